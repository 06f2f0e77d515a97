import { expect } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Checkpoint } from '../../contract/ledger/checkpoint.ts';
import type { DatedSigners, Signers } from '../../core/acts/support/signers.ts';
import { anchorOver } from '../../core/encoding/anchor.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { signStatement } from '../../core/encoding/statement.ts';
import type { LedgerEvidence } from '../../core/evidence/ledger-evidence.ts';
import { verifyLedger } from '../../core/evidence/verify-ledger.ts';
import { entryLine, frameEntry, genesis } from '../../core/ledger/chain.ts';
import { checkpointOver } from '../../core/ledger/checkpoint.ts';
import type { StoredCheckpoint } from '../../core/ports/store.ts';
import { check, testSigner } from './exchange/agencies.ts';

/** A ledger of twelve entries with its checkpoints, as the tests of verification change it. */

export const terminal = 'T00000001';
export const organisation = 'G22';
export const at = '2026-11-23T01:00:00.000Z';
export const clerk = testSigner('clerk');
export const endpoint = testSigner('endpoint');
export const envelope = '3f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b11';
export const someDigest = digestOf(new Uint8Array());
const receipt = await signStatement(
  { purpose: 'tram-mat/stored', id: envelope, digest: someDigest, seq: 1, at },
  endpoint.sign,
);
export const receiptProof = { content: digestOf(receipt.content), signature: digestOf(receipt.signature) };

const begin: Act = { act: 'unlock', subject: 'S1', data: {} };

function ledger(length: number): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const position = { seq, at, actor: 'P00000001', prev: entries.at(-1)?.hash ?? genesis };
    entries.push(
      seq % 4 === 0
        ? frameEntry(
            {
              act: 'deliver',
              subject: envelope,
              data: { receipt: receiptProof, to: 'H37' },
            },
            position,
          )
        : frameEntry(seq === 1 ? begin : { act: 'lock', subject: 'S1', data: { cause: 'idle' } }, position),
    );
  }
  return entries;
}

export async function stored(
  checkpoint: Checkpoint,
  signer = clerk,
  anchored = true,
): Promise<StoredCheckpoint> {
  const { fromSeq, toSeq, head } = checkpoint;
  const { content: statement, signature } = await signStatement(checkpoint, signer.sign);
  const receipt = await signStatement(anchorOver({ organisation, terminal, toSeq, at }, head), endpoint.sign);
  const anchor = anchored ? { statement: receipt.content, signature: receipt.signature } : null;
  return { fromSeq, toSeq, statement, signature, anchor };
}

export const over = (entries: LedgerEntry[]): Checkpoint => {
  const checkpoint = checkpointOver(entries, { terminal, at });
  if (checkpoint === undefined) throw new Error('no entries');
  return checkpoint;
};

export const entries = ledger(12);
export const lines = entries.map(entryLine);
/** Over the first eleven entries; the last of them is not anchored. */
export const checkpoints: readonly StoredCheckpoint[] = [
  await stored(over(entries.slice(0, 5))),
  await stored(over(entries.slice(5, 9))),
  await stored(over(entries.slice(9, 11)), clerk, false),
];

/** A directory of which no earlier version was used. */
export const undated = (signers: Signers): DatedSigners => ({ ...signers, asUsed: () => signers });

/** Verifies the ledger with a change to what is given. */
export const verify = (change: Partial<LedgerEvidence> = {}) =>
  verifyLedger({
    organisation,
    terminal,
    lines,
    checkpoints,
    check,
    signers: undated({
      inOffice: () => true,
      canSign: () => true,
      endOf: () => undefined,
      endOfOffice: () => undefined,
      personByCertificate: (of, fingerprint) =>
        of === organisation && fingerprint === clerk.fingerprint ? { code: 'P00000001' } : undefined,
      isOrganisationCertificate: () => false,
      isEndpoint: (fingerprint) => fingerprint === endpoint.fingerprint,
    }),
    proof: (digest) => Object.values(receipt).find((bytes) => digestOf(bytes) === digest),
    ...change,
  });
/** The first fault that verification finds; null if there is none. */
export const fault = async (change: Partial<LedgerEvidence>): Promise<[number, ErrorCode] | null> => {
  const { firstFault, ok } = await verify(change);
  expect(ok).toBe(firstFault === null);
  return firstFault === null ? null : [firstFault.seq, firstFault.code];
};
