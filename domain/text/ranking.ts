import type { NameForm } from './name-form.ts';
import { type Match, type MatchClass, matchClasses } from './name-match.ts';

/** Where an item stands to the one who chooses. */
export interface Standing {
  /** In one's own branch, outside it but named after one's own place, or elsewhere. */
  readonly where: 'branch' | 'place' | 'elsewhere';
  /** Steps in the hierarchy from one's own body up to what both belong to; 0 where they share nothing. */
  readonly up: number;
  /** Steps from there down to the item, or from its ministry or province. */
  readonly down: number;
}

/** What speaks against an item that matches as well as others. */
export interface Drawbacks {
  /** Dissolved, or no longer in office. */
  readonly ended: boolean;
  readonly accentsDiffer: boolean;
}

/** An item in the order of choosing. */
export interface Ranked {
  /** The lower the better. */
  readonly rank: number;
  /** How often and how lately one has dealt with it. */
  readonly weight: number;
  readonly match: MatchClass | null;
  /** Folded; two items with one name are homonyms. */
  readonly name: string;
  /** Decides between equals where a list needs an order; it never makes one of them the better. */
  readonly place: number;
}

const places: readonly Standing['where'][] = ['branch', 'place', 'elsewhere'];
const orders = 4;
const steps = 8;

/**
 * The order of choosing. First the class of the match; then what is in force, what agrees in the accents that were
 * typed, one's own branch and place, an exact name, the better place of the match, and the nearer body. `match` is null while
 * nothing is typed.
 */
export function rankOf(match: Match | null, { where, up, down }: Standing, against: Drawbacks): number {
  let rank = match === null ? 0 : matchClasses.indexOf(match.class);
  rank = rank * 2 + Number(against.ended);
  rank = rank * 2 + Number(against.accentsDiffer);
  rank = rank * places.length + places.indexOf(where);
  rank = rank * 2 + Number(match !== null && !match.exact);
  rank = rank * orders + (match?.order ?? 0);
  rank = rank * steps + Math.min(up, steps - 1);
  return rank * steps + Math.min(down, steps - 1);
}

/** Better first; between items of one rank those one deals with. */
export const compareRanked = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || b.weight - a.weight || a.place - b.place;

/**
 * Whether the first may be taken by Enter alone: nothing else matches as well, and it matches by more than the inside of
 * a word. Having dealt with one of two homonyms is no reason to take it for the other.
 */
export function isClear(first: Ranked | undefined, second: Ranked | undefined): boolean {
  if (first === undefined || first.match === null || first.match === 'inside') return false;
  if (second === undefined || first.rank !== second.rank) return true;
  return first.weight !== second.weight && first.name !== second.name;
}

/**
 * Whether a typed word that has a word of the name, or of one above it, to itself differs from it in accents. Asked only
 * of a text that has any (`NameForm.accented`).
 */
export function accentsDiffer(
  typed: NameForm,
  { hits, class: matched }: Match,
  levels: readonly NameForm[],
): boolean {
  if (matched === 'inside') return false;
  return hits.some((each, index) => {
    const [only] = each;
    const form = only && levels[only.level];
    return form !== undefined && each.length === 1 && !typed.accentsAgree(index, form, only?.word ?? 0);
  });
}
