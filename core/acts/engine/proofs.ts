import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import { Proof } from '../../../contract/ledger/parts.ts';
import { specificationOf } from '../index.ts';
import type { ProofRole } from '../specification.ts';

const MaybeProof = Proof.optional();

/** The signed statements an act refers to, and who signed each. */
export function proofsOf(entry: LedgerEntry): { role: ProofRole; proof: Proof }[] {
  const { proofs } = specificationOf(entry);
  if (proofs === 'none') return [];
  const data: Readonly<Record<string, unknown>> = entry.data;
  return Object.entries(proofs.members).flatMap(([member, role]) => {
    const proof = MaybeProof.parse(data[member]);
    return proof === undefined ? [] : [{ role, proof }];
  });
}
