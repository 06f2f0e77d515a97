import type { RegisterSort } from '../../../domain/record/register-row.ts';
import type { Partition, Vocabulary } from './partition.ts';

export type SortKey = RegisterSort;

/** A column to sort by: values from 1, 0 for none; none comes last in either direction. */
interface Ordering {
  readonly column: Uint32Array;
  /** Highest value that may occur. */
  readonly top: number;
  /** The values in ascending order, where that is not the order of the numbers. */
  readonly order: Uint32Array | undefined;
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
  // Ordinals are unique: what stands behind them in the list of keys decides nothing.
  const before = byOrdinal === -1 ? sort : sort.slice(0, byOrdinal);
  const orderings = before.map((key) => ordering(key, partition, vocabulary));
  return pick(candidates, orderings, sort[byOrdinal]?.descending ?? false, offset, limit);
}

function ordering({ key, descending }: SortKey, partition: Partition, vocabulary: Vocabulary): Ordering {
  const by = (column: Uint32Array, top: number, order?: Uint32Array): Ordering => ({
    column,
    top,
    order,
    descending,
  });
  switch (key) {
    case 'number':
      return by(partition.numbers, partition.highestNumber);
    case 'issuedOn':
      return by(partition.issuedOn, partition.highestDay);
    case 'dueOn':
      return by(partition.term, partition.highestDay);
    case 'level':
      return by(partition.levels, 3);
    case 'partner':
    case 'ordinal': {
      const { organisations } = vocabulary;
      return by(partition.partners, organisations.list.length - 1, organisations.order());
    }
  }
}

function pick(
  candidates: Uint32Array,
  orderings: readonly Ordering[],
  lastDescending: boolean,
  offset: number,
  limit: number,
): number[] {
  if (offset >= candidates.length || limit === 0) return [];
  const [first, ...rest] = orderings;
  if (first === undefined) return slice(candidates, lastDescending, offset, limit);
  const counts = histogram(candidates, first.column, first.top);
  const { skipped, values } = valuesOfPage(counts, first, offset, limit);
  const page: number[] = [];
  let toSkip = offset - skipped;
  const [only] = values;
  if (values.length === 1 && only !== undefined && rest.length === 0) {
    return stretch(candidates, first.column, only, lastDescending, toSkip, limit);
  }
  for (const group of groups(candidates, first.column, counts, values)) {
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

/** The rows `skip` to `skip + limit` of those with a value, without collecting the others. */
function stretch(
  candidates: Uint32Array,
  column: Uint32Array,
  value: number,
  descending: boolean,
  skip: number,
  limit: number,
): number[] {
  const page: number[] = [];
  const { length } = candidates;
  let left = skip;
  for (let step = 0; step < length && page.length < limit; step++) {
    const index = candidates[descending ? length - 1 - step : step] ?? 0;
    if (column[index] !== value) continue;
    if (left > 0) left--;
    else page.push(index);
  }
  return page;
}

function histogram(candidates: Uint32Array, column: Uint32Array, top: number): Uint32Array {
  const counts = new Uint32Array(top + 1);
  const { length } = candidates;
  for (let at = 0; at < length; at++) {
    const value = column[candidates[at] ?? 0] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

/** The values, in order, that the page's rows have, and how many rows come before the first of them. */
function valuesOfPage(
  counts: Uint32Array,
  { top, order, descending }: Ordering,
  offset: number,
  limit: number,
): { skipped: number; values: number[] } {
  const values: number[] = [];
  let seen = 0;
  let skipped = 0;
  for (let step = 1; step <= top + 1 && seen < offset + limit; step++) {
    const place = descending ? top + 1 - step : step;
    const value = step === top + 1 ? 0 : order === undefined ? place : (order[place - 1] ?? 0);
    const count = counts[value] ?? 0;
    if (count === 0) continue;
    if (seen + count <= offset) skipped += count;
    else values.push(value);
    seen += count;
  }
  return { skipped, values };
}

/** The candidates of each value, in ordinal order; there are at most as many values as the page has rows. */
function groups(
  candidates: Uint32Array,
  column: Uint32Array,
  counts: Uint32Array,
  values: readonly number[],
): Uint32Array[] {
  const [only] = values;
  if (values.length === 1 && only !== undefined)
    return [withValue(candidates, column, only, counts[only] ?? 0)];
  const members = values.map((value) => new Uint32Array(counts[value] ?? 0));
  const filled = new Uint32Array(values.length);
  // From value to its group, counted from 1; 0 for values that are not on the page.
  const groupOf = new Uint8Array(counts.length);
  values.forEach((value, group) => {
    groupOf[value] = group + 1;
  });
  const { length } = candidates;
  for (let at = 0; at < length; at++) {
    const index = candidates[at] ?? 0;
    const group = groupOf[column[index] ?? 0] ?? 0;
    if (group === 0) continue;
    const next = filled[group - 1] ?? 0;
    const member = members[group - 1];
    if (member !== undefined) member[next] = index;
    filled[group - 1] = next + 1;
  }
  return members;
}

function withValue(candidates: Uint32Array, column: Uint32Array, value: number, count: number): Uint32Array {
  // One place more, because the row after the last is written before it is found not to belong.
  const members = new Uint32Array(count + 1);
  const { length } = candidates;
  let next = 0;
  for (let at = 0; at < length; at++) {
    const index = candidates[at] ?? 0;
    members[next] = index;
    next += column[index] === value ? 1 : 0;
  }
  return members.subarray(0, count);
}
