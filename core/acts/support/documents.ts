import type { Calendar } from '../../../contract/calendar/calendar.ts';
import type { Law } from '../../../contract/law/law.ts';
import type { Digest } from '../../../contract/scalar.ts';
import type { SectionIndex } from '../../section/section.ts';

/**
 * The signed documents of what came in, as a reader of the ledger has verified them, one after the other (`ProofReader`).
 * Whoever has no bytes of them has none here.
 */
export class NamedDocuments {
  /** SHA-256 of each certificate with which a directory authority may sign. */
  readonly authorities: readonly string[];
  readonly #sections = new Map<Digest, SectionIndex>();
  readonly #laws = new Map<Digest, Law>();
  readonly #calendars = new Map<Digest, Calendar>();
  #latest: SectionIndex | undefined;

  constructor(authorities: readonly string[] = []) {
    this.authorities = authorities;
  }

  /** The section that was taken in last. */
  get section(): SectionIndex | undefined {
    return this.#latest;
  }

  /** A section that an entry so far has taken in, by the SHA-256 of its bytes. */
  sectionOf(digest: Digest): SectionIndex | undefined {
    return this.#sections.get(digest);
  }

  /** The law of an edition that an entry so far has taken in, by the SHA-256 of its bytes. */
  lawOf(digest: Digest): Law | undefined {
    return this.#laws.get(digest);
  }

  /** A calendar that an entry so far has taken in, by the SHA-256 of its bytes. */
  calendarOf(digest: Digest): Calendar | undefined {
    return this.#calendars.get(digest);
  }

  addSection(digest: Digest, index: SectionIndex): void {
    this.#sections.set(digest, index);
    this.#latest = index;
  }

  addLaw(digest: Digest, law: Law): void {
    this.#laws.set(digest, law);
  }

  addCalendar(digest: Digest, calendar: Calendar): void {
    this.#calendars.set(digest, calendar);
  }
}
