import type { ClockPort } from '../ports/system.ts';

/** Counts the time without keyboard or mouse on the monotonic clock, which nobody can set. */
export class IdleClock {
  readonly #clock: Pick<ClockPort, 'monotonic'>;
  readonly #limit: number;
  #touched: number;

  constructor(clock: Pick<ClockPort, 'monotonic'>, minutes: number) {
    this.#clock = clock;
    this.#limit = minutes * 60_000;
    this.#touched = clock.monotonic();
  }

  touch(): void {
    this.#touched = this.#clock.monotonic();
  }

  /** Whole seconds until the lock, never below 0. */
  secondsLeft(): number {
    return Math.max(0, Math.ceil((this.#touched + this.#limit - this.#clock.monotonic()) / 1000));
  }
}
