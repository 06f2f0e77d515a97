import { expect, test } from 'vitest';
import { inListedCapitals, suggestedNotations } from './notation.ts';

test('what is typed takes the capitals of the list', () => {
  const parts = ['UBND', 'NC', 'M', 'BC', 'QĐ', 'TTr', 'VP-TH'];
  expect(inListedCapitals('ttr-ubnd', parts)).toBe('TTr-UBND');
  expect(inListedCapitals('qđ-ubnd.nc', parts)).toBe('QĐ-UBND.NC');
  expect(inListedCapitals('bc-vp-th/x', parts)).toBe('BC-VP-TH/X');
});

test('an abbreviated type comes first; a type without an abbreviation never stands in a notation', () => {
  expect(suggestedNotations({ code: 'BC', abbreviation: true }, ['UBND', 'NC'])).toEqual([
    'BC-UBND',
    'BC-NC',
  ]);
  expect(suggestedNotations({ code: 'CV', abbreviation: false }, ['UBND', 'NC'])).toEqual(['UBND-NC']);
  expect(suggestedNotations(undefined, ['UBND', 'NC'])).toEqual(['UBND-NC']);
  expect(suggestedNotations({ code: 'BC', abbreviation: true }, [])).toEqual([]);
});
