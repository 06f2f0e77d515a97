/**
 * Runs tasks one after another. Acts that sign before they write stand in this line, so that two of them
 * never decide on the same state of a record.
 */
export class Line {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(task: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(task, task);
    // The error reaches whoever gave the task; the next task runs whatever became of this one.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Resolves when everything queued so far has ended. */
  async drained(): Promise<void> {
    await this.#last;
  }
}
