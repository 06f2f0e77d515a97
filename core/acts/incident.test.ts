import { expect, expectTypeOf, test } from 'vitest';
import { codesWhere, type ErrorCode, isResting, type RestingCode } from '../../contract/errors/index.ts';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { acts, entryOf, one, refused, replayRefusal, sent } from '../../test/support/honest-ledger.ts';
import { code } from '../../test/support/store.ts';
import type { LinkDeps } from '../exchange/link/link.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { IncidentCode } from './incident.ts';

const read = (data: object) => () => parseLedgerEntry({ ...entryOf(acts.incident()), data });

test('an incident states an error code and at most the code of a record', () => {
  expect(read({ fault: 'CLOCK_BACKWARD' })).not.toThrow();
  expect(read({ fault: 'RECORD_CODE_SHARED', code: code(1) })).not.toThrow();
  expect(read({ fault: 'SOMETHING' })).toThrow('ACT_UNKNOWN');
  expect(read({ fault: 'RECORD_CODE_SHARED', code: 'HOP-BAN-MAT' })).toThrow('LEDGER_ENTRY_INVALID');
  expect(read({ fault: 'CLOCK_BACKWARD', note: 'Về việc' })).toThrow('ACT_UNKNOWN');
});

const { incident, receive, refuse } = acts;
const shared = (of: ControlCode) => incident('RECORD_CODE_SHARED', undefined, of);

test('an incident is one of those that terminals write down', () => {
  const resting = codesWhere(({ exchange }) => exchange.link === 'rest');
  expect(resting.every(isResting)).toBe(true);
  for (const fault of [...resting, 'CLOCK_BACKWARD', 'ENDPOINT_WENT_BACK', 'RECORD_CODE_SHARED'] as const)
    expect(replayRefusal(incident(fault))).toBeNull();
  for (const fault of ['CLOCK_ASTRAY', 'PIN_WRONG', 'UNEXPECTED'] as const)
    expect(replayRefusal(incident(fault))).toBe('LEDGER_CONTRADICTS');
});

test('nothing records an incident that verification does not know', () => {
  expectTypeOf<RestingCode>().toEqualTypeOf<'ANCHOR_CONFLICT' | 'LEDGER_ROLLED_BACK' | 'MAILBOX_FLOODED'>();
  expectTypeOf<RestingCode>().toExtend<IncidentCode>();
  expectTypeOf<ErrorCode>().not.toExtend<IncidentCode>();
  expectTypeOf<Parameters<LinkDeps['incident']>[0]>().toEqualTypeOf<IncidentCode>();
  expectTypeOf<Parameters<OpenSession['incident']>[0]>().toEqualTypeOf<IncidentCode>();
});

test('the code that an incident names is one that two issuers use in this ledger', () => {
  expect(replayRefusal(shared(sent.code))).toBeNull();
  expect(replayRefusal(shared(code(700)))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(shared(one.code))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(shared(refused.code))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(incident('CLOCK_BACKWARD', undefined, sent.code))).toBe('LEDGER_CONTRADICTS');
});

test('a record that was refused has used its code', () => {
  const theirs = { ...one, issuer: 'H37' };
  expect(replayRefusal(receive(theirs, 16), refuse(theirs, 16), shared(one.code))).toBeNull();
});
