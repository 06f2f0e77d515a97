import { expect, test } from 'vitest';
import { RecordInput } from '../../contract/record/coded-record.ts';
import { sampleInput } from '../../test/support/sample-input.ts';
import { isBlank, missingFields, requiredFields, withoutBlanks } from './required-fields.ts';

test('a record is saved if and only if no required field is missing', () => {
  expect(missingFields(sampleInput)).toEqual([]);
  expect(RecordInput.safeParse(sampleInput).success).toBe(true);
  for (const field of requiredFields(sampleInput)) {
    const emptied = { ...sampleInput, [field]: undefined };
    expect(RecordInput.safeParse(emptied).success, field).toBe(false);
    // A form always has these two: what it asks for depends on them.
    if (field !== 'book' && field !== 'namedOpenerOnly') expect(missingFields(emptied)).toEqual([field]);
  }
});

test('what stands behind the envelope is not required when only the named person may open it', () => {
  const outside = [
    'level',
    'number',
    'notation',
    'issuer',
    'recipients',
    'urgency',
    'copies',
    'namedOpenerOnly',
    'book',
    'noteCodes',
  ];
  const behind = ['typeCode', 'issuedOn', 'signer', 'pages', 'enclosures'];
  expect(requiredFields({ book: 'incoming', namedOpenerOnly: true })).toEqual([...outside, 'arrivedOn']);
  // Who sends it knows all of it.
  expect(requiredFields({ book: 'outgoing', namedOpenerOnly: true })).toEqual([...outside, ...behind]);
  expect(requiredFields({ book: 'outgoing', namedOpenerOnly: false })).toEqual([...outside, ...behind]);
});

test('an incoming record needs the day it came', () => {
  expect(missingFields({ ...sampleInput, book: 'incoming' })).toEqual(['arrivedOn']);
});

test('an emptied field and an empty list of recipients are blank, an empty list of notes is not', () => {
  expect(isBlank('number', null)).toBe(true);
  expect(isBlank('number', undefined)).toBe(true);
  expect(isBlank('enclosures', 0)).toBe(false);
  expect(isBlank('recipients', [])).toBe(true);
  expect(isBlank('noteCodes', [])).toBe(false);
});

test('a value that the contract refuses is wrong, not blank', () => {
  expect(isBlank('number', 0)).toBe(false);
  expect(isBlank('notation', '')).toBe(false);
  expect(isBlank('recipients', ['?'])).toBe(false);
});

test('keys without a value are left out', () => {
  expect(withoutBlanks({ a: 0, b: undefined, c: null, d: '' })).toEqual({ a: 0, d: '' });
});
