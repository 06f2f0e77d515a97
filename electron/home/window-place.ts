import { join } from 'node:path';
import { z } from 'zod';
import type { ShellLog } from '../log.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

const pixels = z.int().min(-100_000).max(100_000);
/** Where the window stood when it was last moved, in the pixels of the desktop, and whether it filled the screen. */
export const WindowPlace = z.strictObject({
  x: pixels,
  y: pixels,
  width: pixels.min(1),
  height: pixels.min(1),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

/** The window's last place, in `window.json` of the home folder. */
export class WindowPlaceFile {
  readonly #path: string;
  readonly #log: ShellLog;

  constructor(home: string, log: ShellLog) {
    this.#path = join(home, 'window.json');
    this.#log = log;
  }

  /** Undefined where it is missing or damaged: the window then opens where it would the first time. */
  read(): WindowPlace | undefined {
    try {
      return readSmallFile(this.#path, WindowPlace);
    } catch (error) {
      this.#log.failed('window', 'CONFIG_INVALID', error);
      return undefined;
    }
  }

  /** Never throws: a place that cannot be kept must not hold up the window. */
  write(place: WindowPlace): void {
    try {
      writeSmallFile(this.#path, place);
    } catch (error) {
      this.#log.failed('window', 'DISK_FAILED', error);
    }
  }
}
