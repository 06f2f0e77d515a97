/**
 * Runs one task at a time, in the order they came; a task runs whatever became of the one before it. Acts that sign
 * before they write use one, so that no two of them decide on the same state of a record; a PKCS#11 module uses one,
 * because a session has one operation in progress and many modules are not safe to enter twice.
 */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(task: () => Value | Promise<Value>): Promise<Value> {
    const result = this.#last.then(task);
    // The error reaches the caller of `run`; the queue goes on.
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Resolves when every task queued so far has ended. */
  async drained(): Promise<void> {
    await this.#last;
  }
}
