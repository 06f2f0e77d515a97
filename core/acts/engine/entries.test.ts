import { expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts, envelopeId, incoming, outgoing, self } from '../../../test/support/store.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import { specificationOf } from '../index.ts';
import { actedBy } from './actor.ts';
import { directoryIn } from './directory.ts';
import { proofsOf } from './proofs.ts';

const digest = (digit: string) => digit.repeat(64);
const proof = (digit: string) => ({ content: digest(digit), signature: digest('f') });
const [ours, theirs] = [outgoing(1), incoming(1)];
const envelope = envelopeId(1);
const token = '0123456789ABCDEF';
const mark = { version: 3, digest: digest('3') };
const plain = (organisation: string) => ({ organisation, status: null, reasons: [] });
const entered = { organisation: self, status: '03', reasons: [] };
const answer = { envelope, copies: [1], statement: proof('1') };

const entryOf = (act: Act) =>
  frameEntry(act, { seq: 1, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev: genesis });

const stepOf = (act: Act) => {
  const entry = entryOf(act);
  const { step } = specificationOf(entry);
  return step === 'none' ? null : step(entry, self);
};

test.each<[Act, 'person' | 'terminal', object | null]>([
  [acts.register(ours), 'person', plain(self)],
  [acts.correct(ours, ours), 'person', plain(self)],
  [acts.cancel(ours), 'person', plain(self)],
  [acts.issue(ours, 1), 'person', plain(self)],
  [{ act: 'deliver', subject: envelope, data: { receipt: proof('1'), to: 'G01' } }, 'terminal', plain('G01')],
  [
    {
      act: 'receive',
      subject: envelope,
      data: {
        ...{ code: theirs.code, from: 'G01', envelope: digest('1'), copies: [1] },
        ...{ record: proof('2'), dispatch: proof('3') },
      },
    },
    'terminal',
    plain('G01'),
  ],
  [
    {
      act: 'reject',
      subject: envelope,
      data: { from: 'G01', envelope: digest('1'), fault: 'SIGNATURE_INVALID' },
    },
    'terminal',
    null,
  ],
  [acts.enter(theirs), 'person', entered],
  [{ act: 'join', subject: theirs.code, data: { old: theirs, new: theirs, ...answer } }, 'person', entered],
  [
    {
      act: 'refuse',
      subject: theirs.code,
      data: { envelope, reasons: ['R01', 'R02'], statement: proof('1') },
    },
    'person',
    { organisation: self, status: '02', reasons: ['R01', 'R02'] },
  ],
  [acts.status(ours, 'G01', '02', 1), 'terminal', { organisation: 'G01', status: '02', reasons: ['R01'] }],
  [{ act: 'retry', subject: envelope, data: {} }, 'person', null],
  [{ act: 'withdraw', subject: envelope, data: {} }, 'person', null],
  [acts.unlock(), 'person', null],
  [{ act: 'lock', subject: token, data: { cause: 'idle' } }, 'person', null],
  [{ act: 'directory', subject: token, data: mark }, 'terminal', null],
  [{ act: 'incident', subject: token, data: { fault: 'CLOCK_BACKWARD' } }, 'terminal', null],
])('who acts and what stands on the way of a record: $act', (act, by, step) => {
  expect(actedBy(entryOf(act))).toBe(by);
  expect(stepOf(act)).toEqual(step);
});

test('the proofs of an act are named with who signed them', () => {
  const received = { code: theirs.code, from: 'G01', envelope: digest('1'), copies: [1] };
  expect(
    proofsOf(
      entryOf({
        act: 'receive',
        subject: envelope,
        data: { ...received, record: proof('2'), dispatch: proof('3') },
      }),
    ),
  ).toEqual([
    { role: 'person', proof: proof('2') },
    { role: 'organisation', proof: proof('3') },
  ]);
  const enter = { record: theirs, ...answer };
  expect(proofsOf(entryOf({ act: 'enter', subject: theirs.code, data: enter }))).toEqual([
    { role: 'receiver', proof: proof('1') },
  ]);
  expect(proofsOf(entryOf(acts.enter(theirs)))).toEqual([]);
  expect(
    proofsOf(entryOf({ act: 'deliver', subject: envelope, data: { receipt: proof('4'), to: 'G01' } })),
  ).toEqual([{ role: 'endpoint', proof: proof('4') }]);
  expect(proofsOf(entryOf(acts.cancel(ours)))).toEqual([]);
});

test('a terminal names the directory it goes by when it is unlocked and when it takes a newer one', () => {
  expect(directoryIn(entryOf({ act: 'unlock', subject: token, data: { directory: mark } }))).toEqual(mark);
  expect(directoryIn(entryOf(acts.unlock()))).toBeUndefined();
  expect(directoryIn(entryOf({ act: 'directory', subject: token, data: mark }))).toEqual(mark);
  expect(directoryIn(entryOf({ act: 'lock', subject: token, data: { cause: 'idle' } }))).toBeUndefined();
});
