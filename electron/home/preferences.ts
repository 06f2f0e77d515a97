import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { Preferences } from '../../contract/ipc/channels.ts';
import type { ShellLog } from '../log.ts';

const defaults: Preferences = { language: 'vi', theme: 'system', zoom: 100 };

/** The clerk's choices for the look of the windows, in `preferences.json` of the home folder. */
export class PreferenceFile {
  readonly #home: string;
  readonly #log: ShellLog;

  constructor(home: string, log: ShellLog) {
    this.#home = home;
    this.#log = log;
  }

  /** The defaults where the file is missing or damaged: nothing of worth is in it. */
  read(): Preferences {
    try {
      return Preferences.parse(JSON.parse(readFileSync(join(this.#home, 'preferences.json'), 'utf8')));
    } catch (error) {
      // Before the first choice there is no file.
      if (!isMissing(error)) this.#log.failed('preferences', 'CONFIG_INVALID', error);
      return defaults;
    }
  }

  /** Replaces the file whole, or leaves the old one; throws DISK_FAILED. */
  write(preferences: Preferences): void {
    const path = join(this.#home, 'preferences.json');
    const draft = `${path}.new`;
    try {
      const file = openSync(draft, 'w', 0o600);
      try {
        writeSync(file, `${JSON.stringify(preferences)}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
    } catch (cause) {
      throw new AppError('DISK_FAILED', { cause, detail: { file: 'preferences' } });
    }
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
