import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/store.ts';
import { facet, facetCount, type Partition, type Vocabulary, type Words } from './partition.ts';

/** A search term as lookups by id: a row is tested without touching a string. */
interface Probe {
  readonly notations: Uint8Array;
  readonly organisations: Uint8Array;
  readonly persons: Uint8Array;
  /** Inclusive ranges of numbers, `from, to, from, to, …`. */
  readonly numbers: readonly number[];
  /** Row indices found through the control code. */
  readonly rows: ReadonlySet<number>;
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
  const admitted = admittedFacets(filter.levels, filter.states);
  const probes = terms.map((term) => probe(term, vocabulary, rowsByCode));
  const found = new Uint32Array(partition.size);
  let count = 0;
  const { facets } = partition;
  for (let index = 0; index < partition.size; index++) {
    if (admitted[facets[index] ?? 0] === 1 && probes.every((each) => hits(each, partition, index))) {
      found[count++] = index;
    }
  }
  return found.subarray(0, count);
}

function admittedFacets(levels: readonly string[], states: readonly string[]): Uint8Array {
  const admitted = new Uint8Array(facetCount);
  for (const level of levels.length > 0 ? levels : Level.options) {
    for (const state of states.length > 0 ? states : DocumentState.options) admitted[facet(level, state)] = 1;
  }
  return admitted;
}

function probe(term: SearchTerm, vocabulary: Vocabulary, rowsByCode: (prefix: string) => number[]): Probe {
  const notations = new Uint8Array(vocabulary.notations.list.length);
  const { notation } = term;
  if (notation !== null) {
    for (let id = 1; id < notations.length; id++) {
      if (vocabulary.foldedNotation(id).includes(notation)) notations[id] = 1;
    }
  }
  return {
    notations,
    organisations: marked(vocabulary.organisations, term.organisations),
    persons: marked(vocabulary.persons, term.persons),
    numbers: term.number === null ? [] : numberRanges(term.number),
    rows: new Set(term.code === null ? [] : rowsByCode(term.code)),
  };
}

function marked(words: Words, wanted: readonly string[]): Uint8Array {
  const marks = new Uint8Array(words.list.length);
  for (const word of wanted) {
    const id = words.find(word);
    if (id > 0) marks[id] = 1;
  }
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

function hits(each: Probe, partition: Partition, index: number): boolean {
  if (each.notations[partition.notations[index] ?? 0] === 1) return true;
  if (each.organisations[partition.partners[index] ?? 0] === 1) return true;
  if (each.persons[partition.signers[index] ?? 0] === 1) return true;
  const { numbers } = each;
  const number = partition.numbers[index] ?? 0;
  for (let at = 0; at < numbers.length; at += 2) {
    if (number >= (numbers[at] ?? 0) && number <= (numbers[at + 1] ?? 0)) return true;
  }
  const start = partition.starts[index] ?? 0;
  const end = start + (partition.pool[start] ?? 0);
  for (let at = start + 1; at <= end; at++) {
    if (each.organisations[partition.pool[at] ?? 0] === 1) return true;
  }
  return each.rows.size > 0 && each.rows.has(index);
}
