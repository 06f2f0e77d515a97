import { expect, test } from 'vitest';
import { partnerWeights } from './partners.ts';

test('a body one writes to often or lately weighs more', () => {
  const outgoing = [['H37.02'], ['H37.03', 'H37.04'], ['H37.04']];
  const weights = partnerWeights([outgoing, [['H37.04']]]);
  expect([...weights].sort((a, b) => b[1] - a[1]).map(([code]) => code)).toEqual([
    'H37.04',
    'H37.02',
    'H37.03',
  ]);
});

test('a body of long ago weighs less than one of now', () => {
  const records = [['H37.02'], ...Array.from({ length: 60 }, () => ['G01']), ['H37.03']];
  const weights = partnerWeights([records]);
  expect(weights.get('H37.03')).toBeLessThan((weights.get('H37.02') ?? 0) / 2);
  expect(weights.get('H37.09')).toBeUndefined();
});
