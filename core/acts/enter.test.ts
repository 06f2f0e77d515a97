import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, projected, refused, replayRefusal, sent } from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';

const { enter, receive } = acts;
const next = incoming(3);
/** The next line of the register under a code that no envelope carried. */
const alone = (change: Parameters<typeof incoming>[1] = {}) =>
  incoming(3, { code: incoming(8).code, ...change });

test('paper that came alone may be entered, and so may the record of an envelope that waits', () => {
  expect(replayRefusal(enter(alone()))).toBeNull();
  expect(replayRefusal(enter(next, 14))).toBeNull();
});

test('of paper that came alone all copies are entered, and no others', () => {
  const line = alone({ copies: 3 });
  expect(replayRefusal(enter(line, undefined, [1, 2, 3]))).toBeNull();
  for (const copies of [
    [1, 2],
    [1, 2, 4],
    [1, 2, 3, 4],
  ])
    expect(replayRefusal(enter(line, undefined, copies))).toBe('LEDGER_CONTRADICTS');
});

test('ordinal and arrival number are counted for each year', () => {
  const last = alone({
    ordinal: 1,
    arrivalNumber: 1,
    year: 2025,
    issuedOn: '2025-12-30',
    arrivedOn: '2025-12-31',
  });
  expect(replayRefusal(enter(last))).toBeNull();
  expect(replayRefusal(enter(incoming(4)))).toBe('ORDINAL_BROKEN');
  expect(replayRefusal(enter(alone({ ordinal: 4 })))).toBe('ORDINAL_BROKEN');
  expect(replayRefusal(enter(alone({ arrivalNumber: 4 })))).toBe('ORDINAL_BROKEN');
  expect(replayRefusal(enter(alone({ arrivalNumber: 2 })))).toBe('ORDINAL_BROKEN');
});

test.each([
  ['of another record than its subject', { ...enter(alone()), subject: incoming(9).code }],
  ['of the outgoing register', enter(outgoing(4, { issuer: 'G01', recipients: [self] }))],
  ['of our own', enter(alone({ issuer: self, recipients: ['G01'] }))],
  [
    'in the register of another year than its arrival',
    enter(alone({ ordinal: 1, arrivalNumber: 1, year: 2025 })),
  ],
])('a line %s is refused as a contradiction', (_what, act) => {
  expect(replayRefusal(act)).toBe('LEDGER_CONTRADICTS');
});

test('a record of the same issuer is entered once', () => {
  expect(replayRefusal(enter({ ...next, code: sent.code }))).toBe('RECORD_CODE_USED');
  expect(replayRefusal(enter({ ...sent, issuer: 'H37', ordinal: 3, arrivalNumber: 3 }, 15))).toBeNull();
});

test('only an envelope that waits is answered, and only once', () => {
  expect(replayRefusal(enter(next, 30))).toBe('ENVELOPE_CONFLICT');
  expect(replayRefusal(enter(next, 12))).toBe('ENVELOPE_CONFLICT');
  expect(replayRefusal(enter(next, 1))).toBe('ENVELOPE_CONFLICT');
});

test.each([
  ['line', enter({ ...refused, pages: 8 }, 14)],
  ['code', enter({ ...refused, code: incoming(9).code }, 14)],
  ['issuer', enter({ ...refused, issuer: 'H37' }, 14)],
  ['count of copies', enter(refused, 14, [1, 2])],
])('another %s than the envelope carries is refused as a contradiction', (_what, act) => {
  expect(replayRefusal(act)).toBe('LEDGER_CONTRADICTS');
});

test('the envelope came from the issuer of the line', () => {
  const received = receive(alone(), 16);
  if (received.act !== 'receive') throw new Error('receive');
  const foreign = { ...received, data: { ...received.data, from: 'H37' } };
  expect(replayRefusal(foreign, enter(alone(), 16))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(received, enter(alone(), 16))).toBeNull();
});

test('paper replies to a record that is here; the record of an envelope may reply to any', () => {
  const unknown = outgoing(9).code;
  expect(replayRefusal(enter(alone({ replyTo: unknown })))).toBe('RECORD_NOT_FOUND');
  expect(replayRefusal(enter(alone({ replyTo: sent.code })))).toBeNull();
  const reply = alone({ replyTo: unknown });
  expect(replayRefusal(receive(reply, 16), enter(reply, 16))).toBeNull();
});

test.each([
  ['ORGANISATION_UNKNOWN', { issuer: 'B99.KHONG.CO' }],
  ['RECORD_INVALID', { recipients: ['H37'] }],
  ['ARRIVED_BEFORE_ISSUED', { arrivedOn: '2026-05-03' }],
  [
    'YEAR_CLOSED',
    { ordinal: 1, arrivalNumber: 1, year: 2024, issuedOn: '2024-05-04', arrivedOn: '2024-05-04' },
  ],
])('the rules of the incoming register hold for the line: %s', (code, change) => {
  expect(replayRefusal(enter(alone(change)))).toBe(code);
});

test('the line is put into the register and we have the copies that came', () => {
  const key = keyOf(sent);
  expect(projected(enter(sent, 12, [2, 3]))).toEqual([
    { change: 'write-line', book: 'incoming', year: 2026, ordinal: 2, on: '2026-05-05' },
    { change: 'put-record', record: sent, state: 'entered', seq: 7 },
    { change: 'put-copy', key, copy: 2, holder: self, state: 'received' },
    { change: 'put-copy', key, copy: 3, holder: self, state: 'received' },
  ]);
});
