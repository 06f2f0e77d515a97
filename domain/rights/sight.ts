import type { Holder } from '../../contract/custody/holder.ts';
import { AppError } from '../../contract/errors/index.ts';
import { Level } from '../../contract/record/fields.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { CopyCustody } from '../custody/copy-custody.ts';
import type { Deed, Office } from './office.ts';
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

/** Whether somebody has a copy, or is to accept it. */
export const isInHands = (
  { holder, offer }: Pick<CopyCustody, 'holder' | 'offer'>,
  { hands }: Pick<Sight, 'hands'>,
): boolean => hands.includes(holder) || (offer?.to != null && hands.includes(offer.to));

/** RECORD_LOCKED, with those who may see every record: it is the same whatever else is true of what was asked for. */
export function lockedTo(office: Office | undefined, at: Instant): AppError {
  const holders = office?.rights.holders({ right: 'read', level: 'A', at }) ?? [];
  return new AppError('RECORD_LOCKED', { detail: { right: 'read', holders: holders.slice(0, 20) } });
}

/** RECORD_LOCKED unless who acts is told of copies; `copies` says where each of them is, undefined of one that is not here. */
export function requireTold(
  office: Office,
  { actor, at, level }: Deed,
  copies: readonly (CopyCustody | undefined)[],
): void {
  const sight = sightOf(office, actor, at);
  if (reads(sight, level)) return;
  const isTold = (copy: CopyCustody | undefined) => copy !== undefined && isInHands(copy, sight);
  if (!reaches(sight.clearedTo, level) || !copies.every(isTold)) throw lockedTo(office, at);
}

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
