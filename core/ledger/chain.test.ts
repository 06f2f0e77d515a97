import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Act, EntryFrame } from '../../contract/ledger/act.ts';
import { chainOf, locking } from '../../test/support/ledger.ts';
import { fc } from '../../test/support/random.ts';
import { canonicalText } from '../encoding/canonical.ts';
import { checkLine, entryHash, entryLine, frameEntry, genesis } from './chain.ts';

const entries = chainOf(locking(12));
const lines = entries.map(entryLine);
const position = { seq: 1, at: '2026-11-23T01:00:00.000Z', actor: 'P00000001', prev: genesis };
const unlock: Act = { act: 'unlock', subject: 'S1', data: {} };

/** An entry as a writer without a schema would chain it: its hash is right, whatever it holds. */
const hashed = <Entry extends Omit<EntryFrame, 'hash'>>(entry: Entry): string =>
  canonicalText({ ...entry, hash: entryHash(entry) });

/** Why a line is refused: the code, and the code or class of what caused it. */
type Refusal = [ErrorCode, ErrorCode | string | undefined];

function refusalOf(work: () => unknown): Refusal | 'accepted' {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { cause } = error;
    if (cause instanceof AppError) return [error.code, cause.code];
    return [error.code, cause instanceof Error ? cause.constructor.name : undefined];
  }
  return 'accepted';
}
const schemaFault = 'ZodError';

describe('an entry', () => {
  test('is kept as its RFC 8785 form, and hashed without its hash', () => {
    const members = [
      '"act":"unlock","actor":"P00000001","at":"2026-11-23T01:00:00.000Z","data":{},"generation":5',
      `"prev":"${'0'.repeat(64)}","seq":1,"subject":"S1"`,
    ];
    const hash = createHash('sha256')
      .update(`{${members.join(',')}}`)
      .digest('hex');
    const entry = frameEntry(unlock, position);
    expect(entry).toEqual({ ...unlock, generation: 5, ...position, hash });
    expect(entryHash(entry)).toBe(hash);
    expect(entryLine(entry)).toBe(`{${members.join(`,"hash":"${hash}",`)}}`);
  });

  test('is not framed around an act that breaks its closed schema', () => {
    const open = { ...unlock, data: { place: 'H37' } };
    // Not every caller is checked by the compiler: an act may come out of a store.
    expect(refusalOf(() => frameEntry(Object.assign({}, unlock, open), position))).toEqual([
      'LEDGER_ENTRY_INVALID',
      schemaFault,
    ]);
  });

  test('has another hash when any member is another', () => {
    const text = fc.constantFrom('seq', 'at', 'actor', 'prev', 'act', 'subject', 'data');
    fc.assert(
      fc.property(fc.nat(entries.length - 1), text, fc.jsonValue(), (index, key, value) => {
        const entry = entries[index];
        if (entry === undefined) throw new Error('no entry');
        const changed = { ...entry, [key]: value };
        const isSame = canonicalText(changed) === canonicalText(entry);
        expect(entryHash(changed) === entry.hash).toBe(isSame);
      }),
    );
  });
});

describe('a line', () => {
  test('is read after the entry before it and after no other', () => {
    const heads = [undefined, ...entries];
    lines.forEach((line, index) => {
      heads.forEach((head, before) => {
        if (before === index) expect(checkLine(line, head)).toEqual(entries[index]);
        else expect(refusalOf(() => checkLine(line, head))).toEqual(['LEDGER_BROKEN', undefined]);
      });
    });
  });

  test('breaks the chain when its number, the hash before it or its own hash does not fit', () => {
    const [first, second] = entries;
    if (first === undefined || second === undefined) throw new Error('no entries');
    const broken: Refusal = ['LEDGER_BROKEN', undefined];
    const reading = (line: string, head: { seq: number; hash: string } | undefined = first) =>
      refusalOf(() => checkLine(line, head));
    const { hash: _hash, ...bare } = second;
    expect(reading(hashed(bare))).toBe('accepted');
    expect(reading(hashed({ ...bare, seq: 3 }))).toEqual(broken);
    expect(reading(hashed({ ...bare, prev: genesis }))).toEqual(broken);
    expect(reading(entryLine({ ...second, hash: first.hash }))).toEqual(broken);
    expect(reading(entryLine({ ...second, at: first.at }))).toEqual(broken);
    expect(reading(entryLine(second), { ...first, seq: 2 })).toEqual(broken);
    expect(reading(entryLine(second), { ...first, hash: genesis })).toEqual(broken);
  });

  test('is not accepted in a second spelling', () => {
    const [line = ''] = lines;
    const backwards = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse()));
    const spellings = [
      line.replace(',', ', '),
      `${line}\n`,
      line.replace('"seq":1', '"seq":1.0'),
      line.replace('"seq":1', '"seq":1,"seq":1'),
      line.replace('unlock', 'unloc\\u006b'),
      backwards,
    ];
    for (const spelling of spellings) {
      expect(JSON.parse(spelling)).toEqual(entries[0]);
      expect(refusalOf(() => checkLine(spelling, undefined))).toEqual(['LEDGER_ENTRY_INVALID', undefined]);
    }
  });

  test.each<[string, string, string]>([
    ['no JSON', '{"act":', 'SyntaxError'],
    ['nothing', '', 'SyntaxError'],
    ['no object', '[]', schemaFault],
    ['null', 'null', schemaFault],
    ['an entry without a frame', canonicalText(unlock), schemaFault],
    ['a frame with a wrong member', hashed({ ...unlock, ...position, seq: 0 }), schemaFault],
    ['a known act with a wrong member', hashed({ ...unlock, ...position, subject: '' }), schemaFault],
  ])('that holds %s is not an entry, and the fault names the cause', (_what, line, cause) => {
    expect(refusalOf(() => checkLine(line, undefined))).toEqual(['LEDGER_ENTRY_INVALID', cause]);
  });

  test('without an act is not an entry', () => {
    expect(refusalOf(() => checkLine(hashed({ ...position, subject: 'S1' }), undefined))).toEqual([
      'LEDGER_ENTRY_INVALID',
      undefined,
    ]);
  });
});

describe('a line of an act that this version does not know', () => {
  const [first] = entries;
  const frame = { seq: 2, at: position.at, actor: position.actor, prev: first?.hash ?? genesis };
  const burn = { ...frame, act: 'burn', subject: 'S1', data: { to: 'H37' } };
  const line = hashed(burn);
  const reading = (text: string) => refusalOf(() => checkLine(text, first));
  const changed: Refusal = ['LEDGER_ENTRY_INVALID', 'ACT_UNKNOWN'];

  test('is left to another version when it continues the chain', () => {
    expect(reading(line)).toEqual(['ACT_UNKNOWN', undefined]);
    expect(reading(hashed({ ...frame, ...unlock, generation: 6 }))).toEqual(['ACT_UNKNOWN', undefined]);
    expect(reading(hashed({ ...frame, ...unlock, place: 'H37' }))).toEqual(['ACT_UNKNOWN', schemaFault]);
  });

  test('is invalid when it does not continue the chain', () => {
    expect(reading(hashed({ ...burn, seq: 3 }))).toEqual(changed);
    expect(reading(hashed({ ...burn, prev: genesis }))).toEqual(changed);
    expect(refusalOf(() => checkLine(line, undefined))).toEqual(changed);
    expect(reading(line.replace('"to":"H37"', '"to":"H38"'))).toEqual(changed);
  });

  test('is invalid in a second spelling', () => {
    expect(reading(line.replace(',', ', '))).toEqual(changed);
    expect(reading(line.replace('"seq":2', '"seq":2,"seq":2'))).toEqual(changed);
    expect(reading(`${line} `)).toEqual(changed);
  });
});
