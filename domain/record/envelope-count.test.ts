import { expect, test } from 'vitest';
import { envelope, right } from '../../test/support/envelope-count.ts';
import { fc } from '../../test/support/random.ts';
import {
  checkCount,
  countedFields,
  differingCounts,
  type EnvelopeCount,
  expectedCount,
  uncountedFields,
} from './envelope-count.ts';

test('the copies to count are those sent here, not all that exist', () => {
  expect(differingCounts(envelope(false), right)).toEqual([]);
  expect(differingCounts(envelope(false), { ...right, copies: 5 })).toEqual(['copies']);
});

test('every count that differs is named, a broken seal too, and entry is refused with the first', () => {
  const wrong = { ...right, level: 'C', pages: 11, sealIntact: false } as const;
  expect(differingCounts(envelope(false), wrong)).toEqual(['level', 'pages', 'sealIntact']);
  expect(() => checkCount(envelope(false), wrong)).toThrow(
    expect.objectContaining({ code: 'COUNTS_DIFFER', field: 'level' }),
  );
  expect(() => checkCount(envelope(false), right)).not.toThrow();
});

test('a field that is not counted differs, and is named as not counted', () => {
  expect(uncountedFields(envelope(false), {})).toEqual(countedFields(envelope(false).record));
  expect(differingCounts(envelope(false), { ...right, pages: undefined })).toEqual(['pages']);
  expect(uncountedFields(envelope(false), { ...right, pages: undefined })).toEqual(['pages']);
  expect(uncountedFields(envelope(false), { ...right, enclosures: 0, sealIntact: false })).toEqual([]);
});

test('an envelope only the named person may open is counted from the outside', () => {
  const { pages: _pages, enclosures: _enclosures, ...outside } = right;
  expect(countedFields(envelope(true).record)).toEqual(['level', 'number', 'copies', 'sealIntact']);
  expect(differingCounts(envelope(true), outside)).toEqual([]);
  expect(differingCounts(envelope(true), { ...outside, pages: 9 })).toEqual(['pages']);
  expect(differingCounts(envelope(true), { ...outside, pages: 12 })).toEqual([]);
});

test('a field differs if and only if its count is not the expected one', () => {
  const count: fc.Arbitrary<EnvelopeCount> = fc.record({
    level: fc.constantFrom('A', 'B', 'C'),
    number: fc.constantFrom(127, 128),
    copies: fc.constantFrom(2, 5),
    pages: fc.constantFrom(11, 12),
    enclosures: fc.constantFrom(0, 1),
    sealIntact: fc.boolean(),
  });
  fc.assert(
    fc.property(count, fc.boolean(), (counted, namedOpenerOnly) => {
      const expected = envelope(namedOpenerOnly);
      const differing = differingCounts(expected, counted);
      for (const field of Object.keys(right) as (keyof typeof right)[])
        expect(differing.includes(field)).toBe(counted[field] !== expectedCount(expected, field));
    }),
  );
});
