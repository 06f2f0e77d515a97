import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/store.ts';
import { facet, facetCount, type Partition, type Vocabulary, type Words } from './partition.ts';

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
  for (const term of terms) {
    count = narrow(hitsOf(term, partition, vocabulary, rowsByCode), found, count);
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

/** Keeps of the first `count` rows of `found` those that were hit. */
function narrow(hits: Uint8Array, found: Uint32Array, count: number): number {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const index = found[at] ?? 0;
    found[kept] = index;
    kept += hits[index] ?? 0;
  }
  return kept;
}

/** 1 for every row a term finds, by one plain pass for each part of the term that can find anything. */
function hitsOf(
  term: SearchTerm,
  partition: Partition,
  vocabulary: Vocabulary,
  rowsByCode: (prefix: string) => number[],
): Uint8Array {
  const hits = new Uint8Array(partition.size);
  if (term.notation !== null) {
    markColumn(hits, partition.notations, markedNotations(vocabulary, term.notation));
  }
  markColumn(hits, partition.signers, marked(vocabulary.persons, term.persons));
  const organisations = marked(vocabulary.organisations, term.organisations);
  markColumn(hits, partition.partners, organisations);
  partition.markRecipients(hits, organisations);
  if (term.number !== null) markNumbers(hits, partition.numbers, numberRanges(term.number));
  if (term.code !== null) for (const index of rowsByCode(term.code)) hits[index] = 1;
  return hits;
}

function markColumn(hits: Uint8Array, column: Uint32Array, wanted: Uint8Array): void {
  if (!wanted.includes(1)) return;
  const { length } = hits;
  for (let index = 0; index < length; index++) {
    hits[index] = (hits[index] ?? 0) | (wanted[column[index] ?? 0] ?? 0);
  }
}

function markNumbers(hits: Uint8Array, numbers: Uint32Array, ranges: readonly [number, number][]): void {
  const { length } = hits;
  for (const [from, to] of ranges) {
    const span = to - from;
    for (let index = 0; index < length; index++) {
      // One comparison: what lies below the range wraps to a large number.
      if (((numbers[index] ?? 0) - from) >>> 0 <= span) hits[index] = 1;
    }
  }
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

/** `12` finds 12, 120–129, 1200–1299 and so on; leading zeros do not matter. */
function numberRanges(digits: string): [from: number, to: number][] {
  const first = Number(digits);
  const ranges: [number, number][] = [];
  if (first === 0) return ranges;
  for (let power = 1; first * power <= 999_999; power *= 10) {
    ranges.push([first * power, (first + 1) * power - 1]);
  }
  return ranges;
}
