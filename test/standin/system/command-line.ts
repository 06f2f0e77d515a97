const added = new Map<string, string>();

function find(name: string): string | undefined {
  const known = added.get(name);
  if (known !== undefined) return known;
  const found = process.argv.findLast((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`));
  return found?.slice(name.length + 3) ?? undefined;
}

/** Switches of this process. Added ones are remembered, but Chromium is started with the stand-in's own. */
export const commandLine = {
  appendSwitch: (name: string, value = ''): void => void added.set(name, value),
  appendArgument: (): void => {},
  removeSwitch: (name: string): void => void added.delete(name),
  hasSwitch: (name: string): boolean => find(name) !== undefined,
  getSwitchValue: (name: string): string => find(name) ?? '',
};
