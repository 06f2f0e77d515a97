import type { Level } from '../../../contract/record/fields.ts';
import { type Sight, seesAll } from '../../../domain/rights/sight.ts';

/**
 * Conditions that a list adds to its own, so that it tells of nothing else and counts nothing else. Whoever sees all adds
 * none, and so the lists of a clerk are read as from an index made for them.
 */
export interface Narrow {
  /** Of a list of records. */
  readonly record: string;
  /** Of a list of copies that are here. */
  readonly copy: string;
  /** Of what is offered to those who ask. */
  readonly offer: string;
  /** What the conditions on copies name. */
  readonly values: Readonly<Record<string, string>>;
}

export const whole: Narrow = { record: '', copy: '', offer: '', values: {} };

export function narrowTo(sight: Sight): Narrow {
  if (seesAll(sight)) return whole;
  const { readsTo, clearedTo, hands } = sight;
  return {
    record: ` AND ${upTo(readsTo)}`,
    copy: ` AND (${upTo(readsTo)} OR (${upTo(clearedTo)} AND inside IN (SELECT value FROM json_each(@hands))))`,
    offer: ` AND ${upTo(clearedTo)}`,
    values: { hands: JSON.stringify(hands) },
  };
}

/** A is the highest level, and the first of the alphabet. */
const upTo = (level: Level | null): string => (level === null ? 'FALSE' : `record.level >= '${level}'`);
