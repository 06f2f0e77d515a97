import { describe, expect, test } from 'vitest';
import type { EntryOf } from '../../../contract/ledger/act.ts';
import { CodedRecord } from '../../../contract/record/coded-record.ts';
import { WorkingDays } from '../../../domain/calendar/working-days.ts';
import { noUnits } from '../../../domain/record/line-context.ts';
import { acts, directory, entryOf } from '../../../test/support/honest-ledger.ts';
import { refusalOf } from '../../../test/support/registers.ts';
import { incoming, outgoing, self } from '../../../test/support/store.ts';
import { loadLaw } from '../../law/law.ts';
import { LineRules, type LineRulesContext } from './line-rules.ts';
import { ReplayedNumbers } from './replayed-numbers.ts';

/** The first law is in force from 1 March 2026; the day begins at 17:00 UTC in Việt Nam. */
const [tooEarly, firstDay] = ['2026-02-28T16:59:59.999Z', '2026-02-28T17:00:00.000Z'];
function entryAt(at: string, act = acts.unlock()): EntryOf<'unlock'> {
  const entry = entryOf(act, 1, at);
  if (entry.act !== 'unlock') throw new Error('another act');
  return entry;
}
const registers = {
  issuersOf: () => [],
  outsideBody: () => undefined,
  numberUpTo: () => 0,
  enteredBefore: () => undefined,
  dayBefore: () => undefined,
};
const stateless: LineRulesContext['volumes'] = { areStated: false, isOverdue: () => false };
const numbers = new ReplayedNumbers();
const newRules = (volumes = stateless) =>
  new LineRules({ self, directory, registers, volumes, numbers, inUse: { units: noUnits } });

test('an entry is held to the day in Việt Nam on which it was made', () => {
  const rules = newRules();
  expect(rules.asOf(entryAt('2026-05-04T16:59:59.999Z')).today).toBe('2026-05-04');
  expect(rules.asOf(entryAt('2026-05-04T17:00:00.000Z')).today).toBe('2026-05-05');
  const { directory: whole, ...context } = rules.asOf(entryAt(firstDay));
  const law = loadLaw('2026-03-01');
  const inForce = { law, units: noUnits, workingDays: new WorkingDays() };
  expect(context).toEqual({ self, registers, today: '2026-03-01', ...inForce });
  expect(whole.organisation(self)).toEqual(directory.organisation(self));
});

test('a session goes by the law of the day on which it began, which must have one', () => {
  const rules = newRules();
  rules.beginSession(entryAt(firstDay));
  expect(rules.asOf(entryAt(tooEarly)).law).toEqual(loadLaw('2026-03-01'));
  const noLaw = { code: 'LAW_DATA_INVALID', field: 'effective', detail: undefined };
  expect(refusalOf(() => rules.beginSession(entryAt(tooEarly)))).toEqual(noLaw);
  expect(refusalOf(() => newRules().asOf(entryAt(tooEarly)))).toEqual(noLaw);
});

test('sessions under one edition go by one law, for which what is made of it is made once', () => {
  const rules = newRules();
  const lawOf = (at: string) => {
    rules.beginSession(entryAt(at));
    return rules.asOf(entryAt(at)).law;
  };
  expect(lawOf('2026-05-05T01:00:00.000Z')).toBe(lawOf(firstDay));
});

test('without a session the law of the first entry’s day counts', () => {
  const rules = newRules();
  rules.asOf(entryAt(firstDay));
  expect(rules.asOf(entryAt(tooEarly)).law).toEqual(loadLaw('2026-03-01'));
});

test('the unit of a line is one of the section in use', () => {
  const entry = entryAt('2026-05-05T01:00:00.000Z');
  const units = { unit: (code: string) => (code === 'U01' ? {} : undefined) };
  const rules = new LineRules({ self, directory, registers, volumes: stateless, numbers, inUse: { units } });
  const fault = (fileUnit: string) => {
    const line = { ...outgoing(1), generation: 4 as const, copyAllowed: false, fileUnit };
    return refusalOf(() => rules.checkLine(CodedRecord.parse(line), entry));
  };
  const unknown = { code: 'CATALOGUE_CODE_UNKNOWN', field: 'fileUnit', detail: undefined };
  expect([fault('U01'), fault('U02')]).toEqual(['accepted', unknown]);
});

test('a line is held to the rules of its own register, and to those that both share', () => {
  const entry = entryAt('2026-05-05T01:00:00.000Z');
  const fault = (record: Parameters<LineRules['checkLine']>[0]) => {
    const refusal = refusalOf(() => newRules().checkLine(record, entry));
    return refusal === 'accepted' ? refusal : `${refusal.code} ${refusal.field}`;
  };
  expect(fault(outgoing(1))).toBe('accepted');
  expect(fault(incoming(1))).toBe('accepted');
  expect(fault(outgoing(1, { issuer: 'G01', recipients: ['H37'] }))).toBe('RECORD_INVALID issuer');
  expect(fault(incoming(1, { recipients: ['H37'] }))).toBe('RECORD_INVALID recipients');
  expect(fault(outgoing(1, { typeCode: 'Xyz' }))).toBe('TYPE_UNKNOWN typeCode');
  expect(fault(incoming(1, { typeCode: 'Xyz' }))).toBe('TYPE_UNKNOWN typeCode');
});

test('only an organisation that the directory lists passes', () => {
  expect(refusalOf(() => newRules().checkListed('H37'))).toBe('accepted');
  expect(refusalOf(() => newRules().checkListed('A00'))).toEqual({
    code: 'ORGANISATION_UNKNOWN',
    field: undefined,
    detail: undefined,
  });
});

describe('a line stands in the register of its own year', () => {
  const june = entryAt('2026-06-15T01:00:00.000Z');
  const late = { year: 2025, issuedOn: '2025-12-30' };
  const fault = (change: object, rules = newRules()) => {
    const refusal = refusalOf(() => rules.checkYear(outgoing(1, change), june));
    return refusal === 'accepted' ? refusal : refusal.code;
  };

  test('which before volumes were recorded was that of last year all year', () => {
    expect(fault({})).toBe('accepted');
    expect(fault({ year: 2025 })).toBe('LEDGER_CONTRADICTS');
    expect(fault(late)).toBe('accepted');
    expect(fault({ year: 2024, issuedOn: '2024-12-30' })).toBe('YEAR_CLOSED');
  });

  test('and takes late lines for as long as the law says, and none while one is open that takes none', () => {
    const isOverdue = (oldestOpen: number) => oldestOpen > 2026;
    expect(fault({}, newRules({ areStated: true, isOverdue }))).toBe('accepted');
    expect(fault(late, newRules({ areStated: true, isOverdue }))).toBe('YEAR_CLOSED');
    expect(fault({}, newRules({ areStated: true, isOverdue: () => true }))).toBe('LEDGER_CONTRADICTS');
  });
});
