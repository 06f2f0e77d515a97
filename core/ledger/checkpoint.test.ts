import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { AnchorReceipt, Checkpoint } from '../../contract/ledger/checkpoint.ts';
import { createStore } from '../../native/store/store.ts';
import { check, testSigner } from '../../test/support/exchange/agencies.ts';
import { chainOf, locking } from '../../test/support/ledger.ts';
import { fc } from '../../test/support/random.ts';
import { acts, append, key, self, temporaryFolder } from '../../test/support/store.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { merkleRoot } from '../encoding/merkle.ts';
import { type SignBytes, type SignedBytes, signStatement, toBase64 } from '../encoding/statement.ts';
import type { Store } from '../ports/store.ts';
import {
  type AnchorExpectation,
  anchorBytes,
  anchorRequest,
  checkAnchor,
  checkpointLeaf,
  checkpointOver,
  proveEntry,
  readCheckpoint,
  takeCheckpoint,
  verifyEntry,
} from './checkpoint.ts';

const terminal = 'T00000001';
const organisation = 'G22';
const at = '2026-11-23T01:00:00.000Z';
const clerk = testSigner('clerk');
const endpoint = testSigner('endpoint');
const frame = { terminal, at };
const hashesOf = (entries: readonly { hash: string }[]): string[] => entries.map(({ hash }) => hash);
const rootOf = (entries: readonly { hash: string }[]): string =>
  merkleRoot(entries.map(({ hash }) => Buffer.from(hash, 'hex')));

/** Code and field with which a check refuses, or `accepted`. */
async function refusalOf(work: () => unknown): Promise<'accepted' | [ErrorCode, field: string | undefined]> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [error.code, error.field];
  }
  return 'accepted';
}

function over(entries: readonly { seq: number; hash: string }[]): Checkpoint {
  const checkpoint = checkpointOver(entries, frame);
  if (checkpoint === undefined) throw new Error('no entries');
  return checkpoint;
}

describe('a checkpoint', () => {
  test('covers consecutive entries from the first to the last', () => {
    const entries = chainOf(locking(9));
    for (const [from, to] of [
      [0, 1],
      [0, 9],
      [4, 7],
    ] as const) {
      const covered = entries.slice(from, to);
      expect(checkpointOver(covered, frame)).toEqual({
        ...{ terminal, at, fromSeq: from + 1, toSeq: to },
        ...{ merkleRoot: rootOf(covered), head: covered.at(-1)?.hash },
      });
    }
    expect(checkpointOver([], frame)).toBeUndefined();
  });

  test('has the bytes of an entry’s hash for a leaf', () => {
    expect(Buffer.from(checkpointLeaf('00ff'.repeat(16)))).toEqual(Buffer.from('00ff'.repeat(16), 'hex'));
  });

  test('is read from the bytes that its terminal signed, and from no others', async () => {
    const checkpoint = over(chainOf(locking(3)));
    const read = (content: Uint8Array, of = terminal) => refusalOf(() => readCheckpoint(content, of));
    expect(readCheckpoint(canonicalBytes(checkpoint), terminal)).toEqual(checkpoint);
    expect(await read(canonicalBytes(checkpoint), 'T00000002')).toEqual(['CHECKPOINT_INVALID', 'terminal']);
    for (const text of ['', '{}', JSON.stringify(checkpoint, null, 1)]) {
      expect(await read(Buffer.from(text))).toEqual(['CHECKPOINT_INVALID', undefined]);
    }
    expect(await read(canonicalBytes({ ...checkpoint, generation: 2 }))).toEqual([
      'GENERATION_UNKNOWN',
      undefined,
    ]);
  });
});

describe('taking a checkpoint', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let store: Store;
  let signed: Uint8Array[];
  beforeEach(() => {
    folder = temporaryFolder();
    store = createStore({ path: `${folder.path}/store.db`, key, organisation: self });
    signed = [];
  });
  afterEach(() => {
    store.close();
    folder.remove();
  });

  const sign: SignBytes = (content) => {
    signed.push(content);
    return clerk.sign(content);
  };
  const take = (by: SignBytes = sign) =>
    takeCheckpoint({ store, clock: { now: () => Date.parse(at) }, terminal, sign: by });
  /** Appends entries and gives back all that the ledger holds. */
  const grow = (count: number) => {
    for (let index = 0; index < count; index += 1) append(store, acts.unlock());
    return [...store.ledger.range(1, store.ledger.head()?.seq ?? 0)];
  };
  const kept = () =>
    [...store.checkpoints.all()].map(({ fromSeq, toSeq, statement, anchor }) => {
      return { fromSeq, toSeq, statement: Buffer.from(statement).toString(), anchor };
    });
  const keptAs = (checkpoint: Checkpoint | undefined) => ({
    ...{ fromSeq: checkpoint?.fromSeq, toSeq: checkpoint?.toSeq },
    ...{ statement: Buffer.from(canonicalBytes(checkpoint)).toString(), anchor: null },
  });

  test('signs every entry that no checkpoint covers, once', async () => {
    expect(await take()).toBeUndefined();
    const three = grow(3);
    const first = await take();
    expect(first).toEqual(over(three));
    expect(await take()).toBeUndefined();
    const four = grow(1);
    const second = await take();
    expect(second).toEqual(over(four.slice(3)));
    expect(await take()).toBeUndefined();
    const six = grow(2);
    const third = await take();
    expect(third).toEqual(over(six.slice(4)));
    expect(kept()).toEqual([first, second, third].map(keptAs));
    expect(signed.map((content) => Buffer.from(content).toString())).toEqual(
      [first, second, third].map((checkpoint) => keptAs(checkpoint).statement),
    );
  });

  test('keeps the signature beside the signed bytes, and sends both for countersigning', async () => {
    grow(2);
    const checkpoint = await take();
    const [stored] = store.checkpoints.unanchored();
    if (stored === undefined) throw new Error('nothing stored');
    expect((await check(stored.statement, stored.signature)).fingerprint).toBe(clerk.fingerprint);
    const signature = toBase64(stored.signature);
    expect(anchorRequest(stored)).toEqual({ generation: 2, statement: checkpoint, signature });
    const damaged = { ...stored, statement: Buffer.from('{}') };
    expect(await refusalOf(() => anchorRequest(damaged))).toEqual(['CHECKPOINT_INVALID', undefined]);
  });

  test('leaves out what was appended while the token worked, for the next one', async () => {
    grow(2);
    const first = await take((content) => {
      grow(1);
      return clerk.sign(content);
    });
    expect([first?.fromSeq, first?.toSeq]).toEqual([1, 2]);
    const second = await take();
    expect([second?.fromSeq, second?.toSeq]).toEqual([3, 3]);
  });

  test('keeps nothing when another was taken while the token worked', async () => {
    for (const before of [0, 1]) {
      grow(2);
      let other: Checkpoint | undefined;
      const late = await take(async (content) => {
        grow(1);
        other = await take();
        return clerk.sign(content);
      });
      expect(late).toBeUndefined();
      expect(kept().slice(before)).toEqual([keptAs(other)]);
    }
  });

  test('keeps nothing when the token does not sign', async () => {
    grow(2);
    await expect(take(() => Promise.reject(new AppError('TOKEN_REMOVED')))).rejects.toThrow(
      new AppError('TOKEN_REMOVED'),
    );
    expect(kept()).toEqual([]);
  });
});

describe('an anchor', () => {
  const receipt: AnchorReceipt = { organisation, terminal, toSeq: 5, head: 'a'.repeat(64), at };
  const asked: [fingerprint: string, at: string][] = [];
  const signers: AnchorExpectation['signers'] = {
    isEndpoint(fingerprint, instant) {
      asked.push([fingerprint, instant]);
      return fingerprint === endpoint.fingerprint;
    },
  };
  const expected: AnchorExpectation = { organisation, terminal, signers };
  const invalid = ['ENDPOINT_ANSWER_INVALID', undefined];
  const refusal = (anchor: SignedBytes, by = check) => refusalOf(() => checkAnchor(anchor, expected, by));

  test('is a receipt that the endpoint signed for this terminal', async () => {
    asked.length = 0;
    const anchor = await signStatement(receipt, endpoint.sign);
    const times: (Date | undefined)[] = [];
    const accepted = await checkAnchor(anchor, expected, (content, cms, asOf) => {
      times.push(asOf);
      return check(content, cms, asOf);
    });
    expect(accepted).toEqual(receipt);
    // The certificate is checked as of the time that the receipt states, the signer as of that of its signature.
    expect(times).toEqual([new Date(at)]);
    expect(asked).toEqual([[endpoint.fingerprint, at]]);
  });

  test.each([
    ['another organisation', { organisation: 'H37' }],
    ['another terminal', { terminal: 'T00000002' }],
    ['another terminal elsewhere', { organisation: 'H37', terminal: 'T00000002' }],
  ])('of %s is refused', async (_whose, change) => {
    expect(await refusal(await signStatement({ ...receipt, ...change }, endpoint.sign))).toEqual(invalid);
  });

  test('is refused by another signer, in another spelling and without its signature', async () => {
    const anchor = await signStatement(receipt, endpoint.sign);
    expect(await refusal(await signStatement(receipt, clerk.sign))).toEqual(invalid);
    const spaced = Buffer.from(JSON.stringify(receipt, null, 1));
    expect(await refusal({ content: spaced, signature: await endpoint.sign(spaced) })).toEqual(invalid);
    const other = await signStatement({ ...receipt, toSeq: 6 }, endpoint.sign);
    expect(await refusal({ ...anchor, signature: other.signature })).toEqual([
      'SIGNATURE_INVALID',
      undefined,
    ]);
  });

  test('as it travels is turned into the bytes that were signed', async () => {
    const { content, signature } = await signStatement(receipt, endpoint.sign);
    const bytes = anchorBytes({ statement: receipt, signature: toBase64(signature) });
    expect(Buffer.from(bytes.content)).toEqual(Buffer.from(content));
    expect(Buffer.from(bytes.signature)).toEqual(Buffer.from(signature));
  });
});

describe('the place of an entry under a checkpoint', () => {
  const entries = chainOf(locking(40));

  test('is proven for every entry of every checkpoint, and for no other place', () => {
    fc.assert(
      fc.property(fc.nat(entries.length - 1), fc.nat(entries.length - 1), (one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const covered = entries.slice(from, to + 1);
        const checkpoint = over(covered);
        const proofs = covered.map(({ seq }) => proveEntry(hashesOf(covered), checkpoint, seq));
        expect(proofs.map(({ index, size }) => [index, size])).toEqual(
          covered.map((_, index) => [index, covered.length]),
        );
        for (const [place, proof] of proofs.entries()) {
          const holding = entries.filter((entry) => verifyEntry(entry, proof, checkpoint));
          expect(holding).toEqual([covered[place]]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('is not proven by a tree that holds the entry at another place or among more', () => {
    const covered = entries.slice(4, 9);
    const checkpoint = over(covered);
    const [, entry] = covered;
    if (entry === undefined) throw new Error('no entry');
    const proof = proveEntry(hashesOf(covered), checkpoint, entry.seq);
    expect(verifyEntry(entry, proof, checkpoint)).toBe(true);
    // Numbered one too low, too short and too long; the tree itself and the path in it are the same.
    const { fromSeq, toSeq } = checkpoint;
    expect(verifyEntry(entry, proof, { ...checkpoint, fromSeq: fromSeq - 1, toSeq: toSeq - 1 })).toBe(false);
    expect(verifyEntry(entry, proof, { ...checkpoint, toSeq: toSeq - 1 })).toBe(false);
    expect(verifyEntry(entry, proof, { ...checkpoint, toSeq: toSeq + 1 })).toBe(false);
    expect(verifyEntry(entry, proof, { ...checkpoint, merkleRoot: entry.hash })).toBe(false);
    expect(verifyEntry({ ...entry, at }, proof, checkpoint)).toBe(false);
    expect(() => proveEntry(hashesOf(covered), checkpoint, toSeq + 1)).toThrow(
      new RangeError('no leaf at this index'),
    );
  });
});
