import { expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts, digest, entryOf, proof } from '../../../test/support/honest-ledger.ts';
import { envelopeId, incoming, outgoing, self } from '../../../test/support/store.ts';
import { specificationOf } from '../index.ts';
import { actedBy } from './actor.ts';
import { directoryIn } from './directory.ts';
import { proofsOf } from './proofs.ts';

const signed = (digit: string) => ({ content: digit.repeat(64), signature: 'f'.repeat(64) });
const [ours, theirs] = [outgoing(1), incoming(1)];
const mark = { version: 3, digest, at: '2026-01-03T00:00:00.000Z' };
const plain = (organisation: string) => ({ organisation, status: null, reasons: [] });
const entered = { organisation: self, status: '03', reasons: [] };

const stepOf = (act: Act) => {
  const entry = entryOf(act);
  const { step } = specificationOf(entry);
  return step === 'none' ? null : step(entry, self);
};

test.each<[Act, 'person' | 'terminal', object | null]>([
  [acts.register(ours), 'person', plain(self)],
  [acts.correct(ours, ours), 'person', { ...plain(self), reasons: ['D01'] }],
  [acts.cancel(ours), 'person', { ...plain(self), reasons: ['H01'] }],
  [acts.issue(ours, 1), 'person', plain(self)],
  [acts.deliver(1, 'G01'), 'terminal', plain('G01')],
  [acts.receive(theirs, 1), 'terminal', plain('G01')],
  [acts.reject('G01'), 'terminal', null],
  // Paper that came alone is answered by its slip.
  [acts.enter(theirs), 'person', { ...entered, status: null }],
  [acts.join(theirs, theirs, 1), 'person', entered],
  [
    acts.refuse(theirs, 1, ['R01', 'R02']),
    'person',
    { organisation: self, status: '02', reasons: ['R01', 'R02'] },
  ],
  [acts.status(ours, 'G01', '02', 1), 'terminal', { organisation: 'G01', status: '02', reasons: ['R01'] }],
  [acts.retry(1), 'person', null],
  [acts.withdraw(1), 'person', plain(self)],
  [acts.unlock(), 'person', null],
  [acts.lock(), 'person', null],
  [acts.directory(), 'terminal', null],
  [acts.incident(), 'terminal', null],
])('who acts and what stands on the way of a record: $act', (act, by, step) => {
  expect(actedBy(entryOf(act))).toBe(by);
  expect(stepOf(act)).toEqual(step);
});

test('the proofs of an act are named with who signed them', () => {
  const received = { code: theirs.code, from: 'G01', envelope: digest, copies: [1] };
  const data = { ...received, record: signed('2'), dispatch: signed('3') };
  expect(proofsOf(entryOf({ act: 'receive', subject: envelopeId(1), data }))).toEqual([
    { role: 'person', proof: signed('2') },
    { role: 'organisation', proof: signed('3') },
  ]);
  const issued = acts.issue(ours, 1);
  expect(proofsOf(entryOf(issued)).map(({ role }) => role)).toEqual(['person', 'organisation']);
  for (const answer of [acts.enter(theirs, 1), acts.join(theirs, theirs, 1), acts.refuse(theirs, 1)]) {
    expect(proofsOf(entryOf(answer))).toEqual([{ role: 'receiver', proof }]);
  }
  expect(proofsOf(entryOf(acts.status(ours, 'G01', '03', 1)))).toEqual([{ role: 'receiver', proof }]);
  expect(proofsOf(entryOf(acts.deliver(1, 'G01')))).toEqual([{ role: 'endpoint', proof }]);
  expect(proofsOf(entryOf(acts.enter(theirs)))).toEqual([]);
  expect(proofsOf(entryOf(acts.cancel(ours)))).toEqual([]);
});

test('a terminal names the directory it goes by when it is unlocked and when it takes a newer one', () => {
  const { subject } = acts.unlock();
  expect(directoryIn(entryOf({ act: 'unlock', subject, data: { directory: mark } }))).toEqual(mark);
  expect(directoryIn(entryOf(acts.unlock()))).toBeUndefined();
  expect(directoryIn(entryOf(acts.directory()))).toEqual(mark);
  expect(directoryIn(entryOf(acts.lock()))).toBeUndefined();
});
