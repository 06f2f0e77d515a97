import { expect, test } from 'vitest';
import type { HandNumbers } from '../../contract/record/hand-numbers.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { loadLaw } from '../../core/law/law.ts';
import { fc } from '../../test/support/random.ts';
import { refusalOf } from '../../test/support/registers.ts';
import { addDays } from '../calendar/date-arithmetic.ts';
import {
  asGiven,
  checkGivenOn,
  checkHandNumbers,
  checkLateNote,
  checkNotAhead,
  checkTurn,
  gapAfter,
  gapOf,
  givenDays,
  type HandGap,
} from './by-hand.ts';

const law = loadLaw('2026-03-01');
const year = 2026;
const stated = (first: number, last: number): HandNumbers => ({ year, first, last });
const open: HandGap = { year, next: 12, last: 14 };
const registers = (gap?: HandGap, lastGivenOn?: LocalDate) => ({
  registers: { handGap: (of: number) => (of === year ? gap : undefined), lastGivenOn: () => lastGivenOn },
});
const stillOpen = (from: LocalDate = '2026-01-01') => ({
  ...{ code: 'NUMBERS_BY_HAND_OPEN', field: 'number', detail: { year, next: 12, last: 14, from } },
});

test.each<[string, HandNumbers, boolean]>([
  ['from the next number', stated(12, 14), true],
  ['one number', stated(12, 12), true],
  ['as many as may be', stated(12, 211), true],
  ['one more than may be', stated(12, 212), false],
  ['a number that was given already', stated(11, 14), false],
  ['one that is not the next', stated(13, 14), false],
  ['none', stated(12, 11), false],
  ['the last before the first', stated(12, 4), false],
])('numbers begin with the next one and are few enough: %s', (_, numbers, fits) => {
  const wrong = { code: 'NUMBERS_BY_HAND_WRONG', field: 'last', detail: { next: 12, most: 200 } };
  expect(refusalOf(() => checkHandNumbers(numbers, { gap: undefined, lastNumber: 11 }))).toEqual(
    fits ? 'accepted' : wrong,
  );
});

test.each<[string, HandNumbers, boolean]>([
  ['fewer', stated(12, 13), true],
  ['more', stated(12, 30), true],
  ['none', stated(12, 11), true],
  ['the same', stated(12, 14), false],
  ['from another number', stated(13, 14), false],
  ['less than none', stated(12, 10), false],
  ['too many', stated(12, 212), false],
])('while some are open they are stated again: %s', (_, numbers, fits) => {
  const outcome = refusalOf(() => checkHandNumbers(numbers, { gap: open, lastNumber: 99 }));
  expect(outcome === 'accepted').toBe(fits);
});

test('a line has its turn with the next open number and the day on which that was given', () => {
  const turn = (number: number, givenOn: LocalDate | null, of = year) =>
    refusalOf(() => checkTurn({ year: of, number }, givenOn, registers(open, '2026-06-10')));
  expect(turn(12, '2026-06-12')).toBe('accepted');
  expect(turn(12, null)).toEqual(stillOpen('2026-06-10'));
  expect(turn(13, '2026-06-12')).toEqual(stillOpen('2026-06-10'));
  expect(turn(15, null)).toEqual(stillOpen('2026-06-10'));
  expect(turn(7, null, 2027)).toBe('accepted');
  const none = { code: 'NUMBERS_BY_HAND_NONE', field: 'givenOn', detail: undefined };
  expect(turn(7, '2026-06-12', 2027)).toEqual(none);
});

test('a corrected line takes no number that is still to be entered, nor one after it', () => {
  const correct = (number: number, old: number, gap?: HandGap) =>
    refusalOf(() => checkNotAhead({ year, number }, { number: old }, registers(gap)));
  for (const number of [12, 14, 15, 90]) expect(correct(number, 9, open)).toEqual(stillOpen());
  expect([correct(10, 9, open), correct(90, 90, open), correct(13, 9)]).toEqual(Array(3).fill('accepted'));
});

test.each<[string, LocalDate, LocalDate | undefined, LocalDate | undefined, [LocalDate, LocalDate]]>([
  ['since the line before', '2026-06-15', '2026-06-10', '2026-06-09', ['2026-06-10', '2026-06-15']],
  ['since the signature', '2026-06-15', '2026-06-10', '2026-06-12', ['2026-06-12', '2026-06-15']],
  ['of a first line', '2026-06-15', undefined, undefined, ['2026-01-01', '2026-06-15']],
  ['of last year', '2027-02-10', '2026-12-30', '2026-12-31', ['2026-12-31', '2027-01-31']],
  ['where a clock ran ahead before', '2026-06-15', '2026-09-01', '2026-06-01', ['2026-06-01', '2026-06-15']],
])('the days on which a number can have been given: %s', (_, today, before, issuedOn, [earliest, latest]) => {
  const context = { today, law, ...registers(open, before) };
  expect(givenDays({ year, issuedOn }, context)).toEqual({ earliest, latest });
  const given = (day: LocalDate) => refusalOf(() => checkGivenOn({ year, issuedOn }, day, context));
  const outside = { code: 'GIVEN_ON_OUTSIDE', field: 'givenOn', detail: { earliest, latest } };
  expect([given(earliest), given(latest)]).toEqual(['accepted', 'accepted']);
  expect([given(addDays(earliest, -1)), given(addDays(latest, 1))]).toEqual([outside, outside]);
});

test('a line that was entered afterwards says so, and is warned of as on the day of its number', () => {
  expect(refusalOf(() => checkLateNote({ noteCodes: ['N01', 'N08'] }))).toBe('accepted');
  const missing = { code: 'RECORD_INVALID', field: 'noteCodes', detail: undefined };
  expect(refusalOf(() => checkLateNote({ noteCodes: ['N01'] }))).toEqual(missing);
  const context = { today: '2026-06-15' };
  expect(asGiven(context, '2026-06-12')).toEqual({ today: '2026-06-12' });
  expect([asGiven(context, null), asGiven(context, undefined)]).toEqual([context, context]);
});

/** What a hand tries: numbers stated, a line with a number, as given by hand on a day or with its act. */
const attempts = fc.array(
  fc.oneof(
    fc.record({ first: fc.integer({ min: 0, max: 9 }), last: fc.integer({ min: -1, max: 9 }) }),
    fc.record({ skip: fc.integer({ min: -2, max: 3 }), day: fc.option(fc.integer({ min: 0, max: 9 })) }),
  ),
  { maxLength: 60 },
);

test('whatever is tried, no number is given twice, none is left out, and their days are in order', () => {
  fc.assert(
    fc.property(attempts, (tried) => {
      const lines: { number: number; on: LocalDate }[] = [];
      let gap: HandGap | undefined;
      let today = '2026-06-01';
      const lastNumber = () => lines.at(-1)?.number ?? 0;
      for (const attempt of tried) {
        const context = { today, law, ...registers(gap, lines.at(-1)?.on) };
        if ('first' in attempt) {
          const numbers = stated(lastNumber() + attempt.first, lastNumber() + attempt.last);
          if (refusalOf(() => checkHandNumbers(numbers, { gap, lastNumber: lastNumber() })) !== 'accepted')
            continue;
          gap = gapOf(numbers);
          today = addDays(today, 2);
          continue;
        }
        // As the clerk numbers lines: the next one, or what the paper says.
        const number = gap === undefined ? lastNumber() + 1 : gap.next + attempt.skip;
        const givenOn = attempt.day === null ? null : addDays('2026-06-01', attempt.day);
        const outcome = refusalOf(() => {
          checkTurn({ year, number }, givenOn, context);
          if (givenOn !== null) checkGivenOn({ year }, givenOn, context);
        });
        if (outcome !== 'accepted') continue;
        lines.push({ number, on: givenOn ?? today });
        gap = givenOn === null ? gap : gap && gapAfter(gap);
      }
      expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
      const days = lines.map(({ on }) => on);
      expect(days).toEqual(days.toSorted());
    }),
  );
});
