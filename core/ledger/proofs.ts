import type { Proof } from '../../contract/ledger/parts.ts';
import type { SignedBytes } from '../encoding/statement.ts';
import type { ProofStore } from '../ports/store.ts';

/** Keeps signed bytes beside the ledger and gives the digests an act refers to. */
export const keepProof = (proofs: ProofStore, { content, signature }: SignedBytes): Proof => ({
  content: proofs.put(content),
  signature: proofs.put(signature),
});

/** The signed bytes of a proof; undefined when one of the two is missing. */
export function readProof(proofs: ProofStore, proof: Proof): SignedBytes | undefined {
  const content = proofs.get(proof.content);
  const signature = proofs.get(proof.signature);
  return content === undefined || signature === undefined ? undefined : { content, signature };
}
