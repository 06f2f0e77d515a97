import type { ScannerSettings } from '../../contract/scanner.ts';
import { letGo, type Reading, type ScanKey, stepScan } from '../../domain/input/scan.ts';

/** No hand types as many signs in a row with so little between them, in milliseconds. */
const mostSigns = 7;
const handMs = 30;

/**
 * Tells keys that a machine pressed: a scan by the terminal's settings, and Enter at the end of a text that came faster
 * than a hand types, as of a scanner that nobody has set up. A page has no part in it.
 */
export class MachineKeys {
  readonly #settings: ScannerSettings;
  #reading: Reading | undefined;
  #signs = 0;
  #last = Number.NEGATIVE_INFINITY;

  constructor(settings: ScannerSettings) {
    this.#settings = settings;
  }

  /** To be told of every key that is pressed. */
  pressed(key: ScanKey): boolean {
    const step = stepScan(this.#settings, this.#reading, key);
    this.#reading = step.reading;
    return this.#isInBurst(key) || step.isHeld;
  }

  /** To be told of every key that is let go. */
  released(key: Pick<ScanKey, 'code' | 'at'>): void {
    this.#reading &&= letGo(this.#reading, key);
  }

  #isInBurst({ key, code, at, ctrl, alt, meta }: ScanKey): boolean {
    if (/^(?:Shift|CapsLock)/.test(code === '' ? key : code)) return false;
    const follows = at - this.#last <= handMs;
    const before = follows ? this.#signs : 0;
    this.#last = at;
    const isSign =
      (key.length === 1 || /^(?:Key|Digit|Numpad)[A-Z0-9]$/.test(code)) && !ctrl && !alt && !meta;
    this.#signs = isSign ? before + 1 : 0;
    return before > mostSigns;
  }
}
