import type { RandomPort } from '../../ports/system.ts';

/** Back-off with full jitter: evenly between 0 and `base · 2^attempt`, never above `cap`; milliseconds. */
export function fullJitter(attempt: number, base: number, cap: number, random: RandomPort): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(attempt, 30));
  return Math.floor(fraction(random) * ceiling);
}

/** A number from 0 up to, not including, 1. */
function fraction(random: RandomPort): number {
  const bytes = random.bytes(4);
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) / 2 ** 32;
}

/** Resolves once the signal is given. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A loop waits until it is woken, a time has passed, or it is told to end. A call of `wake` is never lost. */
export class WakeSignal {
  #woken = false;
  #resume: (() => void) | undefined;

  wake(): void {
    this.#woken = true;
    this.#resume?.();
  }

  /** Waits for `wake`, at most `milliseconds`; returns at once if it was called since the last wait. Never rejects. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#woken && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#resume = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', this.#onAbort);
          resolve();
        };
        signal.addEventListener('abort', this.#onAbort, { once: true });
      });
      signal.removeEventListener('abort', this.#onAbort);
    }
    this.#resume = undefined;
    this.#woken = false;
  }

  readonly #onAbort = (): void => this.#resume?.();
}

/** Sleeps, or wakes early when told to end. */
export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new WakeSignal().wait(milliseconds, signal);
