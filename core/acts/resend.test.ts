import { expect, test } from 'vitest';
import { type Act, parseLedgerEntry } from '../../contract/ledger/act.ts';
import {
  acts,
  directory,
  entryOf,
  honestLedger,
  one,
  projected,
  replayRefusal,
} from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing, self } from '../../test/support/store.ts';
import { project } from './engine/projection.ts';
import { Replay } from './engine/replay.ts';

const { decline, hand, issue, issueOnPaper, lose, register, resend, slip, status } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const handed = [register(record), issueOnPaper(record, ['G01'], 30), hand(record, ['G01'], 1)];
const onWire = [register(record), issue(record, 30)];
const refused = [...onWire, status(record, 'G01', '02', 30)];

test('what was refused or lost goes once more on paper, and what is on its way does not', () => {
  expect(replayRefusal(...handed, resend(record, 'G01', 'refused'))).toBe('LEDGER_CONTRADICTS');
  const again = [resend(record, 'G01', 'lost'), hand(record, ['G01'], 1), slip(record, 'G01')];
  expect(replayRefusal(...handed, lose(record, 'G01'), ...again)).toBeNull();
  expect(replayRefusal(...handed, decline(record, 'G01'), resend(record, 'G01', 'lost'))).toBe(
    'LEDGER_CONTRADICTS',
  );
  expect(
    replayRefusal(...handed, decline(record, 'G01'), resend(record, 'G01', 'refused'), ...again.slice(1)),
  ).toBeNull();
});

test('what was refused on the wire goes once more in another envelope, which is answered like the first', () => {
  const again = resend(record, 'G01', 'refused', 31);
  expect(replayRefusal(...onWire, again)).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...refused, again, status(record, 'G01', '03', 31))).toBeNull();
  expect(replayRefusal(...refused, again, status(record, 'G01', '03', 30))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...refused, resend(record, 'G01', 'refused', 30))).toBe('ENVELOPE_CONFLICT');
});

test('a body that has a terminal since gets in an envelope what it gave back on paper', () => {
  const back = [...handed, decline(record, 'G01'), resend(record, 'G01', 'refused', 31)];
  expect(replayRefusal(...back, status(record, 'G01', '03', 31))).toBeNull();
  expect(replayRefusal(...back, hand(record, ['G01'], 1))).toBe('RECORD_WRONG_STATE');
});

const kept = outgoing(4, { recipients: ['G01'], copies: 3 });
const gone = [register(kept), issueOnPaper(kept, ['G01'], 30), hand(kept, ['G01'], 1), lose(kept, 'G01')];
const instead = (...copies: number[]): Act => ({
  act: 'resend',
  subject: kept.code,
  data: { to: 'G01', after: 'lost', copies },
});

test('in the place of a lost copy goes one that was kept, or the next that is made, and never the lost one', () => {
  for (const copy of [2, 4]) expect(replayRefusal(...gone, instead(copy)), String(copy)).toBeNull();
  for (const copies of [[1], [3], [5], [2, 3]])
    expect(replayRefusal(...gone, instead(...copies)), String(copies)).toBe('LEDGER_CONTRADICTS');
  const again = [hand(kept, ['G01'], 1), lose(kept, 'G01')];
  expect(replayRefusal(...gone, instead(2), ...again, instead(3))).toBeNull();
  expect(replayRefusal(...gone, instead(2), ...again, instead(2))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...gone, instead(4), ...again, instead(5))).toBeNull();
  const back = [hand(kept, ['G01'], 1), decline(kept, 'G01')];
  expect(replayRefusal(...gone, instead(2), ...back, resend(kept, 'G01', 'refused'))).toBeNull();
  // The dispatch that would go in the envelope names the lost one.
  expect(replayRefusal(...gone, instead(2), ...back, resend(kept, 'G01', 'refused', 31))).toBe(
    'LEDGER_CONTRADICTS',
  );
  const slipped = [hand(kept, ['G01'], 1), slip(kept, 'G01')];
  expect(replayRefusal(...gone, instead(2), ...slipped)).toBeNull();
});

test('copies are named after a loss alone, which goes on paper; before the third generation they were not', () => {
  const entry = entryOf(instead(2));
  const read = (data: object, generation: number) => () =>
    parseLedgerEntry({ ...entry, generation, data: { to: 'G01', ...data } });
  const envelope = { id: envelopeId(31), digest: '0'.repeat(64) };
  expect(read({ after: 'lost', copies: [2] }, 3)).not.toThrow();
  expect(read({ after: 'refused', envelope }, 3)).not.toThrow();
  expect(read({ after: 'lost' }, 3)).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ after: 'lost', copies: [2], envelope }, 3)).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ after: 'refused', copies: [2] }, 3)).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ after: 'withdrawn', envelope }, 4)).not.toThrow();
  expect(read({ after: 'withdrawn' }, 4)).not.toThrow();
  expect(read({ after: 'withdrawn', envelope }, 3)).toThrow('ACT_UNKNOWN');
  expect(read({ after: 'withdrawn', copies: [2] }, 4)).toThrow('LEDGER_ENTRY_INVALID');
  const second = parseLedgerEntry({ ...entry, generation: 2, data: { to: 'G01', after: 'lost', envelope } });
  expect(project(second, self).map(({ change }) => change)).toEqual([
    'add-recipient',
    'add-envelope',
    'ask-again',
  ]);
  const replay = new Replay({ self, directory });
  for (const [index, act] of [...honestLedger, ...gone].entries()) replay.take(entryOf(act, index + 1));
  const seq = honestLedger.length + gone.length + 1;
  expect(() => replay.take({ ...second, seq })).not.toThrow();
});

test('an act in a generation before the one that the ledger has of it already is no truth', () => {
  const replay = new Replay({ self, directory });
  const back = [hand(kept, ['G01'], 1), decline(kept, 'G01')];
  const ledger = [...honestLedger, ...gone, instead(2), ...back];
  for (const [index, act] of ledger.entries()) replay.take(entryOf(act, index + 1));
  const seq = ledger.length + 1;
  const envelope = { id: envelopeId(31), digest: '0'.repeat(64) };
  const { generation: _, ...entry } = entryOf(resend(kept, 'G01', 'refused'), seq);
  // Earlier generations do not ask whether the dispatch in the envelope names the lost copy.
  for (const generation of [{ generation: 2 }, {}]) {
    const earlier = parseLedgerEntry({
      ...entry,
      ...generation,
      data: { to: 'G01', after: 'refused', envelope },
    });
    expect(() => replay.take(earlier)).toThrow('LEDGER_CONTRADICTS');
  }
  expect(() => replay.take(entryOf(resend(kept, 'G01', 'refused'), seq))).not.toThrow();
});

test('no envelope goes to a body outside the directory', () => {
  const out = outgoing(4, { recipients: ['X0001'] });
  const back = [
    acts.enrol('X0001'),
    ...[register(out), issueOnPaper(out, ['X0001'], 30), hand(out, ['X0001'], 1), decline(out, 'X0001')],
  ];
  expect(replayRefusal(...back, resend(out, 'X0001', 'refused', 31))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...back, resend(out, 'X0001', 'refused'))).toBeNull();
});

test('what was entered is not sent again', () => {
  expect(replayRefusal(resend(one, 'G01', 'refused', 31))).toBe('LEDGER_CONTRADICTS');
});

test('refused copies leave again; lost ones never came back', () => {
  const kinds = (...act: Parameters<typeof resend>) => projected(resend(...act)).map(({ change }) => change);
  expect(kinds(record, 'G01', 'refused', 31)).toEqual([
    'add-recipient',
    'add-envelope',
    'settle-copies',
    'ask-again',
  ]);
  expect(kinds(record, 'G01', 'lost')).toEqual(['put-paper', 'settle-copies', 'send-copy', 'ask-again']);
  expect(projected(resend(record, 'G01', 'refused', 31))[1]).toMatchObject({ envelope: envelopeId(31) });
});
