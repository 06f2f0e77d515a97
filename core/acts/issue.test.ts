import { describe, expect, test } from 'vitest';
import { type Act, type ActOf, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { type CodedRecord, issuedPart } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import { inGeneration } from '../../domain/record/older-generations.ts';
import {
  acts,
  better,
  digest,
  entryOf,
  one,
  projected,
  proof,
  replayRefusal,
  three,
} from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing, self } from '../../test/support/store.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { project } from './engine/projection.ts';
import { proofsOf } from './engine/proofs.ts';

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
  const { paper: _, older: _older, ...rest } = { paper: [], older: [], ...entry.data };
  const data = { ...rest, envelopes: rest.envelopes.map(({ id, to }) => ({ id, to, digest })) };
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

describe('an issue in several generations', () => {
  const record = outgoing(4, { recipients: ['G01', 'H37', 'X0001'], copies: 3, copyAllowed: true });
  const older = (generation: number, of: CodedRecord = record) => {
    const form = inGeneration(issuedPart(of), generation).record;
    return { generation, record: { ...proof, content: digestOf(canonicalBytes(form)) }, dispatch: proof };
  };
  const act = (change: Partial<ActOf<'issue'>['data']> = {}): Act => {
    const whole = acts.issueOnPaper(record, ['X0001'], 20);
    if (whole.act !== 'issue') throw new Error(whole.act);
    const envelopes = whole.data.envelopes.map((each, index) => ({
      ...each,
      generation: index === 0 ? 1 : 4,
    }));
    return { ...whole, data: { ...whole.data, older: [older(1)], envelopes, ...change } };
  };
  const enrol = acts.enrol('X0001');
  const refusal = (issued: Act) => replayRefusal(enrol, acts.register(record), issued);

  test('holds where each is the line as that generation tells it', () => {
    expect(refusal(act())).toBeNull();
  });

  test.each<[string, Partial<ActOf<'issue'>['data']>]>([
    ['of another record', { older: [older(1, { ...record, pages: 5 })] }],
    ['in another generation than it says', { older: [{ ...older(1), generation: 2 }] }],
    ['in the generation of the line', { older: [older(1), { ...older(1), generation: 4 }] }],
    ['in one that does not exist', { older: [older(1), { ...older(1), generation: 5 }] }],
    ['that nobody gets', { older: [older(1), older(3)] }],
    ['that was not signed', { older: [] }],
  ])('does not hold with one %s', (_what, change) => {
    expect(refusal(act(change))).toBe('LEDGER_CONTRADICTS');
  });

  test('does not hold where the older one leaves out what may not be left out', () => {
    const endless = { ...record, protectUntil: 'endless' as const };
    const { envelopes, older: older1 } = (act() as ActOf<'issue'>).data;
    const issued = acts.issueOnPaper(endless, ['X0001'], 20) as ActOf<'issue'>;
    const data = { ...issued.data, envelopes, older: older1 };
    expect(replayRefusal(enrol, acts.register(endless), { ...issued, data })).toBe('LEDGER_CONTRADICTS');
  });

  test('goes again to a recipient in one of these, and in no other', () => {
    const again = (generation: number): Act => ({
      act: 'resend',
      subject: record.code,
      data: { to: 'G01', after: 'refused', envelope: { id: envelopeId(30), digest, generation } },
    });
    const refused = [act(), acts.status(record, 'G01', '02', 20)];
    for (const [generation, outcome] of [
      [1, null],
      [4, null],
      [2, 'LEDGER_CONTRADICTS'],
      [5, 'LEDGER_CONTRADICTS'],
    ] as const)
      expect(replayRefusal(enrol, acts.register(record), ...refused, again(generation))).toBe(outcome);
  });

  test('names each of them with its proofs, ascending', () => {
    const issued = act({ older: [older(1), older(3)] });
    const proofs = proofsOf(entryOf(issued)).map(({ role }) => role);
    expect(proofs).toEqual(['person', 'organisation', 'person', 'person', 'organisation', 'organisation']);
    const turned = act({ older: [older(3), older(1)] });
    expect(() => entryOf(turned)).toThrow('LEDGER_ENTRY_INVALID');
  });
});

test('those who get the paper alone stand in one order', () => {
  const record = outgoing(4, { recipients: ['G01', 'H37'], copies: 2 });
  const act = acts.issueOnPaper(record, ['G01', 'H37'], 20);
  if (act.act !== 'issue') throw new Error(act.act);
  const data = { ...act.data, paper: ['H37', 'G01'] };
  expect(() => entryOf({ ...act, data })).toThrow('LEDGER_ENTRY_INVALID');
});
