/**
 * Runs one task at a time, in the order they came; a task runs whatever became of the one before it. Acts that sign
 * before they write use one, so that no two of them decide on the same state of a record; a PKCS#11 module uses one,
 * because a session has one operation in progress and many modules are not safe to enter twice.
 */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();
  #unfinished = 0;

  run<Value>(task: () => Value | Promise<Value>): Promise<Value> {
    this.#unfinished += 1;
    const result = this.#last.then(task).finally(() => {
      this.#unfinished -= 1;
    });
    // The error reaches the caller of `run`; the queue goes on.
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when no task is queued, also none that came while it waited. */
  async idle(): Promise<void> {
    while (this.#unfinished > 0) await this.#last;
  }

  /** Resolves when every task queued so far has ended. */
  async drained(): Promise<void> {
    await this.#last;
  }
}
