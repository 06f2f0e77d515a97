import { expect, test } from 'vitest';
import { type Act, parseLedgerEntry } from '../../contract/ledger/act.ts';
import type { WrittenRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import { copyNumbers } from '../../domain/custody/allocation.ts';
import { type Circumstances, rightsRefusal } from '../../test/support/custody-acts.ts';
import { custodyOffice, shelves, staff } from '../../test/support/custody-section.ts';
import {
  acts,
  better,
  directory,
  entryOf,
  honestLedger,
  one,
  paper,
  projected,
  replayRefusal,
  sent,
  three,
  two,
} from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';

const { cancel, correct, enter, receive, register, unlock } = acts;
/** A line whose paper came alone. */
const alone = incoming(3, { code: incoming(8).code });

test('a registered line may be corrected, more than once', () => {
  const once = { ...three, pages: 4 };
  expect(replayRefusal(correct(three, once), correct(once, three))).toBeNull();
});

test('a line may keep its number, and take one that nobody uses', () => {
  expect(replayRefusal(correct(three, { ...three, number: 4 }))).toBeNull();
  expect(replayRefusal(correct(three, { ...three, number: 4 }), register(outgoing(4)))).toBe('NUMBER_USED');
});

test('a number that another line uses is refused', () => {
  expect(replayRefusal(correct(three, { ...three, number: one.number }))).toBe('NUMBER_USED');
});

test('a record that nobody registered is not found', () => {
  expect(replayRefusal(correct(outgoing(4), outgoing(4)))).toBe('RECORD_NOT_FOUND');
});

test('a record that is issued or cancelled is not corrected', () => {
  expect(replayRefusal(correct(one, { ...one, pages: 4 }))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(correct(better, two))).toBe('RECORD_WRONG_STATE');
});

test('the act states the line as it stands', () => {
  expect(replayRefusal(correct({ ...three, pages: 4 }, three))).toBe('LEDGER_CONTRADICTS');
});

test.each([
  ['book', { book: 'incoming', arrivedOn: '2026-05-05', arrivalNumber: 1 }],
  ['year', { year: 2025 }],
  ['ordinal', { ordinal: 4 }],
  ['code', { code: outgoing(4).code }],
  ['issuer', { issuer: 'G01', recipients: ['H37'] }],
])('a correction does not change the %s of a line', (_member, change) => {
  expect(replayRefusal(correct(three, outgoing(3, change)))).toBe('LEDGER_CONTRADICTS');
});

test('a date of another year than the line’s register is refused; without a date the register’s year counts', () => {
  expect(replayRefusal(correct(three, { ...three, issuedOn: '2025-12-31' }))).toBe('LEDGER_CONTRADICTS');
  const { issuedOn: _issuedOn, ...undated } = { ...three, namedOpenerOnly: true };
  expect(replayRefusal(correct(three, undated))).toBeNull();
});

test.each([
  ['NOTATION_NOT_LISTED', { notation: 'BC-TAN.CONG' }],
  ['COPIES_TOO_FEW', { recipients: ['G01', 'H37'], copies: 1 }],
  ['DATE_IN_FUTURE', { issuedOn: '2026-05-06' }],
])('the rules of the register hold for the new line: %s', (code, change) => {
  expect(replayRefusal(correct(three, outgoing(3, change)))).toBe(code);
});

test('the new line takes the place of the old one, and its copies are counted anew', () => {
  const fewer = { ...three, copies: 1 };
  const key = keyOf(three);
  expect(projected(correct(three, fewer))).toEqual([
    { change: 'put-record', record: fewer, state: 'registered', seq: 7 },
    { change: 'recount-copies', key, copies: [1], holder: self, state: 'held' },
  ]);
});

test('a line of the incoming register whose paper came alone may be corrected, also its day of arrival', () => {
  const better = { ...alone, pages: 4, arrivedOn: '2026-05-04' };
  expect(replayRefusal(enter(alone), correct(alone, better), correct(better, alone))).toBeNull();
});

test.each([
  ['issuer', { issuer: 'H37' }, 'RECORD_NOT_FOUND'],
  ['code', { code: incoming(9).code }, 'LEDGER_CONTRADICTS'],
  ['ordinal', { ordinal: 4 }, 'LEDGER_CONTRADICTS'],
  ['arrival number', { arrivalNumber: 4 }, 'LEDGER_CONTRADICTS'],
  ['year', { year: 2025 }, 'LEDGER_CONTRADICTS'],
  ['year of arrival', { issuedOn: '2025-12-30', arrivedOn: '2025-12-31' }, 'LEDGER_CONTRADICTS'],
])('a correction does not change the %s of a line of the incoming register', (_member, change, code) => {
  expect(replayRefusal(enter(alone), correct(alone, incoming(3, { ...alone, ...change })))).toBe(code);
});

test('of a line that an envelope brought only what the register alone holds is corrected', () => {
  expect(replayRefusal(correct(sent, { ...sent, storeAt: 'K1-T1-N1' }))).toBeNull();
  expect(replayRefusal(correct(sent, { ...sent, pages: 4 }))).toBe('RECORD_SIGNED');
  expect(replayRefusal(correct(paper, { ...paper, pages: 4 }))).toBe('RECORD_SIGNED');
});

test('a line of a day that had not come yet takes an earlier day, also of the year before its register', () => {
  const ahead = incoming(1, {
    code: incoming(8).code,
    year: 2027,
    arrivedOn: '2027-01-05',
    arrivalNumber: 1,
  });
  const days = { unlock: '2027-01-05', mend: '2026-05-06' };
  const replayed = (old: WrittenRecord, next: WrittenRecord) => {
    const replay = new Replay({ self, directory });
    const last = honestLedger.length + 1;
    for (const [index, one] of honestLedger.entries()) replay.take(entryOf(one, index + 1));
    const entered = enter(ahead, undefined, undefined, ['another-year', 'same-document']);
    replay.take(entryOf(entered, last, `${days.unlock}T01:00:00.000Z`));
    return () => replay.take(entryOf(correct(old, next), last + 1, `${days.mend}T01:00:00.000Z`));
  };
  expect(replayed(ahead, { ...ahead, arrivedOn: '2026-05-06' })).not.toThrow();
  expect(replayed(ahead, { ...ahead, arrivedOn: '2026-05-07' })).toThrow('DATE_IN_FUTURE');
  expect(replayed(ahead, { ...ahead, pages: 4 })).toThrow('DATE_IN_FUTURE');
});

test('a cancelled line of the incoming register is not corrected', () => {
  const better = { ...alone, pages: 4 };
  expect(replayRefusal(enter(alone), cancel(alone), correct(alone, better))).toBe('RECORD_WRONG_STATE');
});

test('a corrected reply names a record that is here; one that an envelope brought may stay', () => {
  const unknown = outgoing(9).code;
  expect(replayRefusal(enter(alone), correct(alone, { ...alone, replyTo: unknown }))).toBe(
    'RECORD_NOT_FOUND',
  );
  const reply = incoming(3, { code: incoming(8).code, replyTo: unknown });
  const kept = { ...reply, storeAt: 'K1-T1-N1' };
  expect(replayRefusal(receive(reply, 16), enter(reply, 16), correct(reply, kept))).toBeNull();
});

test('the reason is one of the catalogue; the first generation gave none and was of our own records alone', () => {
  const act = { act: 'correct' as const, subject: three.code };
  const data = { old: three, new: { ...three, pages: 4 } };
  expect(replayRefusal({ ...act, data: { ...data, reason: 'D99', warned: [] } })).toBe(
    'CATALOGUE_CODE_UNKNOWN',
  );
  /** The line in its third generation, written and corrected by acts of that time. */
  const replayed = (written: Act, generation: 2 | 3, { copyAllowed: _later, ...line }: WrittenRecord) => {
    const replay = new Replay({ self, directory });
    const [session, { generation: _written, ...frame }] = [entryOf(unlock()), entryOf(written, 2)];
    const record = { ...line, generation: 3 };
    const copies = written.act === 'enter' ? { copies: [1, 2] } : {};
    replay.take(session);
    replay.take(parseLedgerEntry({ ...frame, generation, data: { record, ...copies } }));
    const corrected = { ...frame, act: 'correct', seq: 3 };
    const first = parseLedgerEntry({ ...corrected, data: { old: record, new: { ...record, pages: 4 } } });
    return () => replay.take(first);
  };
  expect(replayed(register(one), 3, one)).not.toThrow();
  expect(replayed(enter(paper), 2, paper)).toThrow('LEDGER_CONTRADICTS');
});

test('a corrected line of the incoming register counts its copies anew only where their number changes', () => {
  const key = keyOf(alone);
  const more = { ...alone, copies: alone.copies + 1 };
  expect(projected(correct(alone, { ...alone, pages: 4 }))).toEqual([
    { change: 'put-record', record: { ...alone, pages: 4 }, state: 'entered', seq: 7 },
    { change: 'ask-again', key },
  ]);
  expect(projected(correct(alone, more))).toEqual([
    { change: 'put-record', record: more, state: 'entered', seq: 7 },
    { change: 'recount-copies', key, copies: copyNumbers(more.copies), holder: self, state: 'received' },
    { change: 'ask-again', key },
  ]);
});

test('another shelf on the line is asked for as moving is, while copies lie there by it', () => {
  const at = (storeAt?: string) => ({ ...three, ...(storeAt === undefined ? {} : { storeAt }) });
  const refusal = (from: string | undefined, to: string | undefined, more: Circumstances = {}) =>
    rightsRefusal(correct(at(from), at(to)), { where: { holder: from ?? 'desk' }, ...more });
  const { office, unit, former } = shelves;
  expect([refusal(undefined, office), refusal(office, undefined), refusal(office, office)]).toEqual([
    ...[null, null, null],
  ]);
  expect([refusal(undefined, unit), refusal(unit, office), refusal(unit, undefined)]).toEqual([
    ...['NOT_HOLDER', 'NOT_HOLDER', 'NOT_HOLDER'],
  ]);
  expect([refusal(undefined, former), refusal(office, 'K9-T09-N9')]).toEqual([
    'HOLDER_UNKNOWN',
    'HOLDER_UNKNOWN',
  ]);
  // Once all were handed over the line moves none of them.
  const handed = { where: { holder: staff.head, since: 3 } };
  expect([refusal(undefined, unit, handed), refusal(office, 'K9-T09-N9', handed)]).toEqual([null, null]);
  // What is missing or offered lies nowhere that a line could say.
  const gone = { where: { holder: office, missing: true } };
  expect(refusal(office, unit, gone)).toBe('CUSTODY_OPEN');
  // Sessions before the fifth generation asked for nothing.
  expect(refusal(office, 'K9-T09-N9', { earlier: true })).toBeNull();
});

test('where the law asks for two persons of a move, no correction moves copies', () => {
  const twoPerson = [{ act: 'move' as const, from: 'C' as const, roles: ['head' as const] }];
  const office = custodyOffice(self, {}, { twoPerson });
  const [none, shelved] = [three, { ...three, storeAt: shelves.office }];
  const refusal = (old: WrittenRecord, next: WrittenRecord) =>
    rightsRefusal(correct(old, next), {
      office,
      second: staff.head,
      where: { holder: old.storeAt ?? 'desk' },
    });
  expect(refusal(none, shelved)).toBeNull();
  expect(refusal(shelved, none)).toBe('SECOND_PERSON_MISSING');
});
