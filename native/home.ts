import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DriverConfig, TerminalConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';

/** What lies in a terminal's home folder. */
export const homeFiles = (home: string) => ({
  config: join(home, 'terminal.json'),
  driver: join(home, 'driver.json'),
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

/** What the token's driver needs besides; nothing where there is no `driver.json`, CONFIG_INVALID for another form. */
export function readDriverConfig(home: string): DriverConfig {
  const { driver } = homeFiles(home);
  if (!existsSync(driver)) return { environment: {}, initialisation: null };
  try {
    return DriverConfig.parse(JSON.parse(readFileSync(driver, 'utf8')));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { cause });
  }
}
