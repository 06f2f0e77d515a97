import { expect, test } from 'vitest';
import { LocalDate } from '../../contract/scalar.ts';
import { loadLaw } from '../../core/law/law.ts';
import { countedReasons } from './counted-reasons.ts';

const { refusals } = loadLaw(LocalDate.parse('2026-11-28'));

test('a field that only one reason can be said of gives that reason', () => {
  const { given, without } = countedReasons(refusals, ['number', 'level', 'sealIntact']);
  expect(given).toEqual(['R04', 'R05', 'R07']);
  expect(without(given)).toEqual([]);
});

test('too little or too much is for the person to say, of each field that lacks a reason', () => {
  const { given, without } = countedReasons(refusals, ['number', 'copies', 'pages', 'enclosures']);
  expect(given).toEqual(['R07']);
  expect(without(given)).toEqual(['copies', 'pages', 'enclosures']);
  expect(without(['R01', 'R02'])).toEqual(['number', 'enclosures']);
  expect(without(['R07', 'R13'])).toEqual([]);
});

test('nothing that differs gives no reason', () => {
  expect(countedReasons(refusals, []).given).toEqual([]);
});
