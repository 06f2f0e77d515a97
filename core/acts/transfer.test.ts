import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import {
  acts,
  firstInside,
  insideRefusal,
  projected,
  replayRefusal,
  three,
} from '../../test/support/honest-ledger.ts';

const { accept, transfer } = acts;
const to = staff.reader;

test('copies are offered, and stay with the giver until they are accepted', () => {
  const event = { event: 'offer', from: 'desk', entry: 7, kind: 'transfer', to, until: null };
  expect(projected(transfer(three, { copies: [1, 2], to }))).toEqual(
    [1, 2].map((copy) => ({ change: 'custody', key: keyOf(three), copy, event, seq: 7 })),
  );
  expect(insideRefusal(transfer(three, { to }), transfer(three, { from: to, to: 'U01' }))).toBe(
    'CUSTODY_MOVED',
  );
  expect(insideRefusal(transfer(three, { to }), transfer(three, { to: 'U01' }))).toBe('CUSTODY_WRONG_STATE');
});

test('each copy is one that is here, at the giver, and named once', () => {
  expect(insideRefusal(transfer(three, { copies: [1, 3], to }))).toBe('COPY_NOT_HERE');
  expect(insideRefusal(transfer(three, { from: 'U02', to }))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(transfer(three, { to: 'desk' }))).toBe('CUSTODY_WRONG_STATE');
  for (const copies of [[], [2, 1], [1, 1]])
    expect(() => numberAct(transfer(three, { copies, to }))).toThrow('LEDGER_ENTRY_INVALID');
  const first = [transfer(three, { to }), accept(three, { offer: firstInside, to, person: staff.clerk })];
  // Nothing of an act is done where one of its copies is elsewhere.
  expect(insideRefusal(...first, transfer(three, { copies: [1, 2], to }))).toBe('CUSTODY_MOVED');
});

test('nobody inside is listed before the first section', () => {
  expect(replayRefusal(transfer(three, { to }))).toBe('SECTION_MISSING');
});

test('the giver has them, or answers for who does', () => {
  expect(mayDo(() => transfer(three, { to }))).toEqual(['clerk']);
  expect(mayDo(() => transfer(three, { from: 'U02', to: 'desk' }))).toEqual([
    'keeper',
    'reader',
    'tokenless',
  ]);
  expect(mayDo(() => transfer(three, { from: shelves.unit, to: 'desk' }))).toEqual(['keeper']);
  expect(mayDo((person) => transfer(three, { from: person, to: 'desk' }))).toEqual([
    ...['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless'],
  ]);
});

test('the receiver is listed, and may see them', () => {
  const refusal = (receiver: string, level: 'B' | 'C' = 'B') =>
    rightsRefusal(transfer(three, { to: receiver }), { level });
  expect([refusal('U02'), refusal(staff.trainee, 'C'), refusal(staff.trainee)]).toEqual([
    ...[null, null, 'CLEARANCE_MISSING'],
  ]);
  for (const receiver of ['U03', 'U99', staff.former]) expect(refusal(receiver)).toBe('HOLDER_UNKNOWN');
});

test('a permit that is named is one to disclose', () => {
  const refusal = (by: string) => rightsRefusal(transfer(three, { to, permit: { ...permit, by } }));
  expect(refusal(staff.head)).toBeNull();
  expect(refusal(staff.deputy)).toBe('PERMIT_MISSING');
});
