import type { Holder } from '../../contract/custody/holder.ts';
import { Level } from '../../contract/record/fields.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { Office } from './office.ts';
import { within } from './staff.ts';

/**
 * What a person may see of the records of the organisation, as of an instant: every record up to the level to which
 * they have the right to read, and what is in their hands up to the level that they are cleared for.
 */
export interface Sight {
  /** Null without the right to read. */
  readonly readsTo: Level | null;
  readonly clearedTo: Level | null;
  /** For whom they hold copies and take them over: themselves, their units, the desk, the shelves they keep. */
  readonly hands: readonly Holder[];
}

/** Before the first section nobody is listed, and who opens the vault sees all of it. */
export const fullSight: Sight = { readsTo: 'A', clearedTo: 'A', hands: [] };

/** Rights and clearances reach from a level down: A is the highest. */
const highest = (may: (level: Level) => boolean): Level | null => Level.options.find(may) ?? null;

export function sightOf(office: Office | undefined, person: PersonCode, at: Instant): Sight {
  if (office === undefined) return fullSight;
  const { rights } = office;
  const readsTo = highest((level) => rights.holds(person, { right: 'read', level, at }));
  if (readsTo === 'A') return { readsTo, clearedTo: 'A', hands: [] };
  const clearedTo = highest((level) => rights.staff.isCleared(person, level, at));
  return { readsTo, clearedTo, hands: office.handsOf(person, at) };
}

/** Whoever sees all pays for no filter. */
export const seesAll = ({ readsTo }: Sight): boolean => readsTo === 'A';

const reaches = (limit: Level | null, level: Level): boolean => limit !== null && within(level, limit);

/** Whether every record of a level is open. */
export const reads = ({ readsTo }: Sight, level: Level): boolean => reaches(readsTo, level);

/** A record, and who has its copies that are here or is to accept them. */
export interface Told {
  readonly level: Level;
  readonly inHands: () => boolean;
}

/**
 * How a record is shown: whole; as far as it concerns what is in one's hands; as a line that tells nothing, so that a
 * register stays gapless; or not at all, to whom reads no register.
 */
export type Shown = 'whole' | 'held' | 'locked' | 'hidden';

export function shownTo(sight: Sight, { level, inHands }: Told): Shown {
  if (reads(sight, level)) return 'whole';
  if (reaches(sight.clearedTo, level) && inHands()) return 'held';
  return sight.readsTo === null ? 'hidden' : 'locked';
}

/** The levels of which every record is open, where they are not all. */
export const readLevels = (sight: Sight): readonly Level[] =>
  Level.options.filter((level) => reads(sight, level));
