import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import type { WrittenRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import { line, mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, projected } from '../../test/support/honest-ledger.ts';
import { incoming, self, unopened } from '../../test/support/store.ts';

const { accept, cancel, complete, correct, enter, join, receive, transfer } = acts;
const opener = staff.keeper;
const opened = incoming(3, { code: incoming(8).code, namedOpenerOnly: true });
const closed = unopened(opened);
/** It is entered and handed over to the person named on it. */
const handed = (record: WrittenRecord = closed) => [
  enter(record),
  transfer(record, { copies: [1], to: opener }),
  accept(record, { copies: [1], offer: firstInside + 1, to: opener, person: opener, line }),
];
/** All entries of the ledger are of the clerk: on the word of who opened it. */
const completed = (more: object = {}, next: WrittenRecord = opened) =>
  complete(closed, next, { opener, line, ...more });

test('the person named on an envelope has it, opens it, and its line is completed once', () => {
  expect(insideRefusal(...handed(), completed())).toBeNull();
  expect(insideRefusal(enter(closed), completed())).toBe('CUSTODY_MOVED');
  expect(insideRefusal(...handed().slice(0, 2), completed())).toBe('CUSTODY_MOVED');
  expect(insideRefusal(...handed(), completed({ opener: staff.reader }))).toBe('CUSTODY_MOVED');
  expect(insideRefusal(...handed(), completed(), complete(opened, opened, { opener, line }))).toBe(
    'NOTHING_TO_COMPLETE',
  );
});

test('only a line of an envelope that others may not open is completed, and says the rest as it was', () => {
  const plain = { ...opened, namedOpenerOnly: false };
  expect(insideRefusal(...handed(plain), complete(plain, plain, { opener, line }))).toBe(
    'NOTHING_TO_COMPLETE',
  );
  expect(insideRefusal(...handed(), completed({}, { ...opened, number: 9 }))).toBe('RECORD_INVALID');
  expect(insideRefusal(...handed(), complete({ ...closed, number: 9 }, opened, { opener, line }))).toBe(
    'LEDGER_CONTRADICTS',
  );
  expect(insideRefusal(...handed(), completed({}, { ...opened, typeCode: 'Xyz' }))).toBe('TYPE_UNKNOWN');
  expect(insideRefusal(...handed(), completed({}, { ...opened, issuedOn: '2026-05-06' }))).toBe(
    'DATE_IN_FUTURE',
  );
});

test('a line that nobody entered, or that is cancelled, is not completed', () => {
  expect(insideRefusal(completed())).toBe('RECORD_NOT_FOUND');
  expect(insideRefusal(enter(closed), cancel(closed), completed())).toBe('RECORD_WRONG_STATE');
});

test('what its issuer signed stands: after the envelope has come nothing is completed, and it may come afterwards', () => {
  const signed = { ...opened, pages: 5 };
  const came = receive(signed, 21);
  expect(
    insideRefusal(...handed(), came, join(closed, signed, 21), complete(signed, signed, { opener, line })),
  ).toBe('RECORD_SIGNED');
  expect(insideRefusal(...handed(), came, completed(), join(opened, signed, 21))).toBeNull();
  // Corrected meanwhile.
  const mended = { ...closed, number: 9 };
  expect(insideRefusal(...handed(), correct(closed, mended), completed())).toBe('LEDGER_CONTRADICTS');
});

test('further copies that were in the envelope are with who opened it', () => {
  const key = keyOf(opened);
  const next = { ...opened, copies: 3 };
  const [put, recount, ...found] = projected(completed({}, next));
  expect([put, recount]).toEqual([
    { change: 'put-record', record: next, state: 'entered', seq: 7 },
    { change: 'recount-copies', key, copies: [1, 2, 3], holder: self, state: 'received' },
  ]);
  const of = (copy: number) => [
    { change: 'custody', key, copy, seq: 7, event: { event: 'miss', from: 'desk' } },
    { change: 'custody', key, copy, seq: 7, event: { event: 'find', from: 'desk', holder: opener } },
  ];
  const further = [2, 3].filter((copy) => copy > closed.copies).flatMap(of);
  expect(found).toEqual([...further, { change: 'ask-again', key }]);
  expect(projected(completed()).map(({ change }) => change)).toEqual(['put-record', 'ask-again']);
  expect(insideRefusal(...handed(), completed({}, next))).toBeNull();
});

test('the opener writes it in a session of their own, or a clerk after the line that the opener signed', () => {
  const secret = <Line extends WrittenRecord>(record: Line) => ({ ...record, level: 'B' as const });
  const by = (more: { opener: string; line?: typeof line }) => complete(secret(closed), secret(opened), more);
  const own = (person: string) => by({ opener: person });
  expect(mayDo(own)).toEqual(['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless']);
  expect(mayDo(() => by({ opener, line }))).toEqual(['clerk']);
  expect(rightsRefusal(by({ opener: staff.trainee, line }))).toBe('CLEARANCE_MISSING');
  expect(rightsRefusal(completed({ opener: staff.former }))).toBe('HOLDER_UNKNOWN');
});

test('nobody writes it for another without that line, nor signs one for themselves', () => {
  expect(rightsRefusal(complete(closed, opened, { opener }))).toBe('RECORD_INVALID');
  expect(rightsRefusal(complete(closed, opened, { opener: staff.clerk, line }))).toBe('RECORD_INVALID');
  expect(insideRefusal(...handed(), complete(closed, opened, { opener }))).toBe('LEDGER_CONTRADICTS');
  const year = (of: number) => insideRefusal(...handed(), completed({ line: { year: of, line: 1 } }));
  expect([2024, 2025, 2026].map(year)).toEqual(['RECORD_INVALID', null, null]);
});

test('a note beside it is refused', () => {
  expect(() => numberAct(completed({ note: 'Về việc' }))).toThrow('LEDGER_ENTRY_INVALID');
});
