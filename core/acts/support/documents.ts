import type { Digest } from '../../../contract/scalar.ts';
import type { SectionIndex } from '../../section/section.ts';

/**
 * The signed documents of what came in, as a reader of the ledger has verified them, one after the other (`ProofReader`).
 * Whoever has no bytes of them has none here.
 */
export class NamedDocuments {
  readonly #sections = new Map<Digest, SectionIndex>();
  #latest: SectionIndex | undefined;

  /** The section that was taken in last. */
  get section(): SectionIndex | undefined {
    return this.#latest;
  }

  /** A section that an entry so far has taken in, by the SHA-256 of its bytes. */
  sectionOf(digest: Digest): SectionIndex | undefined {
    return this.#sections.get(digest);
  }

  addSection(digest: Digest, index: SectionIndex): void {
    this.#sections.set(digest, index);
    this.#latest = index;
  }
}
