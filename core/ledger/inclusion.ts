import { z } from 'zod';
import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { Checkpoint, InclusionProof } from '../../contract/ledger/checkpoint.ts';
import { readStatement } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';
import { entryLine, parseJson } from './chain.ts';
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

/** Reads a proof from its bytes, which are the RFC 8785 form of it and nothing else. PROOF_INVALID when it is none. */
export const readEntryProof = (bytes: Uint8Array): EntryProof =>
  readStatement(EntryProof, bytes, 'PROOF_INVALID');

/**
 * The entry, when its proof holds. The checkpoint's signature is the caller's to check. LEDGER_ENTRY_INVALID or
 * ACT_UNKNOWN when the line is not that of an entry.
 */
export function checkEntryProof({ entry, checkpoint, proof }: EntryProof): LedgerEntry | undefined {
  const parsed = parseLedgerEntry(parseJson(entry));
  return entryLine(parsed) === entry && verifyEntry(parsed, proof, checkpoint) ? parsed : undefined;
}
