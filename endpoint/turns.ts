import { performance } from 'node:perf_hooks';

/** What is begun before the network is looked at again takes about this time (ms). */
const slice = 1;

/**
 * The order in which requests are begun: one of each device that has any, again and again, with a look at the network
 * in between. Many requests that come at once do not make another device's request wait for all of them.
 */
export class Turns {
  readonly #waiting = new Map<string, (() => void)[]>();
  #isScheduled = false;

  add(device: string, begin: () => void): void {
    const queue = this.#waiting.get(device);
    if (queue === undefined) this.#waiting.set(device, [begin]);
    else queue.push(begin);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.size === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const ends = performance.now() + slice;
      do this.#beginRound();
      while (this.#waiting.size > 0 && performance.now() < ends);
      this.#schedule();
    });
  }

  #beginRound(): void {
    for (const [device, queue] of this.#waiting) {
      const begin = queue.shift();
      if (queue.length === 0) this.#waiting.delete(device);
      begin?.();
    }
  }
}
