import { expect, test } from 'vitest';
import { mayDo } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, archive, recall, transfer } = acts;
const [to, person] = [staff.reader, staff.clerk];
const until = '2026-05-08';
const handed = [transfer(three, { to }), accept(three, { offer: firstInside, to, person })];
const asked = recall(three, { from: to, until });

test('a person or a unit is asked once', () => {
  expect(insideRefusal(...handed, asked)).toBeNull();
  expect(insideRefusal(...handed, asked, asked)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(recall(three, { until }))).toBe('CUSTODY_WRONG_STATE');
  const shelved = archive(three, { place: shelves.office });
  expect(insideRefusal(shelved, recall(three, { from: shelves.office, until }))).toBe('CUSTODY_WRONG_STATE');
});

test('what was asked back goes to the clerks, and nowhere else', () => {
  expect(insideRefusal(...handed, asked, transfer(three, { from: to, to: 'desk' }))).toBeNull();
  expect(insideRefusal(...handed, asked, transfer(three, { from: to, to: 'U01' }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(...handed, asked, archive(three, { from: to, place: shelves.unit }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  // Also not by an offer from before.
  const promised = transfer(three, { from: to, to: 'U01' });
  const taken = accept(three, { from: to, offer: firstInside + 2, to: 'U01', person });
  expect(insideRefusal(...handed, promised, taken)).toBeNull();
  expect(insideRefusal(...handed, promised, asked, taken)).toBe('CUSTODY_WRONG_STATE');
});

test('its day is today at the earliest', () => {
  expect(insideRefusal(...handed, recall(three, { from: to, until: '2026-05-04' }))).toBe('RECORD_INVALID');
});

test('the clerks ask', () => {
  expect(mayDo(() => asked)).toEqual(['clerk']);
});
