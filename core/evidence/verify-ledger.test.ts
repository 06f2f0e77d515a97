import { beforeAll, describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Checkpoint } from '../../contract/ledger/checkpoint.ts';
import { check, testSigner } from '../../test/support/exchange/agencies.ts';
import { fc } from '../../test/support/random.ts';
import { canonicalText, digestOf } from '../encoding/canonical.ts';
import { signStatement } from '../encoding/statement.ts';
import { entryHash, entryLine, frameEntry, genesis } from '../ledger/chain.ts';
import { checkpointOver, proveEntry, verifyEntry } from '../ledger/checkpoint.ts';
import type { StoredCheckpoint } from '../ports/store.ts';
import { type LedgerEvidence, verifyLedger } from './verify-ledger.ts';

const terminal = 'T00000001';
const organisation = 'G22';
const at = '2026-11-23T01:00:00.000Z';
const clerk = testSigner('clerk');
const stranger = testSigner('stranger');
const endpoint = testSigner('endpoint');
const envelope = '3f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b11';
const someDigest = digestOf(new Uint8Array());
const receipt = await signStatement(
  { purpose: 'tram-mat/stored', id: envelope, digest: someDigest, seq: 1, at },
  endpoint.sign,
);
const receiptProof = { content: digestOf(receipt.content), signature: digestOf(receipt.signature) };

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
        : frameEntry({ act: 'lock', subject: `S${seq}`, data: { cause: 'idle' } }, position),
    );
  }
  return entries;
}

async function stored(checkpoint: Checkpoint, signer = clerk, anchored = true): Promise<StoredCheckpoint> {
  const { fromSeq, toSeq, head } = checkpoint;
  const { content: statement, signature } = await signStatement(checkpoint, signer.sign);
  const receipt = await signStatement({ organisation, terminal, toSeq, head, at }, endpoint.sign);
  const anchor = anchored ? { statement: receipt.content, signature: receipt.signature } : null;
  return { fromSeq, toSeq, statement, signature, anchor };
}

const over = (entries: LedgerEntry[]): Checkpoint => {
  const checkpoint = checkpointOver(entries, { terminal, at });
  if (checkpoint === undefined) throw new Error('no entries');
  return checkpoint;
};

const entries = ledger(12);
const lines = entries.map(entryLine);
let checkpoints: StoredCheckpoint[];
beforeAll(async () => {
  checkpoints = [
    await stored(over(entries.slice(0, 5))),
    await stored(over(entries.slice(5, 9))),
    await stored(over(entries.slice(9, 11)), clerk, false),
  ];
});

const verify = (change: Partial<LedgerEvidence> = {}) =>
  verifyLedger({
    organisation,
    terminal,
    lines,
    checkpoints,
    check,
    signers: {
      inOffice: () => true,
      endOf: () => undefined,
      endOfOffice: () => undefined,
      personByCertificate: (of, fingerprint) =>
        of === organisation && fingerprint === clerk.fingerprint ? { code: 'P00000001' } : undefined,
      isOrganisationCertificate: () => false,
      isEndpoint: (fingerprint) => fingerprint === endpoint.fingerprint,
    },
    proof: (digest) => Object.values(receipt).find((bytes) => digestOf(bytes) === digest),
    ...change,
  });
const fault = async (change: Partial<LedgerEvidence>): Promise<[number, ErrorCode] | null> => {
  const { firstFault, ok } = await verify(change);
  expect(ok).toBe(firstFault === null);
  return firstFault === null ? null : [firstFault.seq, firstFault.code];
};
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
    });
    expect(await verify({ lines: [], checkpoints: [] })).toMatchObject({ ok: true, entries: 0, head: null });
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

  /** A ledger whose last line says something else, chained and hashed as a newer version would. */
  const endingWith = (said: (last: LedgerEntry) => object): string[] => {
    const last = entries[3];
    if (last === undefined) throw new Error('no entry');
    const frame = { ...last, ...said(last) };
    return [...lines.slice(0, 3), canonicalText({ ...frame, hash: entryHash(frame) })];
  };

  test.each<[string, (last: LedgerEntry) => object]>([
    ['an act', () => ({ act: 'lend' })],
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
  ])('when it holds %s that this version does not know', async (_what, said) => {
    const late = endingWith(said);
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
    const lastAnchor = { organisation, terminal, toSeq: 12, head: entries[11]?.hash ?? '', at };
    const cut = { lines: lines.slice(0, 5), checkpoints: checkpoints.slice(0, 1) };
    expect(await fault(cut)).toBeNull();
    expect(await fault({ ...cut, lastAnchor })).toEqual([6, 'LEDGER_ROLLED_BACK']);
    expect(await fault({ lastAnchor: { ...lastAnchor, head: someDigest } })).toEqual([
      12,
      'LEDGER_ROLLED_BACK',
    ]);
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
});

describe('the frame of each entry agrees with those before it', () => {
  const unlock: Act = { act: 'unlock', subject: 'S1', data: {} };
  const lock: Act = { act: 'lock', subject: 'S1', data: { cause: 'idle' } };
  const withdraw: Act = { act: 'withdraw', subject: envelope, data: {} };
  const clockBack: Act = { act: 'incident', subject: 'S1', data: { fault: 'CLOCK_BACKWARD' } };
  const an = 'P00000001';
  const binh = 'P00000002';
  const sealed = (acts: readonly [Act, second: number, actor: string][]): LedgerEntry[] => {
    const all: LedgerEntry[] = [];
    for (const [act, second, actor] of acts) {
      const when = new Date(Date.parse(at) + second * 1000).toISOString();
      const prev = all.at(-1)?.hash ?? genesis;
      all.push(frameEntry(act, { seq: all.length + 1, at: when, actor, prev }));
    }
    return all;
  };
  const of = (...acts: [Act, number, string][]) =>
    fault({ lines: sealed(acts).map(entryLine), checkpoints: [] });

  test('a person acts in a session of their own', async () => {
    expect(await of([unlock, 0, an], [withdraw, 0, an], [lock, 0, an], [unlock, 0, binh])).toBeNull();
    // Killed without a lock, the terminal is unlocked by somebody else.
    expect(await of([unlock, 0, an], [unlock, 0, binh], [withdraw, 0, binh])).toBeNull();
    expect(await of([withdraw, 0, an])).toEqual([1, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [withdraw, 0, binh])).toEqual([2, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [lock, 0, an], [withdraw, 0, an])).toEqual([3, 'LEDGER_CONTRADICTS']);
  });

  test('time goes back no farther than a time service sets it, unless the terminal said so in that session', async () => {
    const start: [Act, number, string] = [unlock, 0, an];
    const later: [Act, number, string] = [withdraw, 60, an];
    expect(await of(start, later, [withdraw, 55, an])).toBeNull();
    expect(await of(start, later, [withdraw, 54.999, an])).toEqual([3, 'LEDGER_TIME_BACK']);
    // Small steps do not add up.
    expect(await of(start, later, [withdraw, 56, an], [withdraw, 52, an])).toEqual([4, 'LEDGER_TIME_BACK']);
    expect(await of(start, later, [clockBack, 0, an], [withdraw, 1, an])).toBeNull();
    expect(await of(start, later, [withdraw, 0, an], [clockBack, 1, an], [lock, 2, an])).toBeNull();
    expect(await of(start, later, [lock, 0, an], [clockBack, 0, binh], [unlock, 0, binh])).toBeNull();
    const unsaid = await of(start, later, [withdraw, 0, an], [unlock, 61, an], [clockBack, 61, an]);
    expect(unsaid).toEqual([3, 'LEDGER_TIME_BACK']);
  });

  test('whoever is at work signs the checkpoint', async () => {
    const others = sealed([
      [unlock, 0, an],
      [unlock, 0, binh],
    ]);
    const all = others.map(entryLine);
    expect(await fault({ lines: all, checkpoints: [await stored(over(others))] })).toEqual([
      1,
      'SIGNER_NOT_AUTHORISED',
    ]);
    const first = await stored(over(others.slice(0, 1)));
    expect(await fault({ lines: all, checkpoints: [first] })).toBeNull();
  });

  test('an act of one who has left office since is dated by nothing but the endpoint’s receipt', async () => {
    const left = sealed([
      [unlock, 0, an],
      [withdraw, 1, an],
    ]);
    const end = new Date(Date.parse(at) + 2000).toISOString();
    const signers = {
      inOffice: () => true,
      endOfOffice: () => end,
      endOf: () => undefined,
      personByCertificate: () => ({ code: an }),
      isOrganisationCertificate: () => false,
      isEndpoint: () => true,
    };
    const given = { lines: left.map(entryLine), signers };
    expect(await verify({ ...given, checkpoints: [await stored(over(left))] })).toMatchObject({
      ok: true,
      unattested: [],
    });
    expect(await verify({ ...given, checkpoints: [] })).toMatchObject({
      ok: true,
      unattested: [
        { seq: 1, before: null },
        { seq: 2, before: null },
      ],
    });
  });
});

describe('a signer whose certificate has lost its authority', () => {
  const ended = (end: string): Partial<LedgerEvidence> => ({
    signers: {
      inOffice: (_organisation, _person, when) => when < end,
      personByCertificate: (_organisation, _fingerprint, when) =>
        when < end ? { code: 'P00000001' } : undefined,
      isOrganisationCertificate: () => false,
      isEndpoint: (fingerprint) => fingerprint === endpoint.fingerprint,
      endOf: () => end,
      endOfOffice: () => end,
    },
  });
  const laterBy = (milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString();

  test('did validly sign before, as far as the endpoint attests that it was before', async () => {
    expect(await verify(ended(laterBy(1)))).toMatchObject({
      ok: true,
      // The third checkpoint was never countersigned.
      unattested: [{ seq: 10, after: at, before: null }],
    });
    const { content, signature } = await signStatement(
      { organisation, terminal, toSeq: 11, head: entries[10]?.hash, at: laterBy(60_000) },
      endpoint.sign,
    );
    const anchor = { statement: content, signature };
    const late = [...checkpoints.slice(0, 2), ...checkpoints.slice(2).map((last) => ({ ...last, anchor }))];
    expect(await verify({ ...ended(laterBy(1)), checkpoints: late })).toMatchObject({
      ok: true,
      unattested: [{ seq: 10, after: at, before: laterBy(60_000) }],
    });
    expect((await verify({ ...ended(laterBy(60_001)), checkpoints: late })).unattested).toEqual([]);
  });

  test('signs nothing after that', async () => {
    expect(await fault(ended(at))).toEqual([1, 'SIGNER_NOT_AUTHORISED']);
  });

  test('by revocation is treated alike', async () => {
    const revoked: LedgerEvidence['check'] = async (content, cms, asOf) => {
      const facts = await check(content, cms, asOf);
      return facts.fingerprint === clerk.fingerprint ? { ...facts, revokedAt: laterBy(1) } : facts;
    };
    expect(await verify({ check: revoked })).toMatchObject({
      ok: true,
      unattested: [{ seq: 10, after: at, before: null }],
    });
  });

  test('does no act of a person’s will any more, while the terminal may still close the session', async () => {
    const gone = { ...ended('2026-11-23T01:00:00.001Z'), checkpoints: [] };
    const alone = (act: Act) => {
      const position = { seq: 1, at: laterBy(2), actor: 'P00000001', prev: genesis };
      return fault({ ...gone, lines: [entryLine(frameEntry(act, position))] });
    };
    expect(await alone({ act: 'unlock', subject: 'S1', data: {} })).toEqual([1, 'SIGNER_NOT_AUTHORISED']);
    expect(await alone({ act: 'lock', subject: 'S1', data: { cause: 'person-ended' } })).toBeNull();
  });
});
