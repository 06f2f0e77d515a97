import { expect, test } from 'vitest';
import type { EquivalentMutant } from './equivalent.ts';
import { type ScoredMutant, scoresOf, staleEquivalents } from './score.ts';

const mutant = (over: Partial<ScoredMutant>): ScoredMutant => ({
  file: 'domain/a.ts',
  line: 3,
  mutator: 'EqualityOperator',
  original: 'a < b',
  replacement: 'a <= b',
  mutated: 'export const f = (a, b) => a <= b;',
  outcome: 'undetected',
  ...over,
});
const listed: EquivalentMutant = {
  file: 'domain/a.ts',
  mutator: 'EqualityOperator',
  original: 'a < b',
  replacement: 'a <= b',
  reason: 'a is never b',
};

test('the score of a file counts detected mutants among those that can be detected', () => {
  const mutants = [
    mutant({ outcome: 'detected' }),
    mutant({ outcome: 'detected' }),
    mutant({ outcome: 'invalid' }),
    mutant({ replacement: 'a >= b' }),
    mutant({}),
  ];
  const [row] = scoresOf(mutants, [listed]);
  expect(row).toEqual({
    file: 'domain/a.ts',
    detected: 2,
    undetected: [mutant({ replacement: 'a >= b' })],
    equivalent: 1,
    score: (100 * 2) / 3,
  });
});

test('files come in alphabetical order, and one without mutants to detect has the full score', () => {
  const rows = scoresOf([mutant({ file: 'z.ts' }), mutant({ file: 'b.ts', outcome: 'invalid' })], []);
  expect(rows.map(({ file, score }) => [file, score])).toEqual([
    ['b.ts', 100],
    ['z.ts', 0],
  ]);
});

test('a listed mutant of a file that ran and was not left undetected is stale', () => {
  expect(staleEquivalents([mutant({})], [listed])).toEqual([]);
  expect(staleEquivalents([mutant({ outcome: 'detected' })], [listed])).toEqual([listed]);
  expect(staleEquivalents([mutant({ original: 'b < a' })], [listed])).toEqual([listed]);
  expect(staleEquivalents([mutant({ file: 'z.ts' })], [listed])).toEqual([]);
});
