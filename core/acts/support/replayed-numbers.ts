import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import {
  gapAfter,
  gapOf,
  type HandGap,
  type KnownNumbers,
  type NumberChange,
} from '../../../domain/record/by-hand.ts';
import type { VolumeChange } from '../../../domain/volume/volume.ts';

/** Of each year what is still to be entered that was given by hand, and when the number of the last line was given. */
export class ReplayedNumbers implements KnownNumbers {
  readonly #gaps = new Map<number, HandGap>();
  readonly #lastGivenOn = new Map<number, LocalDate>();
  /** The day of each number that was given by hand, by the code of its line. */
  readonly #givenOn = new Map<ControlCode, LocalDate>();

  handGap(year: number): HandGap | undefined {
    return this.#gaps.get(year);
  }

  lastGivenOn(year: number): LocalDate | undefined {
    return this.#lastGivenOn.get(year);
  }

  /** The day on which the number of a line of our own was given by hand; undefined where it was not. */
  givenOn(code: ControlCode): LocalDate | undefined {
    return this.#givenOn.get(code);
  }

  apply(change: NumberChange): void {
    const { year } = change;
    if (change.change === 'state-by-hand') {
      this.#put(year, gapOf(change));
      return;
    }
    const gap = this.#gaps.get(year);
    this.#put(year, gap && gapAfter(gap));
    this.#lastGivenOn.set(year, change.on);
    this.#givenOn.set(change.key.code, change.on);
  }

  /** A number that is given with its line is given on the day of that. */
  noteLine({ book, year, on }: Extract<VolumeChange, { change: 'write-line' }>): void {
    if (book === 'outgoing') this.#lastGivenOn.set(year, on);
  }

  #put(year: number, gap: HandGap | undefined): void {
    if (gap === undefined) this.#gaps.delete(year);
    else this.#gaps.set(year, gap);
  }
}
