import { expect, test } from 'vitest';
import type { Level } from '../../contract/record/fields.ts';
import { fc } from '../../test/support/random.ts';
import { contextOf, directory, law, refusalOf, self } from '../../test/support/registers.ts';
import {
  checkNotation,
  inListedCapitals,
  numberBefore,
  strayCharacters,
  suggestedNotations,
  typeContradicted,
} from './notation.ts';

const check = (notation: string, level: Level = 'B', issuer = self) =>
  refusalOf(() => checkNotation({ notation, level, issuer }, directory, law));
const notListed = { code: 'NOTATION_NOT_LISTED', field: 'notation' };

test.each([
  ['a type with an abbreviation and a part of the issuer', 'BC-SNV', 'accepted'],
  ['every separator', 'BC-SNV.TCBC/VP&B', 'accepted'],
  ['a type whose abbreviation has a small letter', 'TTr-SNV', 'accepted'],
  ['parts of the issuer alone', 'SNV-VP', 'accepted'],
  ['one part', 'SNV', 'accepted'],
  ['a type without an abbreviation', 'CV-SNV', notListed],
  ['a part of another body', 'BC-UBND', notListed],
  ['a listed part among others', 'BC-SNV-MAT', notListed],
  ['a part twice', 'SNV-SNV', notListed],
  ['small letters', 'bc-snv', notListed],
  ['another separator', 'BC_SNV', notListed],
  ['no part', '', notListed],
  ['more than six parts', 'BC-QĐ-CT-QC-TC-TB-SNV', notListed],
])('a notation consists of listed parts, each once: %s', (_name, notation, outcome) => {
  expect(check(notation)).toEqual(outcome);
});

test.each([
  ['A', 'accepted', notListed, notListed],
  ['B', notListed, 'accepted', notListed],
  ['C', notListed, notListed, 'accepted'],
] as const)('a mark of the classified series fits its own level: %s', (level, a, b, c) => {
  expect(check('BC-SNV-A', level)).toEqual(a);
  expect(check('BC-SNV-B', level)).toEqual(b);
  expect(check('BC-SNV-C', level)).toEqual(c);
  expect(check('BC-SNV-M', level)).toBe('accepted');
});

test('the parts are those of the issuer, which the directory lists', () => {
  expect(check('BC-BNV', 'B', 'G01')).toBe('accepted');
  expect(check('BC-SNV', 'B', 'G01')).toEqual(notListed);
  expect(check('BC-SNV', 'B', 'G99')).toEqual({ code: 'ORGANISATION_UNKNOWN', field: 'issuer' });
});

test('the abbreviation of its kind stands for that of a body outside the directory, and no other part does', () => {
  const outside = contextOf([]).directory;
  const checkOutside = (notation: string) =>
    refusalOf(() => checkNotation({ notation, level: 'B', issuer: 'X0001' }, outside, law));
  for (const notation of ['BC-DN', 'DN', 'QĐ-DN/M', 'BC']) expect(checkOutside(notation)).toBe('accepted');
  for (const notation of ['BC-CQX', 'BC-ABC', 'CV-DN', 'DN-DN', 'BC-SNV', 'BC-X0001'])
    expect(checkOutside(notation)).toEqual(notListed);
  expect(check('BC-DN')).toEqual(notListed);
});

test('a notation of random parts is accepted if and only if every part is listed', () => {
  const types = law.types.filter(({ abbreviation }) => abbreviation).map(({ code }) => code);
  const listed = new Set(['SNV', 'VP', 'TCBC', 'M', 'B', ...types]);
  const part = fc.oneof(fc.constantFrom(...listed), fc.stringMatching(/^[0-9A-ZĐĂÂÊÔƠƯ]{1,10}$/));
  fc.assert(
    fc.property(fc.uniqueArray(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const notation = parts.join('-');
      const fits = notation.length <= 32 && parts.every((each) => listed.has(each));
      expect(check(notation)).toEqual(fits ? 'accepted' : notListed);
    }),
  );
});

test('what is typed takes the capitals of the list', () => {
  const parts = ['UBND', 'NC', 'M', 'BC', 'QĐ', 'TTr', 'VP-TH'];
  expect(inListedCapitals('ttr-ubnd', parts)).toBe('TTr-UBND');
  expect(inListedCapitals('qđ-ubnd.nc', parts)).toBe('QĐ-UBND.NC');
  expect(inListedCapitals('bc-vp-th/x', parts)).toBe('BC-VP-TH/X');
  expect(inListedCapitals('TTR-ubnd', parts)).toBe('TTr-UBND');
});

test.each([
  ['BC-UBND', 'BC', undefined],
  ['UBND-BC', 'BC', undefined],
  ['QĐ-UBND', 'BC', { named: 'QĐ' }],
  ['CV-UBND', 'BC', { named: 'CV' }],
  ['UBND-NC', 'BC', { named: null }],
  ['UBND-NC', 'CV', undefined],
  ['BC-UBND', 'CV', { named: 'BC' }],
  ['KH-UBND', 'CV', undefined],
  ['KH-UBND', 'BC', { named: 'KH' }],
  ['BC-UBND', 'XX', undefined],
])('a notation and a type that do not fit are told: %s, %s', (notation, type, outcome) => {
  const issuerParts = ['UBND', 'NC', 'KH'];
  expect(typeContradicted(notation, type, { types: law.types, issuerParts })).toEqual(outcome);
});

test('an abbreviated type comes first; a type without an abbreviation never stands in a notation', () => {
  expect(suggestedNotations({ code: 'BC', abbreviation: true }, ['UBND', 'NC'])).toEqual([
    'BC-UBND',
    'BC-NC',
  ]);
  expect(suggestedNotations({ code: 'CV', abbreviation: false }, ['UBND', 'NC'])).toEqual(['UBND-NC']);
  expect(suggestedNotations(undefined, ['UBND', 'NC'])).toEqual(['UBND-NC']);
  expect(suggestedNotations({ code: 'CV', abbreviation: false }, ['DN'])).toEqual(['DN']);
  expect(suggestedNotations({ code: 'BC', abbreviation: true }, [])).toEqual([]);
});

test.each([
  ['BC-UBND', []],
  ['QyĐ/CTr.TTr&ĐA', []],
  ['CV - UBND', [' ']],
  ['BC–UBND\u00a0VP — X', ['–', '\u00a0', ' ', '—']],
  ['BÁO_CÁO', ['Á', '_']],
])('what stands in no notation is named: %j', (notation, stray) => {
  expect(strayCharacters(notation)).toEqual(stray);
});

test('a number typed before the notation is found', () => {
  expect(['22/BC-UBND', '22 / BC', 'BC-22', '22'].map(numberBefore)).toEqual([
    '22',
    '22',
    undefined,
    undefined,
  ]);
});
