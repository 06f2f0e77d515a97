import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import { line, mayDo, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import {
  acts,
  firstInside,
  insideRefusal,
  projected,
  proof,
  three,
} from '../../test/support/honest-ledger.ts';

const { accept, takeBack, transfer } = acts;
const [to, clerk] = [staff.reader, staff.clerk];
const offer = firstInside;
/** All entries of the ledger are of the clerk. */
const offered = transfer(three, { copies: [1, 2], to });
const taken = { offer, to, person: clerk };
const own = (person: string, more: object = {}) => accept(three, { offer, to: person, person, ...more });

test('what is accepted is with the receiver, or on a shelf at once', () => {
  const event = { event: 'accept', from: 'desk', entry: offer, to, place: null };
  const change = { change: 'custody', key: keyOf(three), copy: 1, seq: 7 };
  expect(projected(accept(three, taken))).toEqual([{ ...change, event }]);
  expect(projected(accept(three, { ...taken, place: shelves.unit }))).toEqual([
    { ...change, event: { ...event, place: shelves.unit } },
  ]);
});

test('an offer is accepted once, copy by copy, by whom it is for', () => {
  expect(insideRefusal(offered, accept(three, taken))).toBeNull();
  const second = accept(three, { ...taken, copies: [2] });
  expect(insideRefusal(offered, accept(three, taken), second)).toBeNull();
  expect(insideRefusal(offered, accept(three, taken), accept(three, { ...taken, from: to }))).toBe(
    'OFFER_GONE',
  );
  expect(insideRefusal(offered, accept(three, { ...taken, offer: offer - 1 }))).toBe('OFFER_GONE');
  expect(insideRefusal(accept(three, taken))).toBe('OFFER_GONE');
  expect(insideRefusal(offered, accept(three, { ...taken, to: 'U02' }))).toBe('CUSTODY_WRONG_STATE');
});

test('one that was taken back, and is offered anew, is another', () => {
  const again = [offered, takeBack(three, { copies: [1, 2], offer }), offered];
  expect(insideRefusal(...again, accept(three, taken))).toBe('OFFER_GONE');
  expect(insideRefusal(...again, accept(three, { ...taken, offer: offer + 2 }))).toBeNull();
});

test('who is not at work here says so by their signature, or on paper, and not both', () => {
  const by = (more: object) => insideRefusal(offered, accept(three, { ...taken, ...more }));
  expect(by({ person: to })).toBe('LEDGER_CONTRADICTS');
  expect(by({ person: to, statement: proof })).toBeNull();
  expect(by({ person: to, line })).toBeNull();
  expect(() => numberAct(accept(three, { ...taken, person: to, statement: proof, line }))).toThrow(
    'LEDGER_ENTRY_INVALID',
  );
  // Who acts needs neither.
  for (const more of [{ statement: proof }, { line }]) expect(by(more)).toBe('LEDGER_CONTRADICTS');
});

test('a line is of the book of this year or the last', () => {
  const by = (year: number) =>
    insideRefusal(offered, accept(three, { ...taken, person: to, line: { year, line: 1 } }));
  expect([2024, 2025, 2026, 2027].map(by)).toEqual(['RECORD_INVALID', null, null, 'RECORD_INVALID']);
});

test('in a session of one’s own one accepts for oneself, one’s unit or the desk', () => {
  expect(mayDo((person) => own(person))).toEqual([
    ...['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless'],
  ]);
  expect(mayDo((person) => own(person, { to: 'U02' }))).toEqual(['keeper', 'reader', 'tokenless']);
  expect(mayDo((person) => own(person, { to: 'desk' }))).toEqual(['clerk']);
});

test('the giver writes what another signs; nobody accepts for a third', () => {
  const signed = (more: object = {}) => accept(three, { offer, to, person: to, statement: proof, ...more });
  const onPaper = (from: string) => accept(three, { from, offer, to, person: to, line });
  expect(mayDo(() => signed())).toEqual(['clerk']);
  expect(mayDo(() => onPaper('desk'))).toEqual(['clerk']);
  expect(mayDo(() => onPaper(staff.keeper))).toEqual(['keeper']);
  expect(rightsRefusal(signed({ person: staff.keeper }))).toBe('NOT_HOLDER');
  expect(rightsRefusal(signed({ to: staff.trainee, person: staff.trainee }))).toBe('CLEARANCE_MISSING');
});

test('a terminal refuses to write what would contradict the ledger', () => {
  const by = (more: object) => rightsRefusal(accept(three, { offer, to: clerk, person: clerk, ...more }));
  expect([by({}), by({ line }), by({ statement: proof })]).toEqual([
    null,
    'RECORD_INVALID',
    'RECORD_INVALID',
  ]);
  expect(rightsRefusal(accept(three, { offer, to, person: to }))).toBe('RECORD_INVALID');
});

test('the shelf is one that the receiver keeps, and stands', () => {
  const on = (place: string, person: string) =>
    rightsRefusal(accept(three, { offer, to: person, person, place }), { actor: person });
  expect(on(shelves.unit, staff.keeper)).toBeNull();
  expect(on(shelves.unit, staff.reader)).toBe('NOT_HOLDER');
  expect(on(shelves.former, staff.clerk)).toBe('HOLDER_UNKNOWN');
  // Of who signs, not of who acts.
  const signed = accept(three, { offer, to, person: to, statement: proof, place: shelves.office });
  expect(rightsRefusal(signed)).toBe('NOT_HOLDER');
});
