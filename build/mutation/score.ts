import type { EquivalentMutant } from './equivalent.ts';

/** What the score needs to know of a mutant; `original` is the source text it replaced. */
export interface ScoredMutant {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The whole text of the file with the mutant in place. */
  readonly mutated: string;
  readonly outcome: 'detected' | 'undetected' | 'invalid';
}

export interface FileScore {
  readonly file: string;
  readonly detected: number;
  readonly undetected: readonly ScoredMutant[];
  readonly equivalent: number;
  /** Percent of the mutants that can be detected; 100 where there are none. */
  readonly score: number;
}

/**
 * One row for each file, in alphabetical order. Mutants that do not compile or are listed as equivalent do not count.
 */
export function scoresOf(
  mutants: readonly ScoredMutant[],
  equivalents: readonly EquivalentMutant[],
): FileScore[] {
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  return files.map((file) => {
    const valid = mutants.filter((mutant) => mutant.file === file && mutant.outcome !== 'invalid');
    const detected = valid.filter(({ outcome }) => outcome === 'detected').length;
    const missed = valid.filter(({ outcome }) => outcome === 'undetected');
    const undetected = missed.filter((mutant) => !equivalents.some((known) => isSame(known, mutant)));
    const counted = detected + undetected.length;
    return {
      file,
      detected,
      undetected,
      equivalent: missed.length - undetected.length,
      score: counted === 0 ? 100 : (100 * detected) / counted,
    };
  });
}

/** Entries that describe no undetected mutant of the run: the code has changed, or a test kills it now. */
export function staleEquivalents(
  mutants: readonly ScoredMutant[],
  equivalents: readonly EquivalentMutant[],
): EquivalentMutant[] {
  const files = new Set(mutants.map(({ file }) => file));
  return equivalents.filter(
    (known) =>
      files.has(known.file) &&
      !mutants.some((mutant) => mutant.outcome === 'undetected' && isSame(known, mutant)),
  );
}

const isSame = (known: EquivalentMutant, mutant: ScoredMutant): boolean =>
  known.file === mutant.file &&
  known.mutator === mutant.mutator &&
  known.original === mutant.original &&
  known.replacement === mutant.replacement;
