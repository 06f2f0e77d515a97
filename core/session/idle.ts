import { clockStep } from '../clocks/clock.ts';
import type { ClockPort } from '../ports/system.ts';

/** A longer step of the clock forward (ms) than a time service makes: the machine slept, or somebody set the clock. */
const sleepStepMs = 30_000;

/**
 * Counts the time without keyboard or mouse on the monotonic clock, which nobody can set. That clock stands still while
 * the machine sleeps, so a step of the wall clock ahead of it ends the session too, whatever it came from.
 */
export class IdleClock {
  readonly #clock: ClockPort;
  readonly #limit: number;
  #touched: number;
  #seen: { now: number; monotonic: number };
  #slept = false;

  constructor(clock: ClockPort, minutes: number) {
    this.#clock = clock;
    this.#limit = minutes * 60_000;
    this.#touched = clock.monotonic();
    this.#seen = { now: clock.now(), monotonic: this.#touched };
  }

  touch(): void {
    this.#look();
    this.#touched = this.#clock.monotonic();
  }

  /** Whole seconds until the lock, never below 0; 0 for good after a sleep. */
  secondsLeft(): number {
    this.#look();
    if (this.#slept) return 0;
    return Math.max(0, Math.ceil((this.#touched + this.#limit - this.#clock.monotonic()) / 1000));
  }

  #look(): void {
    const seen = { now: this.#clock.now(), monotonic: this.#clock.monotonic() };
    if (clockStep(this.#seen, seen) > sleepStepMs) this.#slept = true;
    this.#seen = seen;
  }
}
