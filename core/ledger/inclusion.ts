import { z } from 'zod';
import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { Checkpoint, InclusionProof } from '../../contract/ledger/checkpoint.ts';
import { readStatement } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';
import { entryLine } from './chain.ts';
import { proveEntry, verifyEntry } from './checkpoint.ts';

/**
 * Shows that one entry is under a token's signature without showing the rest of the ledger: the entry's line,
 * the checkpoint that covers it, and the audit path between the two (RFC 6962).
 */
export const EntryProof = z.strictObject({
  purpose: z.literal('tram-mat/inclusion'),
  entry: z.string().max(1024 * 1024),
  checkpoint: Checkpoint,
  proof: InclusionProof,
});
export type EntryProof = z.infer<typeof EntryProof>;

/** The proof for entry `seq`; undefined while no checkpoint covers it. */
export function proofOfEntry(
  store: Pick<Store, 'ledger' | 'checkpoints'>,
  seq: number,
): EntryProof | undefined {
  const entry = store.ledger.get(seq);
  for (const { fromSeq, toSeq, statement } of store.checkpoints.all()) {
    if (entry === undefined || seq < fromSeq || seq > toSeq) continue;
    const checkpoint = readStatement(Checkpoint, statement, 'CHECKPOINT_INVALID');
    const hashes = [...store.ledger.range(fromSeq, toSeq)].map(({ hash }) => hash);
    const proof = proveEntry(hashes, checkpoint, seq);
    return { purpose: 'tram-mat/inclusion', entry: entryLine(entry), checkpoint, proof };
  }
  return undefined;
}

/** The entry, when its proof holds. The checkpoint's signature is the caller's to check. */
export function checkEntryProof({ entry, checkpoint, proof }: EntryProof): LedgerEntry | undefined {
  const parsed = parseLedgerEntry(JSON.parse(entry));
  return entryLine(parsed) === entry && verifyEntry(parsed, proof, checkpoint) ? parsed : undefined;
}
