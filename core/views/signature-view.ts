import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { Name } from '../../contract/exchange/directory.ts';
import type { SignatureView } from '../../contract/ipc/signature-view.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import type { MessageStatus } from '../../contract/record/status.ts';
import type { Instant } from '../../contract/scalar.ts';
import { readProof } from '../ledger/proofs.ts';
import type { OpenVault } from '../session/open-vault.ts';

/**
 * Checks a stored signature as of the time it was stored, by default now, and states in one row whether it holds, and
 * if not why. That its certificate was revoked since is a warning.
 */
export async function signatureView(
  vault: Pick<OpenVault, 'store' | 'check'>,
  what: SignatureView['role'] | { role: 'receiver'; status: MessageStatus },
  proof: Proof,
  takenAt?: Instant,
): Promise<SignatureView> {
  const { role, status } = typeof what === 'string' ? { role: what, status: null } : what;
  const unknown = { role, status, subject: '-', at: null, valid: false, warnings: [] };
  const signed = readProof(vault.store.proofs, proof);
  if (signed === undefined) return { ...unknown, fault: 'PROOF_MISSING' };
  try {
    const asOf = takenAt === undefined ? undefined : new Date(takenAt);
    const facts = await vault.check(signed.content, signed.signature, asOf);
    const subject = Name.safeParse(facts.subject).data ?? '-';
    const since: ErrorCode[] = facts.revokedAt === undefined ? [] : ['CERTIFICATE_REVOKED'];
    return {
      role,
      status,
      subject,
      at: facts.at,
      valid: true,
      fault: null,
      warnings: [...facts.warnings, ...since],
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...unknown, fault: error.code };
  }
}
