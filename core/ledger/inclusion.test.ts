import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { createStore } from '../../native/store/store.ts';
import { testSigner } from '../../test/support/exchange/agencies.ts';
import { acts, append, key, self, temporaryFolder } from '../../test/support/store.ts';
import { canonicalBytes, canonicalText } from '../encoding/canonical.ts';
import type { Store } from '../ports/store.ts';
import { entryLine } from './chain.ts';
import { proveEntry, readCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { checkEntryProof, EntryProof, proofOfEntry, readEntryProof } from './inclusion.ts';

const terminal = 'T00000001';
const { sign } = testSigner('clerk');
let folder: ReturnType<typeof temporaryFolder>;
let store: Store;

/** Two checkpoints over entries 1 to 3 and 4 to 8, and two entries that nobody has signed. */
beforeEach(async () => {
  folder = temporaryFolder();
  store = createStore({ path: `${folder.path}/store.db`, key, organisation: self });
  for (const count of [3, 5, 2]) {
    for (let index = 0; index < count; index += 1) append(store, acts.unlock());
    if (count > 2) await takeCheckpoint({ store, clock: { now: () => Date.now() }, terminal, sign });
  }
});
afterEach(() => {
  store.close();
  folder.remove();
});

const entries = () => [...store.ledger.range(1, 10)];
const checkpoints = () =>
  [...store.checkpoints.all()].map(({ statement }) => readCheckpoint(statement, terminal));

function proofOf(seq: number): EntryProof {
  const proof = proofOfEntry(store, seq);
  if (proof === undefined) throw new Error('no proof');
  return proof;
}

describe('the proof of an entry', () => {
  test('is its line, the one checkpoint that covers it and the path between them', () => {
    const hashes = entries().map(({ hash }) => hash);
    const [first, second] = checkpoints();
    if (first === undefined || second === undefined) throw new Error('no checkpoints');
    for (const entry of entries().slice(0, 8)) {
      const [checkpoint, covered] =
        entry.seq <= 3 ? [first, hashes.slice(0, 3)] : [second, hashes.slice(3, 8)];
      expect(proofOf(entry.seq)).toEqual({
        purpose: 'tram-mat/inclusion',
        entry: entryLine(entry),
        checkpoint,
        proof: proveEntry(covered, checkpoint, entry.seq),
      });
    }
  });

  test('is not there while no checkpoint covers the entry, nor without the entry', () => {
    expect([0, 9, 10, 11].map((seq) => proofOfEntry(store, seq))).toEqual(Array(4).fill(undefined));
  });

  test('holds for the entry that it is about, and is read as it was written', () => {
    for (const entry of entries().slice(0, 8)) {
      const proof = proofOf(entry.seq);
      expect(checkEntryProof(proof)).toEqual(entry);
      expect(readEntryProof(canonicalBytes(proof))).toEqual(proof);
    }
  });

  test('does not hold when any part of it is another', () => {
    const proof = proofOf(5);
    const other = proofOf(6);
    const changes: Partial<EntryProof>[] = [
      { entry: other.entry },
      { proof: other.proof },
      { checkpoint: proofOf(2).checkpoint },
      { entry: proof.entry.replace(',', ', ') },
      { entry: proof.entry.replace('"seq":5', '"seq":5,"seq":5') },
      { entry: proof.entry.replace('"at":"2026', '"at":"2027') },
    ];
    for (const change of changes) expect(checkEntryProof({ ...proof, ...change })).toBeUndefined();
  });

  test('names what is no line of an entry, and what is no proof', () => {
    const proof = proofOf(5);
    const checked = (entry: string) => () => checkEntryProof({ ...proof, entry });
    expect(checked('{"act":')).toThrow(new AppError('LEDGER_ENTRY_INVALID'));
    expect(checked(proof.entry.replace('"seq":5', '"seq":0'))).toThrow(new AppError('LEDGER_ENTRY_INVALID'));
    expect(checked(proof.entry.replace('"unlock"', '"burn"'))).toThrow(new AppError('ACT_UNKNOWN'));
    for (const text of ['', '{', '{}', 'null', canonicalText({ ...proof, note: 'x' })]) {
      expect(() => readEntryProof(Buffer.from(text))).toThrow(new AppError('PROOF_INVALID'));
    }
  });

  test('is not accepted in a second spelling', () => {
    const text = canonicalText(proofOf(5));
    for (const spelling of [
      text.replace('"purpose":', '"purpose":"x","purpose":'),
      text.replace(',', ', '),
      `${text}\n`,
      `\uFEFF${text}`,
      text.replace('tram-mat', '\\u0074ram-mat'),
    ]) {
      expect(() => readEntryProof(Buffer.from(spelling))).toThrow(new AppError('PROOF_INVALID'));
    }
  });

  test('is read only in its closed form, with a line of at most 1 MiB', () => {
    const proof = proofOf(5);
    const longest = 'a'.repeat(1024 * 1024);
    const isRead = (change: object) => EntryProof.safeParse({ ...proof, ...change }).success;
    expect(isRead({ entry: longest })).toBe(true);
    expect(isRead({ entry: `${longest}a` })).toBe(false);
    expect(isRead({ purpose: 'tram-mat/stored' })).toBe(false);
    expect(isRead({ note: 'x' })).toBe(false);
  });
});
