import { join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { Preferences } from '../../contract/ipc/preferences.ts';
import type { ShellLog } from '../log.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

const defaults: Preferences = { language: 'vi', theme: 'system', zoom: 100, sound: true };

/** The clerk's choices for the look of the windows, in `preferences.json` of the home folder. */
export class PreferenceFile {
  readonly #path: string;
  readonly #log: ShellLog;

  constructor(home: string, log: ShellLog) {
    this.#path = join(home, 'preferences.json');
    this.#log = log;
  }

  /** The defaults where the file is missing or damaged: nothing of worth is in it. */
  read(): Preferences {
    try {
      return readSmallFile(this.#path, Preferences) ?? defaults;
    } catch (error) {
      this.#log.failed('preferences', 'CONFIG_INVALID', error);
      return defaults;
    }
  }

  /** Throws DISK_FAILED. */
  write(preferences: Preferences): void {
    try {
      writeSmallFile(this.#path, preferences);
    } catch (cause) {
      throw new AppError('DISK_FAILED', { cause, detail: { file: 'preferences' } });
    }
  }
}
