/** Long polls that wait for an arrival, by organisation. */
export class Waiters {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Resolves at the next arrival for the organisation, after `milliseconds`, or when `signal` aborts. */
  wait(organisation: string, milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    const waiting = this.#waiting.get(organisation) ?? new Set();
    this.#waiting.set(organisation, waiting);
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        waiting.delete(wake);
        if (waiting.size === 0 && this.#waiting.get(organisation) === waiting)
          this.#waiting.delete(organisation);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      signal.addEventListener('abort', wake);
      waiting.add(wake);
    });
  }

  wake(organisation: string): void {
    for (const wake of [...(this.#waiting.get(organisation) ?? [])]) wake();
  }

  wakeAll(): void {
    for (const organisation of [...this.#waiting.keys()]) this.wake(organisation);
  }
}
