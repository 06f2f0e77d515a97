/**
 * Lets one piece of work at a time through, in order of arrival. A PKCS#11 session has one operation under
 * way, and many modules are not safe to enter twice.
 */
export class SerialQueue {
  #last: Promise<unknown> = Promise.resolve();

  run<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    const result = this.#last.then(work);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
