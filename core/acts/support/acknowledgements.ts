import type { Proof } from '../../../contract/ledger/parts.ts';
import type { Digest } from '../../../contract/scalar.ts';

/** What people have signed beside the sessions of others so far: one statement stands by one act. */
export class Acknowledgements {
  readonly #statements = new Set<Digest>();

  /** Whether no act has named a statement yet; from then on one has. */
  isFirst({ content }: Proof): boolean {
    const isFirst = !this.#statements.has(content);
    this.#statements.add(content);
    return isFirst;
  }
}
