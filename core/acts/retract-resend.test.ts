import { expect, test } from 'vitest';
import { type Act, type ActOf, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { BeforeResend } from '../../contract/record/paper.ts';
import {
  acts,
  directory,
  entryOf,
  honestLedger,
  projected,
  replayRefusal,
} from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing, self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';

const {
  decline,
  deliver,
  hand,
  issue,
  issueOnPaper,
  lose,
  register,
  reopen,
  resend,
  retract,
  settle,
  status,
  withdraw,
} = acts;
const record = outgoing(4, { recipients: ['G01'], copies: 3 });
const at = '2026-05-05T01:00:00.000Z';
const later = '2026-05-05T01:00:00.001Z';
const first = honestLedger.length + 1;
/** Entries `first` to `first + 2`. */
const out = [register(record), issueOnPaper(record, ['G01'], 30), hand(record, ['G01'], 1)];
/** The entry that sends again, after the one that says what came of the first paper. */
const sent = first + 4;
const refusal = (...more: Act[]) => replayRefusal(...out, ...more);
const back = (before: ActOf<'retract'>['data']['back'], entry = sent) =>
  retract(record, 'G01', entry, before);

const given = [decline(record, 'G01', ['R01', 'R02']), resend(record, 'G01', 'refused')];
const beforeGiven: BeforeResend = { state: 'refused', at, reasons: ['R01', 'R02'], issuedAt: at };
/** In the place of copy 1, which was lost. */
const instead = (copy: number): Act => ({
  ...{ act: 'resend', subject: record.code },
  data: { to: 'G01', after: 'lost', copies: [copy] },
});
const gone = (copy: number) => [lose(record, 'G01'), instead(copy)];
const replaced = (by: number, from: 'kept' | 'further') => ({ lost: [1], by: [by], from });
const beforeGone = (by: number, from: 'kept' | 'further'): BeforeResend => ({
  ...{ state: 'lost', at, issuedAt: at, replaced: replaced(by, from) },
});
const onWire = [register(record), issue(record, 30), status(record, 'G01', '02', 30)];
const refusedThere = { at, reasons: ['R01'], issuedAt: at };
const beforeWire: BeforeResend = { state: '02', ...refusedThere, envelope: envelopeId(30) };

test('what went again on paper is taken back while it waits, and goes otherwise', () => {
  expect(refusal(...given, back(beforeGiven))).toBeNull();
  expect(refusal(...given, back(beforeGiven), resend(record, 'G01', 'refused', 31))).toBeNull();
  expect(refusal(...gone(2), back(beforeGone(2, 'kept')), instead(4))).toBeNull();
  expect(refusal(...gone(4), back(beforeGone(4, 'further')), instead(4))).toBeNull();
  expect(refusal(...gone(4), back(beforeGone(4, 'further')), instead(5))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(...gone(4), hand(record, ['G01'], 1), back(beforeGone(4, 'further')))).toBe(
    'LEDGER_CONTRADICTS',
  );
  expect(refusal(...gone(4), back(beforeGone(4, 'further')), hand(record, ['G01'], 1))).toBe(
    'RECORD_WRONG_STATE',
  );
});

test('paper in the place of an envelope that was refused is taken back, and the recipient stands as it did', () => {
  const again = [...onWire, resend(record, 'G01', 'refused')];
  const undone = [...again, retract(record, 'G01', first + 3, beforeWire)];
  expect(replayRefusal(...undone)).toBeNull();
  expect(
    replayRefusal(...undone, resend(record, 'G01', 'refused', 31), status(record, 'G01', '03', 31)),
  ).toBeNull();
  expect(replayRefusal(...undone, hand(record, ['G01'], 1))).toBe('RECORD_WRONG_STATE');
  for (const wrong of [
    { ...beforeWire, envelope: envelopeId(31) },
    { ...beforeWire, reasons: [] },
    { state: 'refused', ...refusedThere } as const,
  ])
    expect(replayRefusal(...again, retract(record, 'G01', first + 3, wrong))).toBe('LEDGER_CONTRADICTS');
  const wire = [...onWire, resend(record, 'G01', 'refused', 31)];
  expect(replayRefusal(...wire, retract(record, 'G01', first + 3, beforeWire))).toBe('PAPER_SENT_AGAIN');
});

const withdrawn = [register(record), issue(record, 30), withdraw(30)];
const beforeInstead: BeforeResend = { state: 'withdrawn', at, issuedAt: at, envelope: envelopeId(30) };

test('paper in the place of an envelope that was withdrawn is taken back, and the recipient stands as it did', () => {
  const again = [...withdrawn, resend(record, 'G01', 'withdrawn')];
  const undone = [...again, retract(record, 'G01', first + 3, beforeInstead)];
  expect(replayRefusal(...undone)).toBeNull();
  for (const sentAgain of [resend(record, 'G01', 'withdrawn'), resend(record, 'G01', 'withdrawn', 31)])
    expect(replayRefusal(...undone, sentAgain)).toBeNull();
  // It had gone after all, as its recipient says.
  expect(replayRefusal(...undone, status(record, 'G01', '03', 30))).toBeNull();
  expect(replayRefusal(...undone, deliver(30, 'G01'), resend(record, 'G01', 'withdrawn'))).toBe(
    'LEDGER_CONTRADICTS',
  );
  for (const wrong of [
    { ...beforeInstead, envelope: envelopeId(31) },
    { ...beforeInstead, at: later },
    { ...beforeInstead, issuedAt: later },
    { ...beforeWire, reasons: [] },
  ])
    expect(replayRefusal(...again, retract(record, 'G01', first + 3, wrong))).toBe('LEDGER_CONTRADICTS');
});

test('paper is not taken back once it has shown that the envelope had gone before it was withdrawn', () => {
  const gone = [...withdrawn, resend(record, 'G01', 'withdrawn'), deliver(30, 'G01')];
  expect(replayRefusal(...gone)).toBeNull();
  expect(replayRefusal(...gone, retract(record, 'G01', first + 3, beforeInstead))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...gone, hand(record, ['G01'], 1))).toBeNull();
});

test('each part of how it was before must be true', () => {
  for (const wrong of [
    { state: 'lost', at } as const,
    { ...beforeGiven, at: later },
    { ...beforeGiven, issuedAt: later },
    { ...beforeGiven, reasons: ['R01'] },
    { ...beforeGiven, reasons: ['R01', 'R03'] },
    { ...beforeWire, reasons: ['R01', 'R02'] },
    { state: 'lost', at, issuedAt: at } as const,
  ])
    expect(refusal(...given, back(wrong))).toBe('LEDGER_CONTRADICTS');
  for (const wrong of [
    { state: 'lost', at } as const,
    { state: 'lost', at, issuedAt: at } as const,
    beforeGone(2, 'further'),
    beforeGone(3, 'kept'),
    { ...beforeGone(2, 'kept'), replaced: { ...replaced(2, 'kept'), lost: [2] } } as BeforeResend,
    { ...beforeGone(2, 'kept'), replaced: { ...replaced(2, 'kept'), lost: [1, 2] } } as BeforeResend,
    { ...beforeGone(2, 'kept'), at: later },
    { ...beforeGone(2, 'kept'), issuedAt: later },
    beforeGiven,
  ])
    expect(refusal(...gone(2), back(wrong))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(...gone(2), back(beforeGone(2, 'kept'), sent - 1))).toBe('LEDGER_CONTRADICTS');
});

test('of copies that were lost one after the other only those that the resend gave up come back', () => {
  const twice = [...gone(2), hand(record, ['G01'], 1), lose(record, 'G01'), instead(3)];
  const latest = (lost: number[]) =>
    retract(record, 'G01', sent + 3, {
      state: 'lost',
      at,
      issuedAt: at,
      replaced: { lost, by: [3], from: 'kept' },
    });
  expect(refusal(...twice, latest([2]))).toBeNull();
  for (const lost of [[1], [1, 2]]) expect(refusal(...twice, latest(lost))).toBe('LEDGER_CONTRADICTS');
});

test('what was noted before is taken back after it, down to the issue', () => {
  const note = (entry: number, state: 'waiting' | 'handed' | 'lost') => back({ state, at }, entry);
  const notes = [note(first + 3, 'handed'), note(first + 2, 'waiting')];
  expect(
    refusal(...given, hand(record, ['G01'], 1), note(sent + 1, 'waiting'), back(beforeGiven), ...notes),
  ).toBeNull();
  expect(refusal(...gone(2), back(beforeGone(2, 'kept')), ...notes)).toBeNull();
  expect(refusal(...given, ...notes.slice(0, 1))).toBe('LEDGER_CONTRADICTS');
});

test('a mark as settled is taken back first', () => {
  expect(refusal(...given, settle(record), back(beforeGiven))).toBe('RECORD_SETTLED');
  expect(refusal(...given, settle(record), reopen(record), back(beforeGiven))).toBeNull();
});

test('a slip is dated from the hand-over of before on, once what went again is taken back', () => {
  const replay = new Replay({ self, directory });
  const ledger = [...honestLedger, ...out, ...gone(2), hand(record, ['G01'], 1)];
  for (const [index, act] of ledger.entries()) replay.take(entryOf(act, index + 1));
  const take = (act: Act, seq: number) => replay.take(entryOf(act, seq, '2026-05-08T01:00:00.000Z'));
  take(back({ state: 'waiting', at }, sent + 1), sent + 2);
  take(back(beforeGone(2, 'kept')), sent + 3);
  expect(() => take(acts.slip(record, 'G01', '2026-05-04'), sent + 4)).toThrow('RECORD_INVALID');
  expect(() => take(acts.slip(record, 'G01', '2026-05-05'), sent + 4)).not.toThrow();
});

test('the first generation takes back notes alone, and no other form says that paper went again', () => {
  const entry = entryOf(back(beforeGone(2, 'kept')));
  const { generation: _, ...frame } = entry;
  const first = (before: object) => () =>
    parseLedgerEntry({ ...frame, data: { ...entry.data, back: before } });
  expect(first({ state: 'lost', at })).not.toThrow();
  expect(first(beforeGone(2, 'kept'))).toThrow('ACT_UNKNOWN');
  const second = (before: object) => () =>
    parseLedgerEntry({ ...entry, generation: 2, data: { ...entry.data, back: before } });
  expect(second(beforeInstead)).toThrow(/LEDGER_ENTRY_INVALID|ACT_UNKNOWN/);
  expect(second(beforeGone(2, 'kept'))).not.toThrow();
  const { issuedAt: _at, ...undated } = beforeGiven;
  for (const wrong of [
    undated,
    { ...beforeGiven, reasons: ['R02', 'R01'] },
    { ...beforeGiven, envelope: envelopeId(30) },
    { ...beforeGiven, replaced: replaced(2, 'kept') },
    { ...beforeGone(2, 'kept'), replaced: { ...replaced(2, 'kept'), lost: [] } },
    { ...beforeGone(2, 'kept'), replaced: { ...replaced(2, 'kept'), from: 'found' } },
  ])
    expect(second(wrong), JSON.stringify(wrong)).toThrow(/LEDGER_ENTRY_INVALID|ACT_UNKNOWN/);
});

test('recipient and copies go back and nothing else is said', () => {
  for (const before of [beforeGiven, beforeWire, beforeInstead, beforeGone(2, 'kept')])
    expect(projected(back(before))).toEqual([
      { change: 'unsend-paper', key: keyOf(record), organisation: 'G01', back: before },
    ]);
});
