import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/store.ts';
import { facet, facetCount, type Partition, type Vocabulary } from './partition.ts';

/** A row has a byte of hits: a bit for being admitted, then one for each of so many terms. */
const termsAtOnce = 7;

interface Filter {
  readonly levels: readonly string[];
  readonly states: readonly string[];
}

/**
 * Indices of the rows, in ordinal order, that have one of the levels and states (an empty list admits all)
 * and match every term. `rowsByCode` finds rows whose control code begins with a text.
 */
export function matching(
  partition: Partition,
  vocabulary: Vocabulary,
  filter: Filter,
  terms: readonly SearchTerm[],
  rowsByCode: (prefix: string) => number[],
): Uint32Array {
  const hits = admittedRows(partition, filter);
  let all = 1;
  for (let from = 0; from < terms.length; from += termsAtOnce) {
    if (from > 0) keepOnly(hits, all);
    const some = terms.slice(from, from + termsAtOnce);
    addHits(hits, some, partition, vocabulary, rowsByCode);
    all = (2 << some.length) - 1;
  }
  return rowsWith(hits, all);
}

function admittedFacets({ levels, states }: Filter): Uint8Array {
  const admitted = new Uint8Array(facetCount);
  for (const level of levels.length > 0 ? levels : Level.options) {
    for (const state of states.length > 0 ? states : DocumentState.options) admitted[facet(level, state)] = 1;
  }
  return admitted;
}

/** 1 for every admitted row; some octets more at the end, so that they can be read as words. */
function admittedRows({ facets, size }: Partition, filter: Filter): Uint8Array {
  const hits = new Uint8Array(Math.ceil(size / 4) * 4);
  if (filter.levels.length + filter.states.length === 0) return hits.fill(1, 0, size);
  const admitted = admittedFacets(filter);
  for (let index = 0; index < size; index++) hits[index] = admitted[facets[index] ?? 0] ?? 0;
  return hits;
}

/** Back to the bit of being admitted, for the rows that every term so far has found. */
function keepOnly(hits: Uint8Array, all: number): void {
  for (let index = 0; index < hits.length; index++) hits[index] = hits[index] === all ? 1 : 0;
}

/** The rows with exactly these hits. Four are looked at in one step, because most often none of them has. */
function rowsWith(hits: Uint8Array, all: number): Uint32Array {
  const words = new Int32Array(hits.buffer);
  const wanted = Math.imul(all, 0x01010101);
  let total = 0;
  for (let word = 0; word < words.length; word++) {
    total += Math.imul(zeroOctets((words[word] ?? 0) ^ wanted) >>> 7, 0x01010101) >>> 24;
  }
  const found = new Uint32Array(total);
  for (let word = 0, count = 0; count < total; word++) {
    if (zeroOctets((words[word] ?? 0) ^ wanted) === 0) continue;
    for (let index = 4 * word; index < 4 * word + 4; index++) if (hits[index] === all) found[count++] = index;
  }
  return found;
}

/** The highest bit of each octet that is zero. */
const zeroOctets = (word: number): number => ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f);

/** Adds to every row the bits of the terms that find it: one pass a column at most, however many the terms. */
function addHits(
  hits: Uint8Array,
  terms: readonly SearchTerm[],
  partition: Partition,
  { notations, persons, organisations }: Vocabulary,
  rowsByCode: (prefix: string) => number[],
): void {
  const wanted = {
    notations: new Uint8Array(notations.list.length),
    persons: new Uint8Array(persons.list.length),
    organisations: new Uint8Array(organisations.list.length),
  };
  const numbers = new Uint8Array(
    terms.some(({ number }) => number !== null) ? partition.highestNumber + 1 : 0,
  );
  terms.forEach((term, place) => {
    const bit = 2 << place;
    if (term.notation !== null) mark(wanted.notations, notations.containing(term.notation), bit);
    mark(wanted.persons, persons.idsOf(term.persons), bit);
    mark(wanted.organisations, organisations.idsOf(term.organisations), bit);
    if (term.number !== null) markNumbers(numbers, term.number, bit);
    if (term.code !== null) mark(hits, rowsByCode(term.code), bit);
  });
  markColumn(hits, partition.notations, wanted.notations);
  markColumn(hits, partition.signers, wanted.persons);
  partition.organisations.mark(hits, wanted.organisations);
  markColumn(hits, partition.numbers, numbers);
}

function mark(marks: Uint8Array, places: Iterable<number>, bit: number): void {
  for (const place of places) marks[place] = (marks[place] ?? 0) | bit;
}

const isMarked = (marks: Uint8Array): boolean => marks.some((bits) => bits !== 0);

function markColumn(hits: Uint8Array, column: Uint32Array, marks: Uint8Array): void {
  if (!isMarked(marks)) return;
  const { length } = hits;
  for (let index = 0; index < length; index++) {
    hits[index] = (hits[index] ?? 0) | (marks[column[index] ?? 0] ?? 0);
  }
}

/** `12` finds 12, 120–129, 1200–1299 and so on; leading zeros do not matter. */
function markNumbers(marks: Uint8Array, digits: string, bit: number): void {
  const first = Number(digits);
  if (first === 0) return;
  for (let power = 1; first * power < marks.length; power *= 10) {
    const end = Math.min(marks.length, (first + 1) * power);
    for (let number = first * power; number < end; number++) marks[number] = (marks[number] ?? 0) | bit;
  }
}
