/**
 * Begins one task in each turn of the event loop, urgent ones first. However many requests a window makes at once, timers
 * and other ports get their turn between two of them: the idle clock, and the token host's word that a token is gone.
 */
export class TurnQueue {
  readonly #urgent: (() => void)[] = [];
  readonly #others: (() => void)[] = [];
  #isScheduled = false;

  add(begin: () => void, urgent: boolean): void {
    (urgent ? this.#urgent : this.#others).push(begin);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const begin = this.#urgent.shift() ?? this.#others.shift();
      if (this.#urgent.length + this.#others.length > 0) this.#schedule();
      begin?.();
    });
  }
}
