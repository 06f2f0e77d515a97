import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { specificationOf } from '../acts/index.ts';
import { type ProofContext, ProofReader } from '../acts/support/proof-reader.ts';
import type { DatedClaim } from '../acts/support/signers.ts';

/**
 * SIGNER_NOT_AUTHORISED when the act is one that its actor was not in office to do. Where the actor has left office
 * since, the claim it makes: its time is the actor's own statement, as a signature's is.
 */
export function checkActor(
  entry: LedgerEntry,
  { organisation, signers }: Pick<ProofContext, 'organisation' | 'signers'>,
): DatedClaim | undefined {
  if (specificationOf(entry).actor === 'terminal') return undefined;
  if (!signers.inOffice(organisation, entry.actor, entry.at)) throw new AppError('SIGNER_NOT_AUTHORISED');
  const end = signers.endOfOffice(organisation, entry.actor);
  return end === undefined ? undefined : { stated: entry.at, end };
}

/**
 * Checks what an act rests on: every statement it refers to says what the act says, is signed, as of the entry's
 * time, and by one who could when the signature states that it was made. Errors are those of `ProofReader`.
 */
export async function checkProofs(entry: LedgerEntry, context: ProofContext): Promise<void> {
  const { proofs } = specificationOf(entry);
  if (proofs !== 'none') await proofs.check(entry, new ProofReader(entry, context));
}
