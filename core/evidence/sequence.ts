import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import { actorOf } from '../acts/engine/actor.ts';
import { specificationOf } from '../acts/index.ts';
import { agree } from '../acts/support/agree.ts';
import { toleratedStepBack } from '../clocks/clock.ts';

/** How far the clocks of writer and reader may be apart, in milliseconds. */
const toleratedAhead = 5 * 60_000;

/**
 * Checks the frame of each entry against those before it: who is at work, and that time does not go back. An earlier
 * time is accepted if the terminal wrote CLOCK_BACKWARD in the same session: it checks the clock every half minute and
 * when a session begins and ends, so some acts may precede that incident.
 */
export class Sequence {
  #present: PersonCode | undefined;
  /** In whose session the terminal acts; also after its end, until the next begins. */
  #acting: PersonCode | undefined;
  /** Named before the session begins. */
  #announced: PersonCode | undefined;
  /** Whose sessions have begun. */
  readonly #people = new Set<PersonCode>();
  /** The latest time an entry has stated since the clock was last seen to go back, in milliseconds, and that entry. */
  #reached = 0;
  #reachedBy = 1;
  /** The first entry before that time for which no incident has been written yet. */
  #back: number | undefined;
  /** The same of a session that is over. */
  #unexplained: number | undefined;

  /**
   * LEDGER_CONTRADICTS for a person's act outside of that person's session, and for one of the terminal in the name of
   * somebody else than whose session it is.
   */
  take(entry: LedgerEntry): void {
    const { session } = specificationOf(entry);
    if (session === 'begins') this.#begin(entry);
    if (actorOf(entry) === 'person') agree(entry.actor === this.#present);
    else this.#actFor(entry);
    if (session === 'ends') this.#present = undefined;
    this.#time(entry);
  }

  /** The first entry whose time goes back without an incident in its session. */
  get wentBack(): number | undefined {
    return this.#unexplained ?? this.#back;
  }

  /** A checkpoint that ends with entry `seq` states its time, which is not before that of what it covers. */
  sign(seq: number, at: Instant): void {
    if (Date.parse(at) < this.#reached - toleratedStepBack) this.#back ??= seq;
  }

  /** The latest entry, when it is dated after the reader's `now` (in milliseconds). */
  ahead(now: number): number | undefined {
    return this.#reached > now + toleratedAhead ? this.#reachedBy : undefined;
  }

  #begin({ actor }: LedgerEntry): void {
    this.#settleAnnounced(actor);
    this.#announced = undefined;
    this.#present = actor;
    this.#acting = actor;
    this.#people.add(actor);
    this.#unexplained ??= this.#back;
  }

  /** The clock is compared before the unlock is written, for the person who unlocks. */
  #actFor(entry: LedgerEntry): void {
    const { actor } = entry;
    if (actor === this.#acting) return;
    agree(isClockIncident(entry));
    this.#settleAnnounced(actor);
    this.#announced = actor;
  }

  /** The unlock that was announced may be missing where the terminal was killed before it. */
  #settleAnnounced(actor: PersonCode): void {
    const announced = this.#announced;
    agree(announced === undefined || announced === actor || this.#people.has(announced));
  }

  #time(entry: LedgerEntry): void {
    const { at, seq } = entry;
    if (isClockIncident(entry)) {
      this.#reach(entry);
      this.#back = undefined;
      return;
    }
    if (Date.parse(at) < this.#reached - toleratedStepBack) this.#back ??= seq;
    if (Date.parse(at) > this.#reached) this.#reach(entry);
  }

  #reach({ at, seq }: LedgerEntry): void {
    this.#reached = Date.parse(at);
    this.#reachedBy = seq;
  }
}

const isClockIncident = (entry: LedgerEntry): boolean =>
  entry.act === 'incident' && entry.data.fault === 'CLOCK_BACKWARD';
