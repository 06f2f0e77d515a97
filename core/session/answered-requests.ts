import { AppError } from '../../contract/errors/index.ts';
import { isSameValue } from '../encoding/canonical.ts';

interface Answered {
  readonly command: string;
  readonly args: unknown;
  /** A promise while the act is in progress. */
  readonly answer: unknown;
}

/** Older answers are forgotten: a request is repeated within moments, by a key held down or a window that asks again. */
const remembered = 256;

/**
 * What the commands of one session were answered. It is in memory: a session that ends finishes its acts first, and
 * each act discards the draft of its form, so a form that comes back in a later session holds nothing that was written.
 */
export class AnsweredRequests {
  readonly #answered = new Map<string, Answered>();

  /**
   * Does the work of a request once. A second request of the same identity gets the first one's answer, also while that
   * is in progress; REQUEST_REPEATED when it asks for something else. A request that failed wrote nothing and is tried
   * again.
   */
  run<Answer>(command: string, args: { readonly request: string }, work: () => Answer): Answer {
    const known = this.#known(command, args);
    // The answer of the same command with the same arguments, so it has this type.
    if (known !== undefined) return known.answer as Answer;
    const answer = work();
    const entry = { command, args, answer };
    this.#answered.set(args.request, entry);
    if (answer instanceof Promise) answer.catch(() => this.#forget(args.request, entry));
    const [oldest] = this.#answered.keys();
    if (this.#answered.size > remembered && oldest !== undefined) this.#answered.delete(oldest);
    return answer;
  }

  /** Whether a request is done or in progress; REQUEST_REPEATED when its identity stands for something else. */
  has(command: string, args: { readonly request: string }): boolean {
    return this.#known(command, args) !== undefined;
  }

  #known(command: string, args: { readonly request: string }): Answered | undefined {
    const known = this.#answered.get(args.request);
    if (known !== undefined && (known.command !== command || !isSameValue(known.args, args)))
      throw new AppError('REQUEST_REPEATED');
    return known;
  }

  #forget(request: string, entry: Answered): void {
    if (this.#answered.get(request) === entry) this.#answered.delete(request);
  }
}
