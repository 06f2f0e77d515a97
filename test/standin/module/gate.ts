import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorSpec } from '../../../contract/errors/index.ts';

/** Set by the stand-in's own tests, whose fixture app has no vault. */
const ownTests = 'ELECTRON_STANDIN_OWN_TESTS';

/** sysexits.h: permission denied. */
const refused = 77;

/** Ends the process unless the home folder of `--home=DIR` says that it holds training data only. */
export function refuseRealVaults(args: readonly string[]): void {
  if (process.env[ownTests] === '1' && homeOf(args) === undefined) return;
  if (isTraining(homeOf(args))) return;
  const { vi, en } = errorSpec('VAULT_NOT_TRAINING');
  process.stderr.write(`VAULT_NOT_TRAINING\n${vi.what} ${vi.next}\n${en.what} ${en.next}\n`);
  process.exit(refused);
}

const homeOf = (args: readonly string[]): string | undefined =>
  args.findLast((arg) => arg.startsWith('--home='))?.slice('--home='.length);

function isTraining(home: string | undefined): boolean {
  if (home === undefined || home === '') return false;
  try {
    const config: unknown = JSON.parse(readFileSync(join(home, 'terminal.json'), 'utf8'));
    return typeof config === 'object' && config !== null && 'training' in config && config.training === true;
  } catch {
    return false;
  }
}
