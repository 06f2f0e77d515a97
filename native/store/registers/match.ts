import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import {
  facet,
  facetCount,
  type NarrowColumn,
  numbersOfDay,
  type Partition,
  type Vocabulary,
} from './partition.ts';

/** A row has a byte of hits: a bit for being admitted, then one for each of so many terms. */
const termsAtOnce = 7;

/**
 * Room for one search at a time, used again by the next: a megabyte a search, and four for what it finds,
 * would otherwise pile up until the collector comes.
 */
export class Workspace {
  hits = new Uint8Array(0);
  rows = new Uint32Array(0);

  /** Takes up to `size` rows; what they hold is of the last search. */
  fit(size: number): void {
    if (size <= this.rows.length) return;
    this.wipe();
    // Whole words of four octets, so that they can be read as such.
    const length = Math.ceil(size / 4096) * 4096;
    this.hits = new Uint8Array(length);
    this.rows = new Uint32Array(length);
  }

  wipe(): void {
    this.hits.fill(0);
    this.rows.fill(0);
  }
}

interface Filter {
  readonly levels: readonly string[];
  readonly states: readonly string[];
}

/**
 * Indices of the rows, in ordinal order, that have one of the levels and states (an empty list admits all)
 * and match every term. `rowsByCode` finds rows whose control code begins with a text. The answer lies in the
 * workspace: it holds until the next search.
 */
export function matching(
  partition: Partition,
  vocabulary: Vocabulary,
  filter: Filter,
  terms: readonly SearchTerm[],
  rowsByCode: (prefix: string) => number[],
  workspace: Workspace,
): Uint32Array {
  workspace.fit(partition.size);
  const hits = workspace.hits.subarray(0, Math.ceil(partition.size / 4) * 4);
  admitRows(hits, partition, filter);
  let all = 1;
  for (let from = 0; from < terms.length; from += termsAtOnce) {
    if (from > 0) keepOnly(hits, all);
    const some = terms.slice(from, from + termsAtOnce);
    addHits(hits, some, partition, vocabulary, rowsByCode);
    all = (2 << some.length) - 1;
  }
  return rowsWith(hits, all, workspace.rows);
}

function admittedFacets({ levels, states }: Filter): Uint8Array {
  const admitted = new Uint8Array(facetCount);
  for (const level of levels.length > 0 ? levels : Level.options) {
    for (const state of states.length > 0 ? states : DocumentState.options) admitted[facet(level, state)] = 1;
  }
  return admitted;
}

/** 1 for every admitted row, 0 for all else, ordinals that have not been read among them. */
function admitRows(hits: Uint8Array, { facets, size, rows }: Partition, filter: Filter): void {
  hits.fill(0, size);
  if (filter.levels.length + filter.states.length === 0 && rows === size) {
    hits.fill(1, 0, size);
    return;
  }
  const admitted = admittedFacets(filter);
  for (let index = 0; index < size; index++) hits[index] = admitted[facets[index] ?? 0] ?? 0;
}

/** Back to the bit of being admitted, for the rows that every term so far has found. */
function keepOnly(hits: Uint8Array, all: number): void {
  for (let index = 0; index < hits.length; index++) hits[index] = hits[index] === all ? 1 : 0;
}

/** The rows with exactly these hits. Four are looked at in one step, because most often none of them has. */
function rowsWith(hits: Uint8Array, all: number, rows: Uint32Array): Uint32Array {
  const words = new Int32Array(hits.buffer, 0, hits.length / 4);
  const wanted = Math.imul(all, 0x01010101);
  let count = 0;
  for (let word = 0; word < words.length; word++) {
    if (zeroOctets((words[word] ?? 0) ^ wanted) === 0) continue;
    for (let index = 4 * word; index < 4 * word + 4; index++) if (hits[index] === all) rows[count++] = index;
  }
  return rows.subarray(0, count);
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
  const days = new Uint8Array(terms.some(({ day }) => day !== null) ? partition.highestDay + 1 : 0);
  terms.forEach((term, place) => {
    const bit = 2 << place;
    if (term.notation !== null || term.types.length > 0)
      mark(wanted.notations, notations.matching(term.notation, term.types), bit);
    if (term.day !== null) mark(days, numbersOfDay(term.day, partition.highestDay), bit);
    mark(wanted.persons, persons.idsOf(term.persons), bit);
    mark(wanted.organisations, organisations.idsOf(term.organisations), bit);
    if (term.number !== null) markNumbers(numbers, term.number, bit);
    if (term.code !== null) mark(hits, rowsByCode(term.code), bit);
  });
  markColumn(hits, partition.notations, wanted.notations);
  markColumn(hits, partition.signers, wanted.persons);
  partition.organisations.mark(hits, wanted.organisations);
  markNumbersOf(hits, partition.numbers, numbers);
  markNumbersOf(hits, partition.issuedOn, days);
  if (partition.arrivedOn.length > 0) markNumbersOf(hits, partition.arrivedOn, days);
}

/** As `markColumn`: a loop that meets columns of two widths is a fifth slower. */
function markNumbersOf(hits: Uint8Array, column: Uint32Array, marks: Uint8Array): void {
  if (!isMarked(marks)) return;
  const { length } = hits;
  for (let index = 0; index < length; index++) {
    hits[index] = (hits[index] ?? 0) | (marks[column[index] ?? 0] ?? 0);
  }
}

function mark(marks: Uint8Array, places: Iterable<number>, bit: number): void {
  for (const place of places) marks[place] = (marks[place] ?? 0) | bit;
}

const isMarked = (marks: Uint8Array): boolean => marks.some((bits) => bits !== 0);

function markColumn(hits: Uint8Array, column: NarrowColumn, marks: Uint8Array): void {
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
