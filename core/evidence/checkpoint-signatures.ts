import { AppError, type ErrorCode, errorSpec } from '../../contract/errors/index.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import { claimOf, type Signers } from '../acts/support/signers.ts';
import { isAnchorOver } from '../encoding/anchor.ts';
import { checkAnchor } from '../ledger/checkpoint.ts';
import type { SectionIndex } from '../section/section.ts';
import type { Attestations } from './attestations.ts';
import { codeOf, type Fault, type ReadCheckpoint } from './findings.ts';
import type { LedgerEvidence } from './ledger-evidence.ts';

/** Who was at work at a checkpoint, under which directory and section. */
export interface Present {
  readonly signers: Signers;
  readonly person: PersonCode;
  readonly section: SectionIndex | undefined;
}

/** Checks the signatures of checkpoints that agree with the lines, and of their anchors, up to the first fault. */
export async function checkSignatures(
  evidence: LedgerEvidence,
  checkpoints: readonly ReadCheckpoint[],
  { present, last }: { present: readonly Present[]; last: SectionIndex | undefined },
  outside: Attestations,
): Promise<{ signed: number; anchored: number; fault: Fault | null }> {
  let signed = 0;
  let anchored = 0;
  for (const [index, { checkpoint, stored }] of checkpoints.entries()) {
    try {
      // As of its own time: a certificate that has expired since does not invalidate what it signed.
      const asOf = new Date(checkpoint.at);
      const facts = await evidence.check(stored.statement, stored.signature, asOf);
      const { organisation, signers } = evidence;
      // The person at work signs, also what an earlier session left unsigned.
      const { person, section, signers: used = signers } = present[index] ?? {};
      const listed = used.personByCertificate(organisation, facts.fingerprint, facts.at);
      const signer = listed ?? section?.staff.personByCertificate(facts.fingerprint, facts.at);
      if (signer === undefined || signer.code !== person) throw new AppError('SIGNER_NOT_AUTHORISED');
      const endInside = () => last?.staff.endOf(facts.fingerprint);
      const claim = claimOf(facts, organisation, listed === undefined ? { endOf: endInside } : signers);
      if (claim !== undefined) outside.attest(checkpoint.fromSeq, claim);
      signed = checkpoint.toSeq;
      if (stored.anchor === null) continue;
      const { statement, signature } = stored.anchor;
      const receipt = await checkAnchor({ content: statement, signature }, evidence, evidence.check);
      const same = receipt.toSeq === checkpoint.toSeq && isAnchorOver(receipt, checkpoint.head);
      if (!same) throw new AppError('CHECKPOINT_INVALID');
      anchored = checkpoint.toSeq;
    } catch (error) {
      return { signed, anchored, fault: { seq: checkpoint.fromSeq, code: checkpointCode(codeOf(error)) } };
    }
  }
  return { signed, anchored, fault: null };
}

/** A signature that does not fit is the checkpoint's fault; a certificate's own fault keeps its name. */
function checkpointCode(code: ErrorCode): ErrorCode {
  return errorSpec(code).exchange.signature === 'mismatch' ? 'CHECKPOINT_INVALID' : code;
}
