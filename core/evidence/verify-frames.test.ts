import { describe, expect, test } from 'vitest';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import { at, envelope, fault, over, stored, undated, verify } from '../../test/support/ledger-evidence.ts';
import { entryLine, frameEntry, genesis } from '../ledger/chain.ts';

describe('the frame of each entry agrees with those before it', () => {
  const unlock: Act = { act: 'unlock', subject: 'S1', data: {} };
  const lock: Act = { act: 'lock', subject: 'S1', data: { cause: 'idle' } };
  const withdraw: Act = { act: 'withdraw', subject: envelope, data: {} };
  const retry: Act = { act: 'retry', subject: envelope, data: {} };
  const clockBack: Act = { act: 'incident', subject: 'S1', data: { fault: 'CLOCK_BACKWARD' } };
  const flooded: Act = { act: 'incident', subject: 'S1', data: { fault: 'MAILBOX_FLOODED' } };
  const an = 'P00000001';
  const binh = 'P00000002';
  const framed = (acts: readonly [Act, second: number, actor: string][]): LedgerEntry[] => {
    const all: LedgerEntry[] = [];
    for (const [act, second, actor] of acts) {
      const when = new Date(Date.parse(at) + second * 1000).toISOString();
      const prev = all.at(-1)?.hash ?? genesis;
      all.push(frameEntry(act, { seq: all.length + 1, at: when, actor, prev }));
    }
    return all;
  };
  const of = (...acts: [Act, number, string][]) =>
    fault({ lines: framed(acts).map(entryLine), checkpoints: [] });

  test('a person acts in a session of their own', async () => {
    expect(await of([unlock, 0, an], [withdraw, 0, an], [lock, 0, an], [unlock, 0, binh])).toBeNull();
    // Killed without a lock, the terminal is unlocked by somebody else.
    expect(await of([unlock, 0, an], [unlock, 0, binh], [withdraw, 0, binh])).toBeNull();
    expect(await of([withdraw, 0, an])).toEqual([1, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [withdraw, 0, binh])).toEqual([2, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [lock, 0, an], [withdraw, 0, an])).toEqual([3, 'LEDGER_CONTRADICTS']);
  });

  test('the terminal acts for the person whose session it is, until the next begins', async () => {
    expect(await of([unlock, 0, an], [lock, 0, an], [flooded, 0, an], [unlock, 0, binh])).toBeNull();
    expect(await of([unlock, 0, an], [flooded, 0, binh])).toEqual([2, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [lock, 0, binh])).toEqual([2, 'LEDGER_CONTRADICTS']);
    expect(await of([unlock, 0, an], [unlock, 0, binh], [lock, 0, an])).toEqual([3, 'LEDGER_CONTRADICTS']);
    expect(await of([flooded, 0, an], [unlock, 0, an])).toEqual([1, 'LEDGER_CONTRADICTS']);
  });

  test('a clock set back is written before the session begins, for the person who begins it', async () => {
    expect(await of([clockBack, 0, an], [unlock, 0, an])).toBeNull();
    expect(await of([unlock, 0, an], [clockBack, 0, binh], [unlock, 0, binh])).toBeNull();
    expect(await of([unlock, 0, an], [clockBack, 0, binh], [unlock, 0, an])).toEqual([
      3,
      'LEDGER_CONTRADICTS',
    ]);
    expect(await of([clockBack, 0, an], [clockBack, 0, binh])).toEqual([2, 'LEDGER_CONTRADICTS']);
    // Killed in between, the terminal is unlocked by somebody else.
    expect(
      await of([unlock, 0, an], [unlock, 0, binh], [clockBack, 0, an], [unlock, 0, 'P00000003']),
    ).toBeNull();
  });

  test('time goes back no farther than a time service sets it, unless the terminal recorded it in that session', async () => {
    const start: [Act, number, string] = [unlock, 0, an];
    const later: [Act, number, string] = [retry, 60, an];
    expect(await of(start, later, [retry, 55, an])).toBeNull();
    expect(await of(start, later, [retry, 54.999, an])).toEqual([3, 'LEDGER_TIME_BACK']);
    // Small steps do not add up.
    expect(await of(start, later, [retry, 56, an], [retry, 52, an])).toEqual([4, 'LEDGER_TIME_BACK']);
    expect(await of(start, later, [clockBack, 0, an], [retry, 1, an])).toBeNull();
    expect(await of(start, later, [retry, 0, an], [clockBack, 1, an], [lock, 2, an])).toBeNull();
    expect(await of(start, later, [lock, 0, an], [clockBack, 0, binh], [unlock, 0, binh])).toBeNull();
    const unrecorded = await of(start, later, [retry, 0, an], [unlock, 61, an], [clockBack, 61, an]);
    expect(unrecorded).toEqual([3, 'LEDGER_TIME_BACK']);
  });

  test('a checkpoint is signed by the person whose session is open', async () => {
    const others = framed([
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
    const left = framed([
      [unlock, 0, an],
      [withdraw, 1, an],
    ]);
    const end = new Date(Date.parse(at) + 2000).toISOString();
    const signers = undated({
      inOffice: () => true,
      canSign: () => true,
      endOfOffice: () => end,
      endOf: () => undefined,
      personByCertificate: () => ({ code: an }),
      isOrganisationCertificate: () => false,
      isEndpoint: () => true,
    });
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
