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

/** A loop sleeps on a bell until someone rings, a time passes, or it is told to end. A ring is never lost. */
export class Bell {
  #rung = false;
  #wake: (() => void) | undefined;

  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** Waits for a ring, at most `milliseconds`; at once if it rang since the last wait. Never rejects. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', this.#onAbort);
          resolve();
        };
        signal.addEventListener('abort', this.#onAbort, { once: true });
      });
      signal.removeEventListener('abort', this.#onAbort);
    }
    this.#wake = undefined;
    this.#rung = false;
  }

  readonly #onAbort = (): void => this.#wake?.();
}

/** Sleeps, or wakes early when told to end. */
export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Bell().wait(milliseconds, signal);
