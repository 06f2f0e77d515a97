import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DriverConfig, TerminalConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';
import { readRegular } from './system/regular-file.ts';

/** How large a configuration file may be. */
const maxConfigBytes = 1024 * 1024;

/** What lies in a terminal's home folder. */
export const homeFiles = (home: string) => ({
  config: join(home, 'terminal.json'),
  driver: join(home, 'driver.json'),
  vaultKey: join(home, 'vault.p7m'),
  store: join(home, 'store.db'),
  trust: join(home, 'trust'),
  inbox: join(home, 'inbox'),
  refused: join(home, 'inbox', 'refused'),
  log: join(home, 'core.log'),
  tokenLog: join(home, 'token.log'),
});

/** CONFIG_INVALID when `terminal.json` is missing or does not have its closed form. */
export function readTerminalConfig(home: string): TerminalConfig {
  try {
    return TerminalConfig.parse(jsonOf(homeFiles(home).config));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { cause });
  }
}

/** What the token's driver needs besides; nothing where there is no `driver.json`, CONFIG_INVALID for another form. */
export function readDriverConfig(home: string): DriverConfig {
  const { driver } = homeFiles(home);
  if (!existsSync(driver)) return { environment: {}, initialisation: null };
  try {
    return DriverConfig.parse(jsonOf(driver));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { cause });
  }
}

const jsonOf = (path: string): unknown => JSON.parse(readRegular(path, maxConfigBytes).toString('utf8'));
