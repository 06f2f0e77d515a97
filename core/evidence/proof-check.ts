import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { actorOf } from '../acts/engine/actor.ts';
import { specificationOf } from '../acts/index.ts';
import { type ProofContext, ProofReader } from '../acts/support/proof-reader.ts';
import type { DatedClaim } from '../acts/support/signers.ts';
import type { SectionIndex } from '../section/section.ts';

/**
 * SIGNER_NOT_AUTHORISED when a person acted who was in office neither by the directory nor by the section in use, which
 * alone lists those `inside`. If the actor has left office since, returns the time to attest: the entry's time is the
 * actor's own statement, as a signature's is.
 */
export function checkActor(
  entry: LedgerEntry,
  { organisation, signers }: Pick<ProofContext, 'organisation' | 'signers'>,
  section: SectionIndex | undefined = undefined,
): DatedClaim | 'inside' | undefined {
  if (actorOf(entry) === 'terminal') return undefined;
  if (!signers.inOffice(organisation, entry.actor, entry.at)) {
    if (section?.staff.inOffice(entry.actor, entry.at)) return 'inside';
    throw new AppError('SIGNER_NOT_AUTHORISED');
  }
  const end = signers.endOfOffice(organisation, entry.actor);
  return end === undefined ? undefined : { stated: entry.at, end };
}

/**
 * Checks the proofs of an act: each statement that it refers to states what the act states, its signature is valid as
 * of the entry's time, and the signer was authorised at the signing time stated. Errors are those of `ProofReader`.
 */
export async function checkProofs(entry: LedgerEntry, context: ProofContext): Promise<void> {
  const { proofs } = specificationOf(entry);
  if (proofs !== 'none') await proofs.check(entry, new ProofReader(entry, context));
}
