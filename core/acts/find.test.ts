import { expect, test } from 'vitest';
import { line, mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { custodyOffice, shelves, staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';
import { self } from '../../test/support/store.ts';

const { accept, collect, concur, find, lend, miss, recall, transfer } = acts;
const missed = miss(three, {});

test('what was missing is with whom it was found', () => {
  const found = find(three, staff.reader);
  expect(insideRefusal(missed, found, transfer(three, { from: staff.reader, to: 'desk' }))).toBeNull();
  expect(insideRefusal(missed, found, transfer(three, { to: 'U02' }))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(missed, found, miss(three, { from: staff.reader }))).toBeNull();
  expect(insideRefusal(missed, found, find(three, staff.reader))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(missed, find(three, 'U02', { from: 'U01' }))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(find(three, 'desk'))).toBe('CUSTODY_WRONG_STATE');
});

test('who borrowed it does not get rid of loan and recall by missing and finding it', () => {
  const { reader } = staff;
  const lent = [
    lend(three, { to: reader, until: '2026-05-20', permit }),
    accept(three, { offer: firstInside, to: reader, person: reader, line }),
    recall(three, { from: reader, until: '2026-05-10' }),
    miss(three, { from: reader }),
    find(three, 'U02', { from: reader }),
  ];
  const from = 'U02';
  expect(insideRefusal(...lent, transfer(three, { from, to: staff.head }))).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(...lent, recall(three, { from, until: '2026-05-11' }))).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(...lent, collect(three, { from, to: 'desk', person: reader, line }))).toBeNull();
});

test('where it was, it is found by who answers for it, or keeps copies and reads of all at the level', () => {
  const may = (holder: string, level: 'A' | 'B' = 'B') =>
    mayDo(() => find(three, holder, { from: holder }), { level });
  expect(may(staff.reader)).toEqual(['clerk', 'head', 'keeper', 'reader']);
  expect(may('U02')).toEqual(['clerk', 'head', 'keeper', 'reader', 'tokenless']);
  expect(may('U02', 'A')).toEqual(['clerk', 'head', 'keeper']);
  expect(may(shelves.office)).toEqual(['clerk', 'head', 'keeper']);
  // Also on a shelf that was taken down since.
  expect(may(shelves.former)).toEqual(['clerk', 'head', 'keeper']);
});

test('elsewhere it is handed over, by who keeps copies, reads of all, and has it or answers for where it is', () => {
  expect(mayDo((person) => find(three, person))).toEqual(['clerk', 'head', 'keeper']);
  expect(mayDo(() => find(three, 'U02'))).toEqual(['keeper']);
  expect(mayDo(() => find(three, shelves.unit))).toEqual(['keeper']);
  expect(mayDo(() => find(three, 'desk', { from: staff.reader }))).toEqual(['clerk']);
  expect(rightsRefusal(find(three, shelves.former))).toBe('HOLDER_UNKNOWN');
  expect(rightsRefusal(find(three, staff.reader))).toBe('NOT_HOLDER');
  // Who had it asks for no leave to find it at their own; into their unit it is handed over like all else.
  const from = staff.reader;
  expect(rightsRefusal(find(three, 'U02', { from }), { actor: staff.reader })).toBe('RIGHT_MISSING');
});

test('where the law asks for a second person of a transfer, it does of what is found elsewhere', () => {
  const law = { twoPerson: [{ act: 'transfer' as const, from: 'B' as const, roles: ['head' as const] }] };
  const office = custodyOffice(self, {}, law);
  const elsewhere = find(three, 'desk', { from: 'U02' });
  expect(rightsRefusal(elsewhere, { office })).toBe('SECOND_PERSON_MISSING');
  expect(rightsRefusal(elsewhere, { office, second: staff.head })).toBeNull();
  expect(rightsRefusal(elsewhere, { office, level: 'C' })).toBeNull();
  expect(rightsRefusal(find(three, 'desk'), { office })).toBeNull();
  const second = concur(elsewhere, { person: staff.head, line });
  expect(second.data).toMatchObject({ act: 'transfer' });
  const before = [
    transfer(three, { to: 'U02' }),
    accept(three, { offer: firstInside, to: 'U02', person: staff.reader, line }),
  ];
  expect(insideRefusal(...before, miss(three, { from: 'U02' }), second, elsewhere)).toBeNull();
  expect(
    insideRefusal(...before, miss(three, { from: 'U02' }), second, find(three, 'U02', { from: 'U02' })),
  ).toBe('LEDGER_CONTRADICTS');
  expect(() => concur(find(three, 'desk'), { person: staff.head, line })).toThrow('RECORD_INVALID');
});
