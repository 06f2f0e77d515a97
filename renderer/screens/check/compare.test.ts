import { expect, test } from 'vitest';
import { envelope, right } from '../../../test/support/envelope-count.ts';
import { asCheck } from './compare.ts';

test('nothing is sent before everything is counted', () => {
  expect(asCheck(envelope(false), {})).toBeUndefined();
  expect(asCheck(envelope(false), { ...right, enclosures: undefined })).toBeUndefined();
  expect(asCheck(envelope(false), right)).toEqual(right);
});

test('a count from the outside alone is sent without the fields inside', () => {
  const outside = { ...right, pages: undefined, enclosures: undefined };
  expect(asCheck(envelope(true), outside)).toEqual({ level: 'B', number: 128, copies: 2, sealIntact: true });
});
