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
  /** Of the kept counts: of what a holder has, of what is offered, and of what is open with all holders. */
  readonly counts: { readonly held: string; readonly offered: string; readonly open: string };
  /** What the conditions on copies name. */
  readonly values: Readonly<Record<string, string>>;
}

/** Counts for all holders together have none. */
const ofAll = "holder = ''";

export const whole: Narrow = {
  ...{ record: '', copy: '', offer: '', values: {} },
  counts: { held: '', offered: '', open: ` AND ${ofAll}` },
};

export function narrowTo(sight: Sight): Narrow {
  if (seesAll(sight)) return whole;
  const { readsTo, clearedTo, hands } = sight;
  const inHands = (holder: string) => `${holder} IN (SELECT value FROM json_each(@hands))`;
  const [open, cleared] = [upTo('level', readsTo), upTo('level', clearedTo)];
  return {
    record: ` AND ${upTo('record.level', readsTo)}`,
    copy: ` AND (${upTo('record.level', readsTo)} OR (${upTo('record.level', clearedTo)} AND ${inHands('inside')}))`,
    offer: ` AND ${upTo('record.level', clearedTo)}`,
    counts: {
      held: ` AND (${open} OR (${cleared} AND ${inHands('holder')}))`,
      offered: ` AND ${cleared}`,
      open: ` AND holder IN (SELECT '' UNION ALL SELECT value FROM json_each(@hands))
        AND iif(${ofAll}, ${open}, ${cleared} AND NOT ${open})`,
    },
    values: { hands: JSON.stringify(hands) },
  };
}

/** A is the highest level, and the first of the alphabet. */
const upTo = (column: string, level: Level | null): string =>
  level === null ? 'FALSE' : `${column} >= '${level}'`;
