import type { Law } from '../../contract/law/law.ts';
import type { CountField } from './envelope-count.ts';

type Refusals = readonly Pick<Law['refusals'][number], 'code' | 'counted'>[];

export interface CountedReasons {
  /** The reason of each field that has only one. */
  readonly given: readonly string[];
  /** The fields that none of these reasons can be said of. */
  readonly without: (reasons: readonly string[]) => CountField[];
}

/**
 * What a count tells of the reasons of a refusal. It is blind: whether there is too little or too much is not known, so
 * that a field with a reason for either has none of itself.
 */
export function countedReasons(refusals: Refusals, differing: readonly CountField[]): CountedReasons {
  const reasonsOf = (field: CountField) =>
    refusals.filter(({ counted }) => counted.includes(field)).map(({ code }) => code);
  const single = differing.map(reasonsOf).flatMap((codes) => (codes.length === 1 ? codes : []));
  return {
    given: refusals.map(({ code }) => code).filter((code) => single.includes(code)),
    without: (reasons) =>
      differing.filter((field) => !reasonsOf(field).some((code) => reasons.includes(code))),
  };
}
