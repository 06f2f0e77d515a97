export type StartChoice = 'walkthrough' | 'a' | 'b' | { readonly refusal: string };

/** What `npm start` does: whoever names a terminal wants that one, and is told when it cannot be opened. */
export function startChoice(
  asked: { readonly walkthrough: boolean; readonly terminal: string | undefined },
  hasDisplay: boolean,
): StartChoice {
  const { walkthrough, terminal } = asked;
  if (terminal !== undefined && terminal !== 'a' && terminal !== 'b')
    return { refusal: `There is no terminal ${JSON.stringify(terminal)}: --terminal a | b` };
  if (walkthrough && terminal !== undefined)
    return { refusal: 'Either --walkthrough or --terminal, not both' };
  if (walkthrough) return 'walkthrough';
  if (hasDisplay) return terminal ?? 'a';
  return terminal === undefined
    ? 'walkthrough'
    : { refusal: `Terminal ${terminal} needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set` };
}
