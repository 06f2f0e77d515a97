/**
 * Mutants that change no behaviour, so that no test can kill them. They are named by what they change, not by a line
 * number, so that an edit elsewhere in the file does not lose them.
 */
export interface EquivalentMutant {
  readonly file: string;
  /** Stryker's name of the mutator. */
  readonly mutator: string;
  /** The mutated source text, and what it becomes. */
  readonly original: string;
  readonly replacement: string;
  /** Why no caller can tell the difference. */
  readonly reason: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [];
