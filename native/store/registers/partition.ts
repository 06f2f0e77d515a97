import { Level } from '../../../contract/record/fields.ts';
import { DocumentState } from '../../../contract/record/status.ts';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import { fold } from '../../../domain/text/fold.ts';
import { Postings } from './postings.ts';

/** What sorting, filtering and searching need to know of one record. */
export interface Facts {
  ordinal: number;
  level: string;
  state: string;
  number: number;
  notation: string;
  type_code: string | null;
  issued_on: string | null;
  /** Of an incoming record. */
  arrived_on: string | null;
  /** The nearest of the days on which it is due (domain/record/nearest-term.ts). */
  term: string | null;
  /** Issuer of an incoming record, first recipient of an outgoing one. */
  partner: string;
  signer: string | null;
  /** Recipients of an outgoing record after the first; none for an incoming one. */
  recipients: string[];
}

/** Codes and names of documents as small numbers from 1; 0 stands for none. */
class Dictionary {
  readonly list: string[] = [''];
  readonly #ids = new Map<string, number>();
  #order: Uint32Array | undefined;

  id(value: string): number {
    let id = this.#ids.get(value);
    if (id === undefined) {
      id = this.list.push(value) - 1;
      this.#ids.set(value, id);
      this.#order = undefined;
    }
    return id;
  }

  /** The ids of those values that occur. */
  idsOf(values: readonly string[]): number[] {
    const ids: number[] = [];
    for (const value of values) {
      const id = this.#ids.get(value);
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  /** The ids in the order of the values. */
  order(): Uint32Array {
    if (this.#order === undefined) {
      const ids = this.list.map((_, id) => id).slice(1);
      ids.sort((a, b) => ((this.list[a] ?? '') < (this.list[b] ?? '') ? -1 : 1));
      this.#order = Uint32Array.from(ids);
    }
    return this.#order;
  }
}

/**
 * Notations, each with the type of its document: the type of nearly every document follows from its notation, so a column
 * of types would be as long as the register and say next to nothing.
 */
class Notations extends Dictionary {
  readonly #folded: string[] = [];
  readonly #types: string[] = [];

  idOf(notation: string, type: string | null): number {
    return this.id(`${notation} ${type ?? ''}`);
  }

  /** The ids of the notations with `text` (domain/text/fold.ts) anywhere in them, or of one of the types. */
  matching(text: string | null, types: readonly string[]): number[] {
    for (let next = this.#folded.length; next < this.list.length; next++) {
      const [notation = '', type = ''] = (this.list[next] ?? '').split(' ');
      this.#folded.push(fold(notation));
      this.#types.push(type);
    }
    const ids: number[] = [];
    const wanted = new Set(types);
    for (let id = 1; id < this.#folded.length; id++) {
      const isNamed = text !== null && this.#folded[id]?.includes(text) === true;
      if (isNamed || (wanted.size > 0 && wanted.has(this.#types[id] ?? ''))) ids.push(id);
    }
    return ids;
  }
}

/** The dictionaries that all partitions share. */
export class Vocabulary {
  readonly organisations = new Dictionary();
  readonly persons = new Dictionary();
  readonly notations = new Notations();
}

/** Level and state of a row in one byte, from 1; 0 marks an ordinal without a row. */
export const facet = (level: string, state: string): number =>
  1 + Level.options.indexOf(level as Level) * 4 + DocumentState.options.indexOf(state as DocumentState);
export const facetCount = 1 + Level.options.length * DocumentState.options.length;

/** A LocalDate as a number above 0 in the order of the calendar, without being dense; 0 for none. */
const dayNumber = (date: string | null): number =>
  date === null ? 0 : numberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
const numberOf = (year: number, month: number, day: number): number =>
  (year - firstYear) * yearLength + month * 32 + day;
const firstYear = 1900;
const yearLength = 512;

/** The numbers up to `highest` of a day, in any year if the year is null. */
export function numbersOfDay(
  { year, month, day }: NonNullable<SearchTerm['day']>,
  highest: number,
): number[] {
  if (year !== null) return [numberOf(year, month, day)].filter((one) => one > 0 && one <= highest);
  const first = numberOf(firstYear, month, day);
  const years = Math.max(0, Math.floor((highest - first) / yearLength) + 1);
  return Array.from({ length: years }, (_, index) => first + index * yearLength);
}

/** Small numbers, one a row: 2 bytes each while they fit, 4 from then on. */
export type NarrowColumn = Uint16Array | Uint32Array;

/**
 * One book and year as columns in memory: 29 bytes a row, 4 more where it states its arrival and for each further
 * recipient. A pass over a
 * million rows takes a millisecond or two, so that no combination of filter, search and sort needs an index
 * of its own and none degrades on a deep page. Overwritten with zeros when dropped.
 */
export class Partition {
  /** Highest ordinal; the row of ordinal n is at index n - 1. */
  size = 0;
  /** How many ordinals have a row; fewer than `size` while older ones are still to be read. */
  rows = 0;
  facets = new Uint8Array(1024);
  /** 1 for A, 2 for B, 3 for C. */
  levels = new Uint32Array(1024);
  numbers = new Uint32Array(1024);
  notations: NarrowColumn = new Uint16Array(1024);
  issuedOn = new Uint32Array(1024);
  /** Empty until a row has such a day: what goes out has none. */
  arrivedOn = new Uint32Array(0);
  term = new Uint32Array(1024);
  partners = new Uint32Array(1024);
  signers: NarrowColumn = new Uint16Array(1024);
  /** The partner and the further recipients of each row. */
  readonly organisations = new Postings();
  /** Counts changes, so that what was found before one is not shown after it. */
  version = 0;
  highestNumber = 0;
  /** Highest of `issuedOn`, `arrivedOn` and `term`. */
  highestDay = 0;
  readonly #vocabulary: Vocabulary;

  /** `rows` are expected: columns that grow by and by leave as much behind them as they take. */
  constructor(vocabulary: Vocabulary, rows = 0) {
    this.#vocabulary = vocabulary;
    if (rows > this.facets.length) this.#grow(rows);
  }

  put(facts: Facts): void {
    const index = facts.ordinal - 1;
    if (index >= this.facets.length) this.#grow(index + 1);
    if (facts.ordinal > this.size) this.size = facts.ordinal;
    const { organisations, persons, notations } = this.#vocabulary;
    this.version++;
    if (this.facets[index] === 0) this.rows++;
    else this.organisations.forget(index);
    this.facets[index] = facet(facts.level, facts.state);
    this.levels[index] = 1 + Level.options.indexOf(facts.level as Level);
    this.numbers[index] = facts.number;
    this.highestNumber = Math.max(this.highestNumber, facts.number);
    const issuedOn = dayNumber(facts.issued_on);
    const term = dayNumber(facts.term);
    const arrivedOn = dayNumber(facts.arrived_on);
    this.highestDay = Math.max(this.highestDay, issuedOn, arrivedOn, term);
    const partner = organisations.id(facts.partner);
    this.issuedOn[index] = issuedOn;
    if (arrivedOn > 0 && this.arrivedOn.length === 0) this.arrivedOn = new Uint32Array(this.facets.length);
    if (this.arrivedOn.length > 0) this.arrivedOn[index] = arrivedOn;
    this.term[index] = term;
    this.partners[index] = partner;
    this.#write('notations', index, notations.idOf(facts.notation, facts.type_code));
    this.#write('signers', index, facts.signer === null ? 0 : persons.id(facts.signer));
    this.organisations.add(index, partner);
    for (const code of facts.recipients) this.organisations.add(index, organisations.id(code));
  }

  setState(ordinal: number, state: string): void {
    const present = this.facets[ordinal - 1] ?? 0;
    if (present === 0) return;
    this.version++;
    const level = Level.options[Math.floor((present - 1) / 4)] ?? 'A';
    this.facets[ordinal - 1] = facet(level, state);
  }

  wipe(): void {
    for (const column of this.#columns()) column.fill(0);
    this.organisations.wipe();
    this.size = 0;
    this.rows = 0;
  }

  #write(name: 'notations' | 'signers', index: number, value: number): void {
    if (value > 0xffff && this[name] instanceof Uint16Array) {
      const narrow = this[name];
      this[name] = Uint32Array.from(narrow);
      narrow.fill(0);
    }
    this[name][index] = value;
  }

  #columns(): (Uint8Array | NarrowColumn)[] {
    return [
      this.facets,
      this.levels,
      this.numbers,
      this.notations,
      this.issuedOn,
      this.arrivedOn,
      this.term,
      this.partners,
      this.signers,
    ];
  }

  #grow(needed: number): void {
    const old = this.#columns();
    this.facets = enlarged(this.facets, needed);
    this.levels = enlarged(this.levels, needed);
    this.numbers = enlarged(this.numbers, needed);
    this.notations = enlarged(this.notations, needed);
    this.issuedOn = enlarged(this.issuedOn, needed);
    if (this.arrivedOn.length > 0) this.arrivedOn = enlarged(this.arrivedOn, needed);
    this.term = enlarged(this.term, needed);
    this.partners = enlarged(this.partners, needed);
    this.signers = enlarged(this.signers, needed);
    for (const column of old) column.fill(0);
  }
}

function enlarged<Column extends Uint8Array | NarrowColumn>(column: Column, needed: number): Column;
function enlarged(column: Uint8Array | NarrowColumn, needed: number): Uint8Array | NarrowColumn {
  const length = Math.max(needed, Math.ceil(column.length * 1.5));
  const larger =
    column instanceof Uint8Array
      ? new Uint8Array(length)
      : column instanceof Uint16Array
        ? new Uint16Array(length)
        : new Uint32Array(length);
  larger.set(column);
  return larger;
}
