import type { Store } from '../ports/store.ts';
import type { ClockPort } from '../ports/system.ts';

/** A clock that stands still while something is done. */
export class HeldClock implements ClockPort {
  readonly #clock: ClockPort;
  #held: number | undefined;

  constructor(clock: ClockPort) {
    this.#clock = clock;
  }

  now(): number {
    return this.#held ?? this.#clock.now();
  }

  monotonic(): number {
    return this.#clock.monotonic();
  }

  /** Does work at one instant; work within it is of the same. */
  hold<T>(work: () => T): T {
    if (this.#held !== undefined) return work();
    this.#held = this.#clock.now();
    try {
      return work();
    } finally {
      this.#held = undefined;
    }
  }
}

interface Clocked {
  readonly clock: ClockPort;
  openStore(key: Uint8Array): Store;
}

/**
 * The dependencies with a clock that stands still during each transaction of the store: what the rules allowed on a day is
 * written under that day, also when midnight or the end of the year comes in between.
 */
export function inOneInstant<Dependencies extends Clocked>(dependencies: Dependencies): Dependencies {
  const clock = new HeldClock(dependencies.clock);
  return {
    ...dependencies,
    clock,
    openStore: (key) => {
      const store = dependencies.openStore(key);
      return { ...store, transaction: (work) => clock.hold(() => store.transaction(work)) };
    },
  };
}
