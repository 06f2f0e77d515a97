import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import { specificationOf } from '../acts/index.ts';
import { toleratedStepBack } from '../clocks/clock.ts';

/**
 * Checks the frame of each entry against those before it: who is at work, and that time does not go back. An earlier
 * time is accepted if the terminal wrote CLOCK_BACKWARD in the same session: it checks the clock every half minute and
 * when a session begins and ends, so some acts may precede that incident.
 */
export class Sequence {
  #present: PersonCode | undefined;
  /** The latest time an entry has stated since the clock was last seen to go back, in milliseconds. */
  #reached = 0;
  /** The first entry before that time for which no incident has been written yet. */
  #back: number | undefined;
  /** The same of a session that is over. */
  #unexplained: number | undefined;

  /** LEDGER_CONTRADICTS for a person's act outside of that person's session. */
  take(entry: LedgerEntry): void {
    const { actor, session } = specificationOf(entry);
    if (session === 'begins') this.#begin(entry);
    if (actor === 'person' && entry.actor !== this.#present) throw new AppError('LEDGER_CONTRADICTS');
    if (session === 'ends') this.#present = undefined;
    this.#time(entry);
  }

  /** The first entry whose time goes back without an incident in its session. */
  get wentBack(): number | undefined {
    return this.#unexplained ?? this.#back;
  }

  #begin({ actor }: LedgerEntry): void {
    this.#present = actor;
    this.#unexplained ??= this.#back;
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
