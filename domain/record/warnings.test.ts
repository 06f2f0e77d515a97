import { describe, expect, test } from 'vitest';
import type { CodedRecord, WrittenRecord } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { Warning } from '../../contract/record/warning.ts';
import { fc } from '../../test/support/random.ts';
import { contextOf, incomingLine, outgoingLine } from '../../test/support/registers.ts';
import { boxOf, couldHaveWarned, type Warned, warnedOf, warningsOf } from './warnings.ts';

/** A line of Monday, 15 June 2026, number 12, as the registers write it. */
const outgoing = (change: Partial<WrittenRecord> = {}): CodedRecord => ({ ...outgoingLine, ...change });
const incoming = (change: Partial<WrittenRecord> = {}): CodedRecord => ({ ...incomingLine, ...change });
const behind = (number: number, ordinal: number, change: Partial<WrittenRecord> = {}) =>
  outgoing({ number, ordinal, code: controlCodeFrom(new Uint8Array(12).fill(ordinal)), ...change });
const eleven = behind(11, 6);
const of = (line: Warned, records: CodedRecord[] = [eleven], today = '2026-06-15', old?: CodedRecord) =>
  warningsOf(line, contextOf(records, today), old);

test('a line like any other has none', () => {
  expect(of(outgoing())).toEqual([]);
  expect(of(incoming(), [])).toEqual([]);
});

describe('each warning', () => {
  test('a document of another year', () => {
    const old = { issuedOn: '2025-12-31' };
    const year = { warning: 'another-year', year: 2025 };
    expect(of(incoming(old), [])).toEqual([{ ...year, book: 'incoming' }]);
    const late = outgoing({ ...old, year: 2025, number: 1 });
    expect(of(late, [], '2026-01-01')).toEqual([{ ...year, book: 'outgoing' }]);
  });

  test('a day before that of the line before it, whatever lines stand behind it', () => {
    const last = behind(11, 6, { issuedOn: '2026-06-15' });
    const next = behind(13, 8, { issuedOn: '2026-06-16' });
    const remark = { warning: 'date-before-last', book: 'outgoing', last: '2026-06-15' };
    expect(of(outgoing({ issuedOn: '2026-06-12' }), [last, next])).toEqual([remark]);
    expect(of(outgoing({ issuedOn: '2026-06-15' }), [last, next])).toEqual([]);
    const { year: _year, ordinal: _ordinal, ...form } = outgoing({ issuedOn: '2026-06-15', number: 14 });
    expect(of(form, [last, next])).toEqual([{ ...remark, last: '2026-06-16' }]);
    const arrived = incoming({ ordinal: 4, arrivedOn: '2026-06-16' });
    expect(of(incoming({ number: 13 }), [arrived])).toEqual([
      { warning: 'date-before-last', book: 'incoming', last: '2026-06-16' },
    ]);
  });

  test.each([
    ['2026-06-12', '2026-06-15', false],
    ['2026-06-12', '2026-06-16', true],
    ['2026-06-15', '2026-06-15', false],
    ['2026-06-15', '2026-06-16', false],
    ['2026-06-15', '2026-06-17', true],
  ])('a number for a document signed on %s is late on %s: %s', (issuedOn, today, isLate) => {
    const day = behind(11, 6, { issuedOn });
    const latest = issuedOn === '2026-06-12' ? '2026-06-15' : '2026-06-16';
    const remark = { warning: 'number-late', latest, by: [{ year: 2026, version: null }] };
    expect(of(outgoing({ issuedOn }), [day], today)).toEqual(isLate ? [remark] : []);
  });

  test('numbers that are left out just below its own', () => {
    const skips = { warning: 'number-skips', year: 2026 };
    expect(of(outgoing({ number: 14 }))).toEqual([{ ...skips, first: [12, 13], total: 2 }]);
    expect(of(outgoing({ number: 17 }))).toEqual([{ ...skips, first: [12, 13, 14], total: 5 }]);
    expect(of(outgoing({ number: 1 }), [])).toEqual([]);
    expect(of(outgoing({ number: 2 }), [])).toEqual([{ ...skips, first: [1], total: 1 }]);
  });

  test('the same document in the incoming register, by issuer, number, notation and year', () => {
    const entered = incoming({ ordinal: 3 });
    const same = { warning: 'same-document', year: 2026, ordinal: 3 };
    expect(of(incoming(), [entered])).toEqual([same]);
    expect(of(incoming({ issuedOn: '2026-01-02' }), [entered])).toEqual([same]);
    for (const other of [{ issuer: 'H37' }, { number: 13 }, { notation: 'BC-VP' }])
      expect(warnedOf(of(incoming(other), [entered]))).not.toContain('same-document');
  });

  test('a notation that does not fit the type', () => {
    const named = (change: Partial<WrittenRecord>) => of(outgoing(change));
    expect(named({ notation: 'KH-SNV' })).toEqual([{ warning: 'type-not-in-notation', named: 'KH' }]);
    expect(named({ notation: 'SNV' })).toEqual([{ warning: 'type-not-in-notation', named: null }]);
    expect(named({ typeCode: 'CV', notation: 'SNV' })).toEqual([]);
  });
});

test('a form is asked about only what is filled in', () => {
  expect(of({})).toEqual([]);
  expect(of({ book: 'outgoing' })).toEqual([]);
  expect(of({ book: 'outgoing', number: 99 })).toEqual([]);
  expect(warnedOf(of({ book: 'outgoing', number: 99, issuedOn: '2026-06-15' }))).toEqual(['number-skips']);
});

describe('a correction', () => {
  const old = outgoing({ number: 20, notation: 'KH-SNV', issuedOn: '2026-06-01' });
  const corrected = (change: Partial<WrittenRecord>) =>
    warnedOf(of({ ...old, ...change }, [eleven, old], '2026-06-15', old));

  test('has no warning that the line had before, and that it does not touch', () => {
    expect(corrected({ pages: 9 })).toEqual([]);
    expect(corrected({ notation: 'SNV' })).toEqual(['number-late', 'type-not-in-notation']);
    expect(corrected({ number: 21 })).toEqual(['number-late', 'number-skips']);
    expect(corrected({ number: 12 })).toEqual(['number-late']);
    expect(corrected({ issuedOn: '2026-06-02' })).toEqual(['date-before-last']);
  });

  test('is not the same document as the line itself', () => {
    const line = incoming({ issuedOn: '2026-06-10' });
    const next = { ...line, issuedOn: '2026-06-11' };
    expect(of(next, [line], '2026-06-15', line)).toEqual([]);
  });
});

test('they are named once each, ascending, and each has a box in the form of its book', () => {
  const worst = outgoing({ number: 99, notation: 'SNV', issuedOn: '2025-01-02', year: 2025 });
  const last = behind(11, 6, { year: 2025, issuedOn: '2025-12-31' });
  const warned = warnedOf(of(worst, [last]));
  expect(warned).toEqual([
    'another-year',
    'date-before-last',
    'number-late',
    'number-skips',
    'type-not-in-notation',
  ]);
  for (const warning of Warning.options)
    expect(['issuedOn', 'arrivedOn', 'number', 'notation']).toContain(boxOf(warning, 'incoming'));
});

describe('what an act states', () => {
  const change = fc.record({
    number: fc.integer({ min: 10, max: 14 }),
    issuedOn: fc.constantFrom('2025-12-30', '2026-06-10', '2026-06-12', '2026-06-15'),
    notation: fc.constantFrom('BC-SNV', 'SNV', 'KH-SNV'),
    typeCode: fc.constantFrom('BC', 'KH', 'QĐ'),
  });

  test('is possible when it is all that a line had, and not when there is more or less of it', () => {
    fc.assert(
      fc.property(change, fc.constantFrom(...Warning.options), (changed, warning) => {
        const line = outgoing(changed);
        const context = contextOf([eleven]);
        const warned = warnedOf(warningsOf(line, context));
        expect(couldHaveWarned(warned, line, context)).toBe(true);
        const other = warned.includes(warning)
          ? warned.filter((each) => each !== warning)
          : [...warned, warning].sort();
        expect(couldHaveWarned(other, line, context)).toBe(false);
      }),
    );
  });

  test('may tell of a notation whose parts the directory has listed since, of a type without an abbreviation alone', () => {
    const context = contextOf([eleven]);
    const listed = {
      ...context,
      directory: {
        ...context.directory,
        organisation: (code: string) => {
          const body = context.directory.organisation(code);
          return body && { ...body, notationParts: [...body.notationParts, 'KH'] };
        },
      },
    };
    const letter = outgoing({ typeCode: 'CV', notation: 'KH-SNV' });
    expect(couldHaveWarned([], letter, listed)).toBe(true);
    expect(couldHaveWarned(['type-not-in-notation'], letter, listed)).toBe(true);
    expect(couldHaveWarned([], letter, context)).toBe(false);
    expect(couldHaveWarned(['type-not-in-notation'], outgoing({ notation: 'BC-SNV' }), listed)).toBe(false);
  });
});
