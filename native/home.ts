import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerminalConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';

/** What lies in a terminal's home folder. */
export const homeFiles = (home: string) => ({
  config: join(home, 'terminal.json'),
  vaultKey: join(home, 'vault.p7m'),
  store: join(home, 'store.db'),
  trust: join(home, 'trust'),
  log: join(home, 'core.log'),
  tokenLog: join(home, 'token.log'),
});

/** CONFIG_INVALID when `terminal.json` is missing or does not have its closed form. */
export function readTerminalConfig(home: string): TerminalConfig {
  try {
    return TerminalConfig.parse(JSON.parse(readFileSync(homeFiles(home).config, 'utf8')));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { cause });
  }
}
