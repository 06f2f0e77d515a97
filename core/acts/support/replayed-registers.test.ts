import { expect, test } from 'vitest';
import { keyOf } from '../../../contract/record/key.ts';
import { acts, projected } from '../../../test/support/honest-ledger.ts';
import { refusalOf } from '../../../test/support/registers.ts';
import { code, envelopeId, incoming, outgoing, self } from '../../../test/support/store.ts';
import { ReplayedRegisters } from './replayed-registers.ts';

const ours = outgoing(1);
const theirs = incoming(1, { code: ours.code });

function registersAfter(...ledger: Parameters<typeof projected>[0][]): ReplayedRegisters {
  const registers = new ReplayedRegisters();
  for (const change of ledger.flatMap(projected)) registers.apply(change);
  return registers;
}

test('each issuer with a record under a code is named once, in the order in which they came', () => {
  const registers = registersAfter(acts.register(ours), acts.enter(theirs), acts.correct(ours, ours));
  expect(registers.issuersOf(ours.code)).toEqual([self, 'G01']);
  expect(registers.issuersOf(code(2))).toEqual([]);
});

test('a record is found under its issuer and code with its state, copies and recipients', () => {
  const registers = registersAfter(acts.register(ours), acts.enter(theirs), acts.issue(ours, 1));
  expect(registers.get(keyOf(ours))).toEqual({
    record: ours,
    state: 'issued',
    copies: new Map([
      [1, { holder: 'G01', state: 'sent' }],
      [2, { holder: self, state: 'held' }],
    ]),
    recipients: new Map([['G01', { envelope: envelopeId(1), status: null, withdrawn: null }]]),
    custody: new Map(),
    paper: new Map(),
    settled: false,
  });
  expect(registers.require(keyOf(theirs)).record).toEqual(theirs);
});

test('a record that no act wrote is not found, and is not changed', () => {
  const registers = registersAfter(acts.register(ours));
  const key = { issuer: 'H37', code: ours.code };
  expect(registers.get(key)).toBeUndefined();
  expect(refusalOf(() => registers.require(key))).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  expect(
    refusalOf(() => registers.apply({ change: 'set-state', key, state: 'cancelled', seq: 2 })),
  ).toMatchObject({ code: 'RECORD_NOT_FOUND' });
  expect(registers.issuersOf(ours.code)).toEqual([self]);
});
