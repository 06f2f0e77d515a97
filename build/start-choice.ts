export type StartChoice = 'walkthrough' | 'card-walkthrough' | 'a' | 'b' | { readonly refusal: string };

interface Asked {
  readonly walkthrough: boolean;
  readonly terminal: string | undefined;
  readonly tokens: string | undefined;
}

/** What `npm start` does. A terminal that is named is the one that opens; where it cannot, the start says why. */
export function startChoice(asked: Asked, hasDisplay: boolean): StartChoice {
  const { walkthrough, terminal, tokens } = asked;
  if (terminal !== undefined && terminal !== 'a' && terminal !== 'b')
    return { refusal: `There is no terminal ${JSON.stringify(terminal)}: --terminal a | b` };
  if (tokens !== undefined && tokens !== 'opensc')
    return { refusal: `There are no tokens ${JSON.stringify(tokens)}: --tokens opensc` };
  if (walkthrough && terminal !== undefined)
    return { refusal: 'Either --walkthrough or --terminal, not both' };
  if (walkthrough) return tokens === undefined ? 'walkthrough' : 'card-walkthrough';
  if (tokens !== undefined) return { refusal: '--tokens is for --walkthrough only' };
  if (hasDisplay) return terminal ?? 'a';
  return terminal === undefined
    ? 'walkthrough'
    : { refusal: `Terminal ${terminal} needs a display: neither DISPLAY nor WAYLAND_DISPLAY is set` };
}
