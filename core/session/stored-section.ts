import { AppError } from '../../contract/errors/index.ts';
import { Proof, type SectionMark } from '../../contract/ledger/parts.ts';
import { sectionIn } from '../acts/engine/section.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { LedgerStore, Store } from '../ports/store.ts';
import { type ReopenExpectation, type ReopenedSection, reopenSection } from '../section/section.ts';
import { lastNamed } from './last-named.ts';
import { keepProof } from './stored-documents.ts';

export interface StoredSection extends ReopenedSection {
  readonly mark: SectionMark;
}

/** Keeps the signed bytes for ever, and that they are the ones in use. */
export function keepSection(store: Pick<Store, 'proofs' | 'settings'>, signed: SignedBytes): Proof {
  const kept = keepProof(store, signed);
  store.settings.write('section', canonicalBytes(kept));
  return kept;
}

/**
 * The section in use; undefined where none was taken in yet. SECTION_WENT_BACK when it is not the one that the ledger
 * names last, as of a directory (`storedDirectory`), or its bytes are gone; errors of `reopenSection`.
 */
export async function storedSection(
  store: Pick<Store, 'settings' | 'proofs'> & { ledger: Pick<LedgerStore, 'page'> },
  expected: ReopenExpectation,
): Promise<StoredSection | undefined> {
  const bytes = store.settings.read('section');
  const named = lastNamed(store.ledger, sectionIn) ?? null;
  if (bytes === undefined && named === null) return undefined;
  const kept = bytes && proofIn(bytes);
  if (kept === undefined || named === null || kept.content !== named.digest)
    throw new AppError('SECTION_WENT_BACK');
  const [content, signature] = [store.proofs.get(kept.content), store.proofs.get(kept.signature)];
  if (content === undefined || signature === undefined) throw new AppError('SECTION_WENT_BACK');
  return { ...(await reopenSection({ content, signature }, expected)), mark: named };
}

function proofIn(bytes: Uint8Array): Proof {
  try {
    return Proof.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new AppError('VAULT_DAMAGED', { cause });
  }
}
