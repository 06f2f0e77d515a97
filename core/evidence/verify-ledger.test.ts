import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { testSigner } from '../../test/support/exchange/agencies.ts';
import {
  at,
  checkpoints,
  clerk,
  endpoint,
  entries,
  fault,
  lines,
  organisation,
  over,
  receiptProof,
  someDigest,
  stored,
  terminal,
  verify,
} from '../../test/support/ledger-evidence.ts';
import { fc } from '../../test/support/random.ts';
import { anchorOver } from '../encoding/anchor.ts';
import { canonicalText } from '../encoding/canonical.ts';
import { signStatement } from '../encoding/statement.ts';
import { entryHash, entryLine, genesis } from '../ledger/chain.ts';
import { proveEntry, verifyEntry } from '../ledger/checkpoint.ts';

const stranger = testSigner('stranger');
const without = (index: number): string[] => lines.filter((_, other) => other !== index);

describe('a whole ledger', () => {
  test('verifies, and says how much of it is signed and anchored', async () => {
    expect(await verify()).toEqual({
      entries: 12,
      checkpoints: 3,
      signed: 11,
      anchored: 9,
      head: entries.at(-1)?.hash,
      ok: true,
      firstFault: null,
      unattested: [],
      unsigned: { first: 12, last: 12 },
    });
    expect(await verify({ lines: [], checkpoints: [] })).toMatchObject({
      ...{ ok: true, entries: 0, head: null, unsigned: null },
    });
  });

  test('names the entries that no checkpoint covers, all of them when nothing is signed', async () => {
    expect((await verify({ lines: lines.slice(0, 11) })).unsigned).toBeNull();
    expect((await verify({ checkpoints: [] })).unsigned).toEqual({ first: 1, last: 12 });
    expect((await verify({ checkpoints: checkpoints.slice(0, 2) })).unsigned).toEqual({
      first: 10,
      last: 12,
    });
  });

  test('is refused at its last entry when that is dated after the clock of the reader', async () => {
    const minutes = (count: number) => new Date(Date.parse(at) + count * 60_000);
    expect(await fault({ now: minutes(-4) })).toBeNull();
    expect(await fault({ now: minutes(-6) })).toEqual([1, 'LEDGER_TIME_AHEAD']);
    const last = entries[10];
    if (last === undefined) throw new Error('no entry');
    const { hash: _hash, ...bare } = { ...last, seq: 12, prev: last.hash, at: '2046-01-01T00:00:00.000Z' };
    const line = entryLine({ ...bare, hash: entryHash(bare) });
    expect(await fault({ lines: lines.with(11, line), now: minutes(0) })).toEqual([12, 'LEDGER_TIME_AHEAD']);
    expect(await fault({ lines: lines.with(11, line) })).toBeNull();
  });

  test('is refused when a checkpoint is dated before what it covers', async () => {
    const earlier = await stored(
      { ...over(entries.slice(9, 11)), at: '2026-11-23T00:59:54.999Z' },
      clerk,
      false,
    );
    expect(await fault({ checkpoints: checkpoints.with(2, earlier) })).toEqual([11, 'LEDGER_TIME_BACK']);
    const close = await stored(
      { ...over(entries.slice(9, 11)), at: '2026-11-23T00:59:55.000Z' },
      clerk,
      false,
    );
    expect(await fault({ checkpoints: checkpoints.with(2, close) })).toBeNull();
  });

  test('fails at the line that could not be read', async () => {
    async function* broken() {
      yield* lines.slice(0, 6);
      throw new AppError('FILE_TOO_LARGE');
    }
    expect(await fault({ lines: broken(), checkpoints: checkpoints.slice(0, 1) })).toEqual([
      7,
      'FILE_TOO_LARGE',
    ]);
  });

  test('every entry can be shown to be under its checkpoint', () => {
    const covered = entries.slice(5, 9);
    const checkpoint = over(covered);
    for (const entry of covered) {
      const inclusion = proveEntry(
        covered.map(({ hash }) => hash),
        checkpoint,
        entry.seq,
      );
      expect(verifyEntry(entry, inclusion, checkpoint)).toBe(true);
      expect(verifyEntry({ ...entry, at: '2026-11-23T01:00:00.001Z' }, inclusion, checkpoint)).toBe(false);
      expect(verifyEntry(entry, inclusion, over(entries.slice(5, 8)))).toBe(false);
    }
  });
});

describe('the first failing entry is named', () => {
  test('when any character of any line is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(11),
        fc.nat(),
        fc.constantFrom('0', '7', 'f', 'z', ' ', '"'),
        async (line, place, put) => {
          const text = lines[line] ?? '';
          const index = place % text.length;
          const changed = text.slice(0, index) + put + text.slice(index + 1);
          if (changed === text) return;
          const found = await fault({ lines: lines.with(line, changed) });
          expect(found?.[0]).toBe(line + 1);
          expect(['LEDGER_BROKEN', 'LEDGER_ENTRY_INVALID', 'PROOF_MISSING']).toContain(found?.[1]);
        },
      ),
    );
  });

  test('when a line is removed, put in twice, or moved', async () => {
    for (let index = 0; index < lines.length - 1; index += 1) {
      const line = lines[index] ?? '';
      expect(await fault({ lines: without(index) })).toEqual([index + 1, 'LEDGER_BROKEN']);
      expect(await fault({ lines: lines.toSpliced(index, 0, line) })).toEqual([index + 2, 'LEDGER_BROKEN']);
      const moved = lines.toSpliced(index, 2, lines[index + 1] ?? '', line);
      expect(await fault({ lines: moved })).toEqual([index + 1, 'LEDGER_BROKEN']);
    }
  });

  test('when a line is spelled otherwise or holds a key more', async () => {
    const spaced = (lines[2] ?? '').replace(',', ', ');
    expect(await fault({ lines: lines.with(2, spaced) })).toEqual([3, 'LEDGER_ENTRY_INVALID']);
    const more = { ...entries[2], note: 'x' };
    const line = JSON.stringify({ ...more, hash: someDigest });
    expect(await fault({ lines: lines.with(2, line) })).toEqual([3, 'LEDGER_ENTRY_INVALID']);
  });

  /** A ledger whose last line has something else, chained and hashed as a newer version would. */
  const endingWith = (change: (last: LedgerEntry) => object): string[] => {
    const last = entries[3];
    if (last === undefined) throw new Error('no entry');
    const frame = { ...last, ...change(last) };
    return [...lines.slice(0, 3), canonicalText({ ...frame, hash: entryHash(frame) })];
  };

  test.each<[string, (last: LedgerEntry) => object]>([
    ['an act', () => ({ act: 'burn' })],
    ['a generation of an act', () => ({ generation: 2 })],
    ['a proof', ({ data }) => ({ data: { ...data, witness: receiptProof } })],
    [
      'a member of a proof',
      ({ data }) => ({ data: { ...data, receipt: { ...receiptProof, time: someDigest } } }),
    ],
    ['a member of an entry', () => ({ place: 'H37' })],
    ['a cause of a lock', () => ({ act: 'lock', subject: 'S1', data: { cause: 'fire' } })],
    [
      'a kind of fault',
      () => ({ act: 'reject', data: { from: 'H37', envelope: someDigest, fault: 'KIND_NEW' } }),
    ],
  ])('when it holds %s that this version does not know', async (_what, change) => {
    const late = endingWith(change);
    expect(await fault({ lines: late, checkpoints: [] })).toEqual([4, 'ACT_UNKNOWN']);
    // A line that is not whole is no other version's: it was changed.
    const unhashed = late.with(3, (late[3] ?? '').replace(/"at":"2026/, '"at":"2027'));
    expect(await fault({ lines: unhashed, checkpoints: [] })).toEqual([4, 'LEDGER_ENTRY_INVALID']);
    expect(await fault({ lines: late.toSpliced(1, 1), checkpoints: [] })).toEqual([2, 'LEDGER_BROKEN']);
  });

  test('when the tail is rewritten with a chain that holds: the checkpoint does not', async () => {
    const rewritten = entries.slice(0, 6);
    for (const entry of entries.slice(6)) {
      const next = { ...entry, at: '2026-11-23T02:00:00.000Z', prev: rewritten.at(-1)?.hash ?? genesis };
      rewritten.push({ ...next, hash: entryHash(next) });
    }
    expect(await fault({ lines: rewritten.map(entryLine) })).toEqual([6, 'CHECKPOINT_INVALID']);
  });

  test('when the end is cut off: by the anchor, by the checkpoint, by what the endpoint remembers', async () => {
    expect(await fault({ lines: lines.slice(0, 8) })).toEqual([9, 'LEDGER_ROLLED_BACK']);
    expect(await fault({ lines: lines.slice(0, 10) })).toEqual([11, 'CHECKPOINT_INVALID']);
    const frame = { organisation, terminal, toSeq: 12, at };
    const head = entries[11]?.hash ?? '';
    const cut = { lines: lines.slice(0, 5), checkpoints: checkpoints.slice(0, 1) };
    expect(await fault(cut)).toBeNull();
    for (const lastAnchor of [{ ...frame, head }, anchorOver(frame, head)]) {
      expect(await fault({ ...cut, lastAnchor })).toEqual([6, 'LEDGER_ROLLED_BACK']);
      expect(await fault({ lastAnchor })).toBeNull();
    }
    for (const lastAnchor of [{ ...frame, head: someDigest }, anchorOver(frame, someDigest)])
      expect(await fault({ lastAnchor })).toEqual([12, 'LEDGER_ROLLED_BACK']);
  });

  test('when a proof is missing or is not what it was', async () => {
    expect(await fault({ proof: () => undefined })).toEqual([4, 'PROOF_MISSING']);
    expect(await fault({ proof: () => new Uint8Array() })).toEqual([4, 'PROOF_MISSING']);
  });

  test('when checkpoints are swapped, left out, of another terminal, or by another signer', async () => {
    const [first, second, third] = checkpoints;
    if (first === undefined || second === undefined || third === undefined) throw new Error('checkpoints');
    expect(await fault({ checkpoints: [second, first, third] })).toEqual([1, 'CHECKPOINT_INVALID']);
    expect(await fault({ checkpoints: [first, third] })).toEqual([6, 'CHECKPOINT_INVALID']);
    expect(await fault({ checkpoints: [first, { ...second, signature: first.signature }] })).toEqual([
      6,
      'CHECKPOINT_INVALID',
    ]);
    expect(await fault({ checkpoints: [first, { ...second, anchor: first.anchor }] })).toEqual([
      6,
      'CHECKPOINT_INVALID',
    ]);
    expect(await fault({ terminal: 'T00000002' })).toEqual([1, 'CHECKPOINT_INVALID']);
    const foreign = await stored(over(entries.slice(5, 9)), stranger);
    expect(await fault({ checkpoints: [first, foreign] })).toEqual([6, 'SIGNER_NOT_AUTHORISED']);
    const { toSeq, head } = over(entries.slice(0, 5));
    const own = await signStatement({ organisation, terminal, toSeq, head, at }, clerk.sign);
    const anchor = { statement: own.content, signature: own.signature };
    expect(await fault({ checkpoints: [{ ...first, anchor }] })).toEqual([1, 'CHECKPOINT_INVALID']);
  });

  test('by an anchor over another head, in either generation', async () => {
    const [first] = checkpoints;
    if (first === undefined) throw new Error('checkpoints');
    const frame = { organisation, terminal, toSeq: 5, at };
    const head = entries[4]?.hash ?? '';
    for (const [receipt, expected] of [
      [{ ...frame, head }, null],
      [{ ...frame, head: someDigest }, [1, 'CHECKPOINT_INVALID']],
      [anchorOver(frame, head), null],
      [anchorOver(frame, someDigest), [1, 'CHECKPOINT_INVALID']],
      [{ ...anchorOver(frame, head), at: '2026-11-23T00:59:59.000Z' }, [1, 'CHECKPOINT_INVALID']],
    ] as const) {
      const { content: statement, signature } = await signStatement(receipt, endpoint.sign);
      const anchor = { statement, signature };
      expect(await fault({ checkpoints: [{ ...first, anchor }] })).toEqual(expected);
    }
  });
});
