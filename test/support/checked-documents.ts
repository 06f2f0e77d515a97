import { AppError } from '../../contract/errors/index.ts';
import type { Act } from '../../contract/ledger/act.ts';
import { NamedDocuments } from '../../core/acts/support/documents.ts';
import { checkProofs } from '../../core/evidence/proof-check.ts';
import { check, testSigner } from './exchange/agencies.ts';
import { entryOf } from './honest-ledger.ts';
import { sectionOffice } from './section-office.ts';

/** Checks acts that take in a document, in their order, as a reader of the ledger of an office does. */
export async function checkedDocuments() {
  const office = await sectionOffice();
  const authority = testSigner('authority');
  /** The code that the reader ends with, or null, and what it has read by then. */
  async function checked(...ledger: readonly Act[]): Promise<[string | null, NamedDocuments]> {
    const documents = new NamedDocuments([authority.fingerprint]);
    try {
      for (const act of ledger)
        await checkProofs(entryOf(act, 1, '2026-12-02T00:00:00.000Z'), {
          ...{ organisation: office.organisation, signers: office.directory, check, documents },
          claimed: () => undefined,
          proof: (one) => office.proofs.get(one),
          digestOfSent: () => undefined,
        });
      return [null, documents];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [error.code, documents];
    }
  }
  return { ...office, authority, checked };
}
