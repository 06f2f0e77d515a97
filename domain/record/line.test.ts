import { describe, expect, test } from 'vitest';
import { incomingLine, outgoingLine, refusalOf } from '../../test/support/registers.ts';
import { openYear, registerLine, staysInRegister } from './line.ts';

describe('a line', () => {
  test('is what its parts make', () => {
    expect(registerLine(outgoingLine)).toEqual(outgoingLine);
    expect(registerLine(incomingLine)).toEqual(incomingLine);
  });

  test('is refused with the field at fault, where one field is', () => {
    const { arrivalNumber: _number, ...unnumbered } = incomingLine;
    const refused = (record: typeof incomingLine) => refusalOf(() => registerLine(record));
    expect(refused({ ...outgoingLine, ordinal: 0 })).toEqual({ code: 'RECORD_INVALID', field: 'ordinal' });
    expect(refused({ ...outgoingLine, recipients: ['G01', '?'] })).toEqual({
      code: 'RECORD_INVALID',
      field: 'recipients',
    });
    expect(refused(unnumbered)).toEqual({ code: 'RECORD_INVALID', field: 'arrivalNumber' });
    const withSubject = { ...outgoingLine, subject: 'x' };
    expect(refused(withSubject)).toEqual({ code: 'RECORD_INVALID' });
  });
});

describe('the year of the register', () => {
  const law = { terms: { lateLinesUntil: '01-31' } };
  test.each([
    ['2026-12-31', '2026-12-31', { year: 2026 }],
    ['2026-01-31', '2025-01-01', { year: 2025 }],
    ['2026-02-01', '2025-12-31', { oldestOpen: 2026 }],
    ['2026-12-31', '2024-12-31', { oldestOpen: 2026 }],
    ['2027-01-31', '2025-12-31', { oldestOpen: 2026 }],
    ['2027-01-01', '2026-01-01', { year: 2026 }],
    ['2027-01-01', '2025-12-31', { oldestOpen: 2026 }],
    ['2027-01-01', undefined, { year: 2027 }],
  ])('is this one, or for late lines the last: on %s, for a day of %s', (today, day, outcome) => {
    for (const field of ['issuedOn', 'arrivedOn'] as const) {
      const open = () => openYear(field, { [field]: day }, { today, law });
      if ('oldestOpen' in outcome) {
        expect(refusalOf(open)).toEqual({ code: 'YEAR_CLOSED', field, detail: outcome });
      } else expect(open()).toBe(outcome.year);
    }
  });

  test('of one book does not look at the day of the other', () => {
    const typed = { issuedOn: '2019-03-04', arrivedOn: '2026-06-15' };
    expect(openYear('arrivedOn', typed, { today: '2026-06-15', law })).toBe(2026);
  });
});

describe('the day of a corrected line', () => {
  const incoming = (year: number, arrivedOn: string) => ({ ...incomingLine, year, arrivedOn });
  test.each([
    ['of the same year', outgoingLine, '2026-01-01', true],
    ['that is not known', outgoingLine, undefined, true],
    ['of an earlier year, for a line of the outgoing register', outgoingLine, '2025-12-31', false],
    ['of an earlier year, for a line that arrived in its own', incomingLine, '2025-12-31', false],
    [
      'of an earlier year, for a line of a day that has not come',
      incoming(2027, '2027-01-05'),
      '2026-06-15',
      true,
    ],
    ['of an earlier year, as it stands', incoming(2027, '2026-06-15'), '2026-06-15', true],
    ['of an earlier year, corrected once more', incoming(2027, '2026-06-15'), '2026-06-14', true],
    ['of a later year', incoming(2027, '2026-06-15'), '2028-01-01', false],
  ])('%s', (_name, line, day, stays) => {
    expect(staysInRegister(line, day, '2026-06-15')).toBe(stays);
  });
});
