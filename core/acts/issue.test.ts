import { expect, test } from 'vitest';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import {
  acts,
  better,
  entryOf,
  one,
  projected,
  replayRefusal,
  three,
} from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing, self } from '../../test/support/store.ts';
import { project } from './engine/projection.ts';

const { correct, issue } = acts;

test('a registered record may be issued, once', () => {
  expect(replayRefusal(issue(three, 20))).toBeNull();
  expect(replayRefusal(issue(three, 20), issue(three, 21))).toBe('RECORD_WRONG_STATE');
});

test('an issued record is not corrected or cancelled', () => {
  expect(replayRefusal(issue(three, 20), correct(three, { ...three, pages: 4 }))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(issue(three, 20), acts.cancel(three))).toBe('RECORD_WRONG_STATE');
});

test('a record that nobody registered is not found', () => {
  expect(replayRefusal(issue(outgoing(4), 20))).toBe('RECORD_NOT_FOUND');
});

test('a record that is issued or cancelled is not issued', () => {
  expect(replayRefusal(issue(one, 20))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(issue(better, 20))).toBe('RECORD_WRONG_STATE');
});

test('the signature is over the line as it stands', () => {
  expect(replayRefusal(issue({ ...three, pages: 4 }, 20))).toBe('LEDGER_CONTRADICTS');
});

test('what only our register holds of the line may differ from what is signed', () => {
  const noted = { ...three, noteCodes: ['N01'] };
  expect(replayRefusal(correct(three, noted), issue(three, 20))).toBeNull();
});

test('the identity of an envelope is used once, sent or received', () => {
  expect(replayRefusal(issue(three, 1))).toBe('ENVELOPE_CONFLICT');
  expect(replayRefusal(issue(three, 11))).toBe('ENVELOPE_CONFLICT');
});

test('each recipient has its copies and its envelope from then on', () => {
  const record = outgoing(4, { recipients: ['G01', 'H37'], copies: 3 });
  const key = keyOf(record);
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(issue(record, 20))).toEqual([
    { change: 'set-state', key, state: 'issued', seq: 7 },
    { change: 'put-copy', key, copy: 1, holder: 'G01', state: 'sent' },
    { change: 'put-copy', key, copy: 2, holder: 'H37', state: 'sent' },
    { change: 'add-recipient', key, organisation: 'G01', envelope: envelopeId(20), at },
    { change: 'add-envelope', envelope: envelopeId(20), code: record.code },
    { change: 'add-recipient', key, organisation: 'H37', envelope: envelopeId(21), at },
    { change: 'add-envelope', envelope: envelopeId(21), code: record.code },
  ]);
});

test('those who get the paper alone have a leg that waits, and no envelope', () => {
  const record = outgoing(4, { recipients: ['G01', 'H37'], copies: 2 });
  const act = acts.issueOnPaper(record, ['H37'], 20);
  const key = keyOf(record);
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(act).slice(3)).toEqual([
    { change: 'add-recipient', key, organisation: 'G01', envelope: envelopeId(20), at },
    { change: 'add-envelope', envelope: envelopeId(20), code: record.code },
    { change: 'put-paper', key, organisation: 'H37', state: 'waiting', reasons: [], at },
  ]);
  expect(replayRefusal(acts.register(record), act)).toBeNull();
  expect(replayRefusal(acts.register(record), acts.issueOnPaper(record, ['G01', 'H37'], 20))).toBeNull();
});

test('before the third generation an issue has envelopes alone, and at least one', () => {
  const entry = entryOf(issue(three, 20));
  if (entry.act !== 'issue') throw new Error(entry.act);
  const { paper: _, ...data } = { paper: [], ...entry.data };
  const second = parseLedgerEntry({ ...entry, generation: 2, data });
  expect(project(second, self).map(({ change }) => change)).toEqual([
    'set-state',
    'put-copy',
    'add-recipient',
    'add-envelope',
  ]);
  expect(() => parseLedgerEntry({ ...entry, generation: 2, data: { ...data, envelopes: [] } })).toThrow(
    'LEDGER_ENTRY_INVALID',
  );
});

test('those who get the paper alone stand in one order', () => {
  const record = outgoing(4, { recipients: ['G01', 'H37'], copies: 2 });
  const act = acts.issueOnPaper(record, ['G01', 'H37'], 20);
  if (act.act !== 'issue') throw new Error(act.act);
  const data = { ...act.data, paper: ['H37', 'G01'] };
  expect(() => entryOf({ ...act, data })).toThrow('LEDGER_ENTRY_INVALID');
});
