import { expect, test } from 'vitest';
import { inListedCapitals, suggestions } from './notation.ts';

const parts = ['UBND', 'NC', 'M', 'BC', 'QĐ', 'TTr'];

test('what is typed takes the capitals of the list', () => {
  expect(inListedCapitals('ttr-ubnd', parts)).toBe('TTr-UBND');
  expect(inListedCapitals('qđ-ubnd', parts)).toBe('QĐ-UBND');
});

test('a named type leads, an official letter names the body first', () => {
  expect(suggestions('BC', ['UBND', 'NC'])).toEqual(['BC-UBND', 'BC-NC']);
  expect(suggestions('CV', ['UBND', 'NC'])).toEqual(['UBND-NC']);
  expect(suggestions(undefined, [])).toEqual([]);
});
