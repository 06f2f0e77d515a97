import { AppError } from '../../contract/errors/index.ts';
import type { anchorRequestFormat, SignedAnchor } from '../../contract/exchange/api.ts';
import type { Written } from '../../contract/generations.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import {
  AnchorReceipt,
  Checkpoint,
  type checkpointFormat,
  type InclusionProof,
} from '../../contract/ledger/checkpoint.ts';
import type { Instant, OrganisationCode, TerminalCode } from '../../contract/scalar.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { inclusionProof, MerkleFrontier, verifyInclusion } from '../encoding/merkle.ts';
import {
  type CheckSignature,
  fromBase64,
  readStatement,
  type SignBytes,
  type SignedBytes,
  signStatement,
  toBase64,
} from '../encoding/statement.ts';
import type { Store, StoredCheckpoint } from '../ports/store.ts';
import type { ClockPort } from '../ports/system.ts';
import { entryHash } from './chain.ts';

/** A leaf of a checkpoint's tree: the entry's hash as 32 bytes. */
export const checkpointLeaf = (hash: string): Uint8Array => Buffer.from(hash, 'hex');

/** The checkpoint over consecutive entries; undefined when there are none. */
export function checkpointOver(
  entries: Iterable<Pick<LedgerEntry, 'seq' | 'hash'>>,
  frame: { terminal: TerminalCode; at: string },
): Written<typeof checkpointFormat> | undefined {
  const frontier = new MerkleFrontier();
  let fromSeq: number | undefined;
  let last: Pick<LedgerEntry, 'seq' | 'hash'> | undefined;
  for (const entry of entries) {
    fromSeq ??= entry.seq;
    frontier.add(checkpointLeaf(entry.hash));
    last = entry;
  }
  if (fromSeq === undefined || last === undefined) return undefined;
  return { ...frame, fromSeq, toSeq: last.seq, merkleRoot: frontier.root(), head: last.hash };
}

/**
 * Signs everything that is not yet signed and keeps the checkpoint. Undefined when there is nothing to sign,
 * or when another checkpoint was taken while the token worked.
 */
export async function takeCheckpoint(context: {
  store: Pick<Store, 'ledger' | 'checkpoints'>;
  clock: Pick<ClockPort, 'now'>;
  terminal: TerminalCode;
  sign: SignBytes;
}): Promise<Checkpoint | undefined> {
  const { store, clock, terminal, sign } = context;
  const fromSeq = (store.checkpoints.last()?.toSeq ?? 0) + 1;
  const lastSeq = store.ledger.head()?.seq ?? 0;
  const at = new Date(clock.now()).toISOString();
  const checkpoint = checkpointOver(store.ledger.range(fromSeq, lastSeq), { terminal, at });
  if (checkpoint === undefined) return undefined;
  const { content, signature } = await signStatement(checkpoint, sign);
  if ((store.checkpoints.last()?.toSeq ?? 0) + 1 !== fromSeq) return undefined;
  store.checkpoints.add({ fromSeq, toSeq: checkpoint.toSeq, statement: content, signature });
  return checkpoint;
}

/** CHECKPOINT_INVALID unless `content` is a checkpoint of this terminal. */
export function readCheckpoint(content: Uint8Array, terminal: TerminalCode): Checkpoint {
  const checkpoint = readStatement(Checkpoint, content, 'CHECKPOINT_INVALID');
  if (checkpoint.terminal !== terminal) throw new AppError('CHECKPOINT_INVALID', { field: 'terminal' });
  return checkpoint;
}

/** The signed checkpoint as the endpoint takes it for countersigning. */
export function anchorRequest(
  stored: Pick<StoredCheckpoint, 'statement' | 'signature'>,
): Written<typeof anchorRequestFormat> {
  const statement = readStatement(Checkpoint, stored.statement, 'CHECKPOINT_INVALID');
  return { generation: 2, statement, signature: toBase64(stored.signature) };
}

export interface AnchorExpectation {
  organisation: OrganisationCode;
  terminal: TerminalCode;
  /** The directory, which dates the certificates with which the endpoint signs. */
  signers: { isEndpoint(fingerprint: string, at: Instant): boolean };
}

/** ENDPOINT_ANSWER_INVALID unless the endpoint signed this receipt for this terminal. */
export async function checkAnchor(
  anchor: SignedBytes,
  expected: AnchorExpectation,
  check: CheckSignature,
): Promise<AnchorReceipt> {
  const receipt = readStatement(AnchorReceipt, anchor.content, 'ENDPOINT_ANSWER_INVALID');
  const { fingerprint, at } = await check(anchor.content, anchor.signature, new Date(receipt.at));
  const ours = receipt.organisation === expected.organisation && receipt.terminal === expected.terminal;
  if (!ours || !expected.signers.isEndpoint(fingerprint, at)) throw new AppError('ENDPOINT_ANSWER_INVALID');
  return receipt;
}

export const anchorBytes = (anchor: SignedAnchor): SignedBytes => ({
  content: canonicalBytes(anchor.statement),
  signature: fromBase64(anchor.signature),
});

/** Proof that entry `seq` is one of those a checkpoint's signature covers. `hashes` are all it covers, in order. */
export function proveEntry(hashes: readonly string[], checkpoint: Checkpoint, seq: number): InclusionProof {
  return inclusionProof(hashes.map(checkpointLeaf), seq - checkpoint.fromSeq);
}

export function verifyEntry(entry: LedgerEntry, proof: InclusionProof, checkpoint: Checkpoint): boolean {
  return (
    proof.index === entry.seq - checkpoint.fromSeq &&
    proof.size === checkpoint.toSeq - checkpoint.fromSeq + 1 &&
    entry.hash === entryHash(entry) &&
    verifyInclusion(checkpointLeaf(entry.hash), proof, checkpoint.merkleRoot)
  );
}
