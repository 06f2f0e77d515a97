import { isAbsolute, resolve } from 'node:path';

export const homeSwitch = '--home=';

/** The terminal's home folder: `--home=DIR`, or the given folder where the switch is absent. */
export function locateHome(argv: readonly string[], fallback: string): string {
  const given = argv.find((argument) => argument.startsWith(homeSwitch))?.slice(homeSwitch.length);
  if (given === undefined || given === '') return fallback;
  return isAbsolute(given) ? given : resolve(given);
}

/** The same home, for a child process. */
export const homeArgument = (home: string): string => `${homeSwitch}${home}`;
