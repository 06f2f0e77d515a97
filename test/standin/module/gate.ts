import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorSentences } from '../../../renderer/i18n/error-sentences.ts';

/** Set by the stand-in's own tests, whose fixture app has no vault. */
const ownTests = 'ELECTRON_STANDIN_OWN_TESTS';
const fixture = fileURLToPath(new URL('../fixture', import.meta.url));

/** sysexits.h: permission denied. */
const refused = 77;

/** Ends the process unless the home folder of `--home=DIR` says that it holds training data only. */
export function refuseRealVaults(args: readonly string[], app: string | undefined): void {
  const homes = homesOf(args);
  const isFixture = app !== undefined && resolve(app) === fixture;
  if (process.env[ownTests] === '1' && isFixture && homes.length === 0) return;
  // Whichever of several the app takes.
  if (homes.length > 0 && homes.every(isTraining)) return;
  const code = 'VAULT_NOT_TRAINING';
  const sentences = Object.values(errorSentences).map((language) => language[code]);
  process.stderr.write(`${[code, ...sentences.map(({ what, next }) => `${what} ${next}`)].join('\n')}\n`);
  process.exit(refused);
}

const homesOf = (args: readonly string[]): string[] =>
  args.filter((arg) => arg.startsWith('--home=')).map((arg) => arg.slice('--home='.length));

function isTraining(home: string): boolean {
  if (home === '') return false;
  try {
    const config: unknown = JSON.parse(readFileSync(join(home, 'terminal.json'), 'utf8'));
    return typeof config === 'object' && config !== null && 'training' in config && config.training === true;
  } catch {
    return false;
  }
}
