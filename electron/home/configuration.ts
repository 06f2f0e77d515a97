import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TerminalConfig } from '../../contract/config.ts';
import { AppError } from '../../contract/errors/index.ts';

/** Reads `terminal.json` of a home folder; throws CONFIG_INVALID for a missing or malformed one. */
export function readConfiguration(home: string): TerminalConfig {
  try {
    return TerminalConfig.parse(JSON.parse(readFileSync(join(home, 'terminal.json'), 'utf8')));
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', { cause });
  }
}
