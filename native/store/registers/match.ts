import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/store.ts';
import { facet, facetCount, type Partition, type Vocabulary, type Words } from './partition.ts';

/** A search term as lookups by id, so that a row is tested without touching a string. */
interface Probe {
  readonly notations: Uint8Array;
  readonly organisations: Uint8Array;
  readonly persons: Uint8Array;
  /** Ranges of numbers, `from, to, from, to, …`, both included. */
  readonly numbers: readonly number[];
  /** 1 for rows found through the control code; empty when there are none. */
  readonly rows: Uint8Array;
}

/**
 * Indices of the rows, in ordinal order, that have one of the levels and states (an empty list admits all)
 * and match every term. `rowsByCode` finds rows whose control code begins with a text.
 */
export function matching(
  partition: Partition,
  vocabulary: Vocabulary,
  filter: { levels: readonly string[]; states: readonly string[] },
  terms: readonly SearchTerm[],
  rowsByCode: (prefix: string) => number[],
): Uint32Array {
  const found = new Uint32Array(partition.size);
  let count = admit(partition, admittedFacets(filter.levels, filter.states), found);
  for (const term of terms)
    count = narrow(partition, probe(term, partition, vocabulary, rowsByCode), found, count);
  return found.subarray(0, count);
}

function admittedFacets(levels: readonly string[], states: readonly string[]): Uint8Array {
  const admitted = new Uint8Array(facetCount);
  for (const level of levels.length > 0 ? levels : Level.options) {
    for (const state of states.length > 0 ? states : DocumentState.options) admitted[facet(level, state)] = 1;
  }
  return admitted;
}

/** Writes the admitted rows into `found` and says how many there are. */
function admit({ facets, size }: Partition, admitted: Uint8Array, found: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < size; index++) {
    // Written always, kept only when admitted: no branch to mispredict.
    found[count] = index;
    count += admitted[facets[index] ?? 0] ?? 0;
  }
  return count;
}

/** Keeps of the first `count` rows of `found` those that the probe hits. */
function narrow(partition: Partition, wanted: Probe, found: Uint32Array, count: number): number {
  const { numbers, starts, pool } = partition;
  const { notations, organisations, persons, rows } = wanted;
  const [from = 1, to = 0] = wanted.numbers;
  const higher = wanted.numbers.slice(2);
  const anyOrganisation = organisations.includes(1);
  const anyRow = rows.length > 0;
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const index = found[at] ?? 0;
    const number = numbers[index] ?? 0;
    const hit =
      notations[partition.notations[index] ?? 0] === 1 ||
      persons[partition.signers[index] ?? 0] === 1 ||
      (number >= from && (number <= to || within(higher, number))) ||
      (anyOrganisation &&
        (organisations[partition.partners[index] ?? 0] === 1 ||
          listed(organisations, pool, starts[index] ?? 0))) ||
      (anyRow && rows[index] === 1);
    if (hit) found[kept++] = index;
  }
  return kept;
}

function within(ranges: readonly number[], number: number): boolean {
  for (let at = 0; at < ranges.length; at += 2) {
    if (number >= (ranges[at] ?? 0) && number <= (ranges[at + 1] ?? 0)) return true;
  }
  return false;
}

function listed(organisations: Uint8Array, pool: Uint32Array, start: number): boolean {
  const end = start + (pool[start] ?? 0);
  for (let at = start + 1; at <= end; at++) if (organisations[pool[at] ?? 0] === 1) return true;
  return false;
}

function probe(
  term: SearchTerm,
  partition: Partition,
  vocabulary: Vocabulary,
  rowsByCode: (prefix: string) => number[],
): Probe {
  return {
    notations: term.notation === null ? new Uint8Array(0) : markedNotations(vocabulary, term.notation),
    organisations: marked(vocabulary.organisations, term.organisations),
    persons: marked(vocabulary.persons, term.persons),
    numbers: term.number === null ? [] : numberRanges(term.number),
    rows: markedRows(partition, term.code === null ? [] : rowsByCode(term.code)),
  };
}

function markedNotations(vocabulary: Vocabulary, text: string): Uint8Array {
  const marks = new Uint8Array(vocabulary.notations.list.length);
  for (let id = 1; id < marks.length; id++) if (vocabulary.foldedNotation(id).includes(text)) marks[id] = 1;
  return marks;
}

function marked(words: Words, wanted: readonly string[]): Uint8Array {
  const marks = new Uint8Array(words.list.length);
  for (const word of wanted) {
    const id = words.find(word);
    if (id > 0) marks[id] = 1;
  }
  return marks;
}

function markedRows(partition: Partition, rows: readonly number[]): Uint8Array {
  if (rows.length === 0) return new Uint8Array(0);
  const marks = new Uint8Array(partition.size);
  for (const index of rows) marks[index] = 1;
  return marks;
}

/** `12` finds 12, 120–129, 1200–1299 and so on; leading zeros do not matter. */
function numberRanges(digits: string): number[] {
  const first = Number(digits);
  const ranges: number[] = [];
  if (first === 0) return ranges;
  for (let power = 1; first * power <= 999_999; power *= 10) {
    ranges.push(first * power, (first + 1) * power - 1);
  }
  return ranges;
}
