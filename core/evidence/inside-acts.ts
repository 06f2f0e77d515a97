import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { SectionIndex } from '../section/section.ts';
import type { Attestations } from './attestations.ts';

/** Of each person so many of the latest acts are held against the end of their office. */
const remembered = 50;

/**
 * Acts of people whom a section alone lists. Which of them lost their office later, the last section of the ledger says:
 * of the time before that end, an act needs a receipt.
 */
export class InsideActs {
  readonly #latest = new Map<PersonCode, { seq: number; stated: Instant }[]>();

  note({ actor, seq, at }: LedgerEntry): void {
    const acts = this.#latest.get(actor) ?? [];
    acts.push({ seq, stated: at });
    this.#latest.set(actor, acts.slice(-remembered));
  }

  /** Once all entries have been read. */
  attest(outside: Attestations, last: SectionIndex | undefined): void {
    for (const [person, acts] of this.#latest) {
      const end = last?.staff.endOfOffice(person);
      if (end === undefined) continue;
      for (const { seq, stated } of acts) outside.attest(seq, { stated, end });
    }
  }
}
