import { expect, test } from 'vitest';
import type { Level } from '../../contract/record/fields.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import { mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, archive, miss, takeBack, transfer } = acts;
const missed = miss(three, {});

test('a copy is missed once, and goes nowhere until it is found', () => {
  expect(insideRefusal(missed)).toBeNull();
  expect(insideRefusal(missed, missed)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(missed, transfer(three, { to: 'U02' }))).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(missed, archive(three, { place: shelves.office }))).toBe('CUSTODY_WRONG_STATE');
  const offered = transfer(three, { to: 'U02' });
  const taken = accept(three, { offer: firstInside, to: 'U02', person: 'P00000001' });
  expect(insideRefusal(offered, missed, taken)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(offered, missed, takeBack(three, { offer: firstInside }))).toBeNull();
});

test('who is told of it says so: who has it, is to accept it, or reads the register at its level', () => {
  const may = (where: Partial<CopyCustody>, level: Level = 'B') => mayDo(() => missed, { where, level });
  const offer = { entry: 5, kind: 'transfer', until: null } as const;
  expect(may({})).toEqual(['clerk', 'head', 'keeper']);
  expect(may({ holder: 'U02' })).toEqual(['clerk', 'head', 'keeper', 'reader', 'tokenless']);
  expect(may({ holder: 'U02' }, 'C')).toEqual(['clerk', 'head', 'keeper', 'reader', 'trainee', 'tokenless']);
  expect(may({ holder: staff.deputy })).toEqual(['clerk', 'head', 'keeper', 'deputy']);
  expect(may({ offer: { ...offer, to: staff.reader } })).toEqual(['clerk', 'head', 'keeper', 'reader']);
});

test('to anybody else it is as a copy that is not here', () => {
  const refusal = (copies: number[], where = {}) =>
    rightsRefusal(miss(three, { copies, from: staff.head }), { actor: staff.reader, where });
  expect([refusal([1]), refusal([1], { holder: staff.head }), refusal([7])]).toEqual([
    ...['RECORD_LOCKED', 'RECORD_LOCKED', 'RECORD_LOCKED'],
  ]);
  expect([refusal([1], { holder: 'U02' }), refusal([1, 7], { holder: 'U02' })]).toEqual([
    null,
    'RECORD_LOCKED',
  ]);
});

test('before the fifth generation of unlock everybody cleared for the record may miss a copy', () => {
  const earlier = { earlier: true };
  expect(mayDo(() => missed, earlier)).toEqual(['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless']);
  expect(mayDo(() => missed, { ...earlier, level: 'A' })).toEqual(['clerk', 'head', 'keeper', 'deputy']);
});
