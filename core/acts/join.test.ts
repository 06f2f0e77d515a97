import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves } from '../../test/support/custody-section.ts';
import { acts, misread, paper, projected, refused, replayRefusal } from '../../test/support/honest-ledger.ts';
import { incoming, self } from '../../test/support/store.ts';

const { enter, join, receive } = acts;
/** Paper entered with a wrong count of pages; its envelope 41 states another. */
const entered = incoming(3, { code: incoming(8).code });
const stated = { ...entered, pages: 8 };
const waiting = [enter(entered), receive(stated, 41)];

test('the envelope of a paper that was entered before may join it', () => {
  expect(replayRefusal(...waiting, join(entered, stated, 41))).toBeNull();
});

test('another shelf on the line is asked for as laying the copies there is', () => {
  const to = (storeAt: string) => join(entered, { ...stated, storeAt }, 41);
  expect(rightsRefusal(to(shelves.office))).toBeNull();
  expect(rightsRefusal(to(shelves.unit))).toBe('NOT_HOLDER');
  expect(rightsRefusal(to('K9-T09-N9'))).toBe('HOLDER_UNKNOWN');
  expect(rightsRefusal(to(shelves.unit), { where: { since: 3 } })).toBeNull();
  expect(rightsRefusal(to(shelves.unit), { earlier: true })).toBeNull();
});

test('a record that was not entered is not found', () => {
  expect(replayRefusal(join(refused, refused, 14))).toBe('RECORD_NOT_FOUND');
});

test('an envelope that was answered or never came is refused', () => {
  expect(replayRefusal(join(paper, paper, 11))).toBe('ENVELOPE_CONFLICT');
  expect(replayRefusal(...waiting, join(entered, stated, 42))).toBe('ENVELOPE_CONFLICT');
});

test.each([
  ['of another record than its subject', { ...join(entered, stated, 41), subject: paper.code }],
  ['that changes another line than stands', join({ ...entered, pages: 9 }, stated, 41)],
  ['that changes the ordinal', join(entered, { ...stated, ordinal: 4 }, 41)],
  ['that changes the day of arrival', join(entered, { ...stated, arrivedOn: '2026-05-04' }, 41)],
  ['that changes the arrival number', join(entered, { ...stated, arrivalNumber: 4 }, 41)],
  ['that differs from what the issuer signed', join(entered, { ...stated, pages: 9 }, 41)],
  ['with other copies than were sent', join(entered, stated, 41, [1, 2])],
  ['with the envelope of another record', join(entered, stated, 14)],
])('an act %s is refused as a contradiction', (_what, act) => {
  expect(replayRefusal(...waiting, act)).toBe('LEDGER_CONTRADICTS');
});

test('a paper that came before the date that its envelope states is refused', () => {
  const early = incoming(3, { code: incoming(8).code, issuedOn: '2026-05-03', arrivedOn: '2026-05-03' });
  const dated = { ...early, issuedOn: '2026-05-04' };
  expect(replayRefusal(enter(early), receive(dated, 41), join(early, dated, 41))).toBe(
    'ARRIVED_BEFORE_ISSUED',
  );
});

test('the line takes on what the issuer signed, and the copies are those that were sent', () => {
  const key = keyOf(paper);
  expect(projected(join(misread, paper, 11, [2]))).toEqual([
    { change: 'put-record', record: paper, state: 'entered', seq: 7 },
    { change: 'recount-copies', key, copies: [2], holder: self, state: 'received' },
    { change: 'ask-again', key },
  ]);
});
