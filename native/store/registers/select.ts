import type { RegisterQuery } from '../../../contract/ipc/views.ts';
import type { Partition, Vocabulary } from './partition.ts';

export type SortKey = RegisterQuery['sort'][number];

/** A column to sort by: values from 1, 0 for none; none comes last in either direction. */
interface Ordering {
  readonly value: (index: number) => number;
  /** Highest value that occurs. */
  readonly top: number;
  readonly descending: boolean;
}

/**
 * The rows `offset` to `offset + limit` of `candidates` (indices in ordinal order) under `sort`, ties by
 * ordinal. It never sorts everything: a histogram of the first key tells which values the page falls into,
 * and only rows with those values are looked at further.
 */
export function selectPage(
  candidates: Uint32Array,
  partition: Partition,
  vocabulary: Vocabulary,
  sort: readonly SortKey[],
  offset: number,
  limit: number,
): number[] {
  const byOrdinal = sort.findIndex(({ key }) => key === 'ordinal');
  const before = byOrdinal === -1 ? sort : sort.slice(0, byOrdinal);
  const orderings = before.map((key) => ordering(key, partition, vocabulary));
  return pick(candidates, orderings, sort[byOrdinal]?.descending ?? false, offset, limit);
}

function ordering({ key, descending }: SortKey, partition: Partition, vocabulary: Vocabulary): Ordering {
  const of = (column: Uint32Array): Ordering => ({
    value: (index) => column[index] ?? 0,
    top: highest(column, partition.size),
    descending,
  });
  switch (key) {
    case 'number':
      return of(partition.numbers);
    case 'issuedOn':
      return of(partition.issuedOn);
    case 'dueOn':
      return of(partition.dueOn);
    case 'level': {
      const { facets } = partition;
      return { value: (index) => 1 + (((facets[index] ?? 1) - 1) >> 2), top: 3, descending };
    }
    case 'partner': {
      const ranks = vocabulary.organisations.ranks();
      const { partners } = partition;
      return { value: (index) => ranks[partners[index] ?? 0] ?? 0, top: ranks.length, descending };
    }
    case 'ordinal':
      return { value: (index) => index + 1, top: partition.size, descending };
  }
}

function highest(column: Uint32Array, size: number): number {
  let top = 0;
  for (let index = 0; index < size; index++) {
    const value = column[index] ?? 0;
    if (value > top) top = value;
  }
  return top;
}

function pick(
  candidates: Uint32Array,
  orderings: readonly Ordering[],
  lastDescending: boolean,
  offset: number,
  limit: number,
): number[] {
  const [first, ...rest] = orderings;
  if (offset >= candidates.length || limit === 0) return [];
  if (first === undefined) return slice(candidates, lastDescending, offset, limit);
  const { skipped, values } = valuesOfPage(candidates, first, offset, limit);
  const page: number[] = [];
  let toSkip = offset - skipped;
  for (const group of groups(candidates, first, values)) {
    page.push(...pick(group, rest, lastDescending, toSkip, limit - page.length));
    toSkip = 0;
  }
  return page;
}

function slice(candidates: Uint32Array, descending: boolean, offset: number, limit: number): number[] {
  if (!descending) return [...candidates.subarray(offset, offset + limit)];
  const end = candidates.length - offset;
  return [...candidates.subarray(Math.max(0, end - limit), end)].reverse();
}

/** The values, in order, that the page's rows have, and how many rows come before the first of them. */
function valuesOfPage(
  candidates: Uint32Array,
  { value, top, descending }: Ordering,
  offset: number,
  limit: number,
): { skipped: number; values: number[] } {
  const counts = new Uint32Array(top + 1);
  for (const index of candidates) {
    const at = value(index);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const values: number[] = [];
  let seen = 0;
  let skipped = 0;
  for (let step = 1; step <= top + 1 && seen < offset + limit; step++) {
    const at = step === top + 1 ? 0 : descending ? top + 1 - step : step;
    const count = counts[at] ?? 0;
    if (count === 0) continue;
    if (seen + count <= offset) skipped += count;
    else values.push(at);
    seen += count;
  }
  return { skipped, values };
}

/** The candidates of each value, in ordinal order; at most as many values as the page has rows. */
function groups(candidates: Uint32Array, { value }: Ordering, values: readonly number[]): Uint32Array[] {
  const members = new Map<number, number[]>(values.map((at) => [at, []]));
  if (members.size === 1) {
    const only = values[0];
    return [candidates.filter((index) => value(index) === only)];
  }
  const least = Math.min(...values);
  const most = Math.max(...values);
  for (const index of candidates) {
    const at = value(index);
    if (at >= least && at <= most) members.get(at)?.push(index);
  }
  return values.map((at) => Uint32Array.from(members.get(at) ?? []));
}
