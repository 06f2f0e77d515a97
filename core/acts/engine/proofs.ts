import { z } from 'zod';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import { Proof } from '../../../contract/ledger/parts.ts';
import { specificationOf } from '../index.ts';
import type { ProofRole } from '../specification.ts';

const MaybeProof = Proof.optional();
const Items = z.array(z.record(z.string(), z.unknown()));

/** The signed statements an act refers to, and who signed each. */
export function proofsOf(entry: LedgerEntry): { role: ProofRole; proof: Proof }[] {
  const { proofs } = specificationOf(entry);
  if (proofs === 'none') return [];
  return Object.entries(proofs.members).flatMap(([member, role]) =>
    valuesAt(entry.data, member).flatMap((value) => {
      const proof = MaybeProof.parse(value);
      return proof === undefined ? [] : [{ role, proof }];
    }),
  );
}

/** What stands at a member, or at `list[].member` in each of a list. */
function valuesAt(data: Readonly<Record<string, unknown>>, path: string): unknown[] {
  const [name = '', inEach] = path.split('[].');
  const value = data[name];
  if (inEach === undefined) return [value];
  return value === undefined ? [] : Items.parse(value).map((item) => item[inEach]);
}
