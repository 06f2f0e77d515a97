import { AppError } from '../../contract/errors/index.ts';
import { Name } from '../../contract/exchange/directory.ts';
import type { SignatureView } from '../../contract/ipc/views.ts';
import type { Proof } from '../../contract/ledger/act.ts';
import type { OpenVault } from './open-vault.ts';
import { readProof } from './proofs.ts';

/** Checks a kept signature now and says in one row whether it holds, and if not why. */
export async function signatureView(
  vault: OpenVault,
  role: SignatureView['role'],
  proof: Proof,
): Promise<SignatureView> {
  const unknown = { role, subject: '-', at: null, valid: false, warnings: [] };
  const signed = readProof(vault.store.proofs, proof);
  if (signed === undefined) return { ...unknown, fault: 'PROOF_MISSING' };
  try {
    const facts = await vault.check(signed.content, signed.signature);
    const subject = Name.safeParse(facts.subject).data ?? '-';
    return { role, subject, at: facts.at, valid: true, fault: null, warnings: facts.warnings };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ...unknown, fault: error.code };
  }
}
