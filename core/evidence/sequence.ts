import { AppError } from '../../contract/errors/index.ts';
import type { ActName, LedgerEntry } from '../../contract/ledger/act.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import { toleratedStepBack } from '../clocks/clock.ts';

/** Acts that a person wills; the terminal writes the others by itself in the session of whoever is there. */
const willed: readonly ActName[] = [
  'register',
  'correct',
  'cancel',
  'issue',
  'enter',
  'join',
  'refuse',
  'retry',
  'withdraw',
  'unlock',
];

export const isWilled = ({ act }: Pick<LedgerEntry, 'act'>): boolean => willed.includes(act);

/**
 * Holds the frame of each entry against those before it: who is at the terminal, and that time goes on. Time may
 * go back where the terminal noticed it and wrote CLOCK_BACKWARD; it looks every half minute and at the ends of a
 * session, so that some acts may stand before that incident, but none of the next session.
 */
export class Sequence {
  #present: PersonCode | undefined;
  /** The latest time an entry has stated since the clock was last seen to go back, in milliseconds. */
  #reached = 0;
  /** The first entry behind that time for which no incident has been written yet. */
  #back: number | undefined;
  /** The same of a session that is over. */
  #unsaid: number | undefined;

  /** LEDGER_CONTRADICTS for a person's act outside of that person's session. */
  take(entry: LedgerEntry): void {
    if (entry.act === 'unlock') this.#open(entry);
    if (isWilled(entry) && entry.actor !== this.#present) throw new AppError('LEDGER_CONTRADICTS');
    if (entry.act === 'lock') this.#present = undefined;
    this.#time(entry);
  }

  /** The first entry that goes back in time with no incident that says so. */
  get wentBack(): number | undefined {
    return this.#unsaid ?? this.#back;
  }

  #open({ actor }: LedgerEntry): void {
    this.#present = actor;
    this.#unsaid ??= this.#back;
  }

  #time(entry: LedgerEntry): void {
    const { at, seq } = entry;
    if (entry.act === 'incident' && entry.data.fault === 'CLOCK_BACKWARD') {
      this.#reached = Date.parse(at);
      this.#back = undefined;
      return;
    }
    if (Date.parse(at) < this.#reached - toleratedStepBack) this.#back ??= seq;
    this.#reached = Math.max(this.#reached, Date.parse(at));
  }
}
