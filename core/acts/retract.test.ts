import { expect, test } from 'vitest';
import { type Act, type ActOf, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import {
  acts,
  directory,
  entryOf,
  honestLedger,
  projected,
  replayRefusal,
} from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';

const { decline, hand, issueOnPaper, lose, register, reopen, resend, retract, settle, slip } = acts;
const record = outgoing(4, { recipients: ['G01', 'H37'] });
const at = '2026-05-05T01:00:00.000Z';
const waiting = { state: 'waiting', at } as const;
const handed = { state: 'handed', at } as const;
const lost = { state: 'lost', at } as const;

const first = honestLedger.length + 1;
/** Entries `first` (register), `first + 1` (issue) and `first + 2` (hand-over to both). */
const out = [register(record), issueOnPaper(record, ['G01', 'H37'], 30), hand(record, ['G01', 'H37'], 2)];
const ofHand = first + 2;
const next = first + 3;
type Before = ActOf<'retract'>['data']['back'];
const back = (entry = next, before: Before = handed, reason = 'L05', to = 'G01') =>
  retract(record, to, entry, before, reason);
const refusal = (...more: Act[]) => replayRefusal(...out, ...more);

test('a slip, a return and a loss are taken back, and what is right is recorded in their place', () => {
  for (const wrong of [slip(record, 'G01'), decline(record, 'G01'), lose(record, 'G01')]) {
    expect(refusal(wrong, back())).toBeNull();
    for (const right of [slip(record, 'G01'), decline(record, 'G01'), lose(record, 'G01')])
      expect(refusal(wrong, back(), right)).toBeNull();
    expect(refusal(wrong, back(), back())).toBe('LEDGER_CONTRADICTS');
  }
});

test('a hand-over is taken back of one of its recipients', () => {
  expect(refusal(back(ofHand, waiting))).toBeNull();
  expect(refusal(back(ofHand, waiting), slip(record, 'G01'))).toBe('RECORD_WRONG_STATE');
  expect(refusal(back(ofHand, waiting), slip(record, 'H37'))).toBeNull();
  expect(refusal(back(ofHand, waiting), hand(record, ['G01'], 1), slip(record, 'G01'))).toBeNull();
});

test('each entry is taken back once those after it are', () => {
  const found = [lose(record, 'G01'), slip(record, 'G01')];
  expect(refusal(...found, back(next, handed))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(...found, back(next + 1, lost), back(next, handed), back(ofHand, waiting))).toBeNull();
  expect(refusal(...found, back(next + 1, lost), resend(record, 'G01', 'lost'))).toBeNull();
});

test('an entry that is not the latest of that recipient, and another state or time before it, are no truth', () => {
  const noted = slip(record, 'G01');
  const later = '2026-05-05T01:00:00.001Z';
  for (const wrong of [
    back(ofHand, waiting),
    back(next + 1),
    back(next, waiting),
    back(next, lost),
    back(next, { state: 'handed', at: later }),
  ])
    expect(refusal(noted, wrong)).toBe('LEDGER_CONTRADICTS');
  // Of the other recipient the hand-over is the latest.
  expect(refusal(noted, back(next, handed, 'L05', 'H37'))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(noted, back(ofHand, waiting, 'L05', 'H37'))).toBeNull();
});

test('nothing is taken back where nothing was noted, of a record or a recipient that is not there', () => {
  const issued = out.slice(0, 2);
  expect(replayRefusal(...issued, back(first + 1, waiting))).toBe('RECORD_WRONG_STATE');
  expect(refusal(back(ofHand, waiting, 'L05', 'H37.03'))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(back(2, waiting))).toBe('RECORD_NOT_FOUND');
});

test('before an envelope that went again nothing is taken back', () => {
  expect(refusal(decline(record, 'G01'), resend(record, 'G01', 'refused', 31), back())).toBe(
    'PAPER_SENT_AGAIN',
  );
});

test('a mark as settled is taken back first', () => {
  const marked = [lose(record, 'G01'), settle(record)];
  expect(refusal(...marked, back())).toBe('RECORD_SETTLED');
  expect(refusal(...marked, reopen(record), back())).toBeNull();
});

test('a day may be from the first hand-over on, also where that was taken back', () => {
  const replay = new Replay({ self, directory });
  const ledger = [...honestLedger, ...out, back(ofHand, waiting)];
  for (const [index, act] of ledger.entries()) replay.take(entryOf(act, index + 1));
  const threeDaysLater = '2026-05-08T01:00:00.000Z';
  const take = (act: Act, seq: number) => replay.take(entryOf(act, seq, threeDaysLater));
  take(hand(record, ['G01'], 1), next + 1);
  expect(() => take(slip(record, 'G01', '2026-05-04'), next + 2)).toThrow('RECORD_INVALID');
  expect(() => take(slip(record, 'G01', '2026-05-05'), next + 2)).not.toThrow();
});

test('a reason that the catalogue does not list is refused', () => {
  expect(refusal(slip(record, 'G01'), back(next, handed, 'L99'))).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('the leg goes back and nothing else is said', () => {
  expect(projected(back(3, lost))).toEqual([
    { change: 'restore-paper', key: keyOf(record), organisation: 'G01', state: 'lost', at },
  ]);
});

test('a note beside it, and a state that nothing can follow, are refused', () => {
  const entry = entryOf(back());
  const read = (more: object) => () => parseLedgerEntry({ ...entry, data: { ...entry.data, ...more } });
  expect(read({})).not.toThrow();
  expect(read({ note: 'Về việc' })).toThrow('ACT_UNKNOWN');
  for (const state of ['returned', 'refused']) expect(read({ back: { state, at } })).toThrow('ACT_UNKNOWN');
});
