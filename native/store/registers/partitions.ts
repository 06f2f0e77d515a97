import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import { nearestTerm } from '../../../domain/record/nearest-term.ts';
import {
  isNewestFirst,
  type ReadingProgress,
  type RegisterQuery,
} from '../../../domain/record/register-row.ts';
import type { Connection } from '../connection.ts';
import { matching, Workspace } from './match.ts';
import { type Facts, Partition, Vocabulary } from './partition.ts';
import { baseId, splitList } from './rows.ts';
import { selectPage } from './select.ts';

type StoredFacts = Omit<Facts, 'partner' | 'recipients' | 'term'> & {
  due_on: string | null;
  return_by: string | null;
  issuer: string;
  recipients: string;
};

/** A partition, how far it has been read from the disk, newest row first, and what was last found in it. */
interface Loaded {
  readonly partition: Partition;
  readonly book: Book;
  readonly base: number;
  /** Rows from this identity on are in memory. */
  readFrom: number;
  complete: boolean;
  readonly workspace: Workspace;
  /** `rows` lie in the workspace. */
  found: { version: number; question: string; rows: Uint32Array } | undefined;
}

/** How many books and years stay in memory; a clerk works in two and looks back into one or two. */
const kept = 4;
/** Rows that are read in one step, for which everything else waits. */
export interface ReadingSteps {
  /** Of a preparation: a few milliseconds. */
  readonly idle: number;
  /** Before an answer: a register of so many is whole in its first answer, and a person does not notice the wait. */
  readonly answer: number;
}
const usualSteps: ReadingSteps = { idle: 1_000, answer: 20_000 };
/** Room for new records beside those that a book has when it is read in. */
const spare = 4_096;

/** The partitions in memory, kept in step with the `record` table. */
export class Partitions {
  readonly #loaded = new Map<number, Loaded>();
  #vocabulary = new Vocabulary();
  #version: unknown;
  readonly #steps: ReadingSteps;
  readonly #dataVersion;
  readonly #read;
  readonly #byCode;
  readonly #last;

  constructor(connection: Connection, steps = usualSteps) {
    this.#steps = steps;
    this.#dataVersion = connection.prepare<{ data_version: number }>('PRAGMA data_version');
    this.#read = connection.prepare<StoredFacts & { id: number }>(
      `SELECT id, ordinal, level, state, number, notation, type_code, issued_on, arrived_on, due_on, return_by, issuer,
              signer, recipients
         FROM record WHERE id > ? AND id < ? ORDER BY id DESC LIMIT ?`,
    );
    // The unary plus keeps the planner on the index of codes, which alone narrows the search.
    this.#byCode = connection.prepare<{ ordinal: number }>(
      'SELECT ordinal FROM record WHERE code >= ? AND code < ? AND +book = ? AND +year = ?',
    );
    this.#last = connection.prepare<{ ordinal: number }>(
      'SELECT ordinal FROM record WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1',
    );
    connection.onUndo(() => this.drop());
  }

  /**
   * Ordinals of a page and the number of rows that match, of as many rows as are in memory after reading on. While some
   * are missing, a page newest first has the rows that stay in their places; in any other order it has none.
   */
  page(
    query: RegisterQuery,
    terms: readonly SearchTerm[],
  ): { total: number; ordinals: number[]; reading: ReadingProgress | null } {
    const loaded = this.#get(query.book, query.year);
    if (!loaded.complete) this.#readOn(loaded, this.#steps.answer);
    const reading = progressOf(loaded);
    if (reading !== null && !isNewestFirst(query.sort)) return { total: 0, ordinals: [], reading };
    const rows = this.#matching(loaded, query, terms);
    const { partition } = loaded;
    const page = selectPage(rows, partition, this.#vocabulary, query.sort, query.offset, query.limit);
    return { total: rows.length, ordinals: page.map((index) => index + 1), reading };
  }

  /** Reads on for some milliseconds; true once the book and year is wholly in memory. */
  prepare(book: Book, year: number): boolean {
    const loaded = this.#get(book, year);
    if (!loaded.complete) this.#readOn(loaded, this.#steps.idle);
    return loaded.complete;
  }

  put(record: CodedRecord, state: string): void {
    const loaded = this.#loaded.get(baseId(record.book, record.year));
    loaded?.partition.put(
      facts(record.book, {
        ordinal: record.ordinal,
        level: record.level,
        state,
        number: record.number,
        notation: record.notation,
        type_code: record.typeCode ?? null,
        issued_on: record.issuedOn ?? null,
        arrived_on: record.arrivedOn ?? null,
        due_on: record.dueOn ?? null,
        return_by: record.returnBy ?? null,
        issuer: record.issuer,
        signer: record.signer ?? null,
        recipients: record.recipients.join(','),
      }),
    );
  }

  setState(id: number, state: string): void {
    const ordinal = id % 1_000_000;
    this.#loaded.get(id - ordinal)?.partition.setState(ordinal, state);
  }

  drop(): void {
    for (const loaded of this.#loaded.values()) wipe(loaded);
    this.#loaded.clear();
    this.#vocabulary = new Vocabulary();
  }

  #get(book: Book, year: number): Loaded {
    // Another connection has written: what is in memory may be behind.
    const version = this.#dataVersion.get()?.data_version;
    if (version !== this.#version) this.drop();
    this.#version = version;
    const base = baseId(book, year);
    const loaded = this.#loaded.get(base) ?? {
      partition: new Partition(
        this.#vocabulary,
        (this.#last.get(base, base + 1_000_000)?.ordinal ?? 0) + spare,
      ),
      book,
      base,
      readFrom: base + 1_000_000,
      complete: false,
      workspace: new Workspace(),
      found: undefined,
    };
    // Last used comes last, so that the first is the one to let go.
    this.#loaded.delete(base);
    this.#loaded.set(base, loaded);
    for (const [oldest, old] of this.#loaded) {
      if (this.#loaded.size <= kept) break;
      wipe(old);
      this.#loaded.delete(oldest);
    }
    return loaded;
  }

  #readOn(loaded: Loaded, step: number): void {
    let count = 0;
    // One row at a time: a list of them would outlive the young generation, and the heap grows by all of it.
    for (const row of this.#read.iterate(loaded.base, loaded.readFrom, step)) {
      loaded.partition.put(facts(loaded.book, row));
      loaded.readFrom = row.id;
      count += 1;
    }
    loaded.complete = count < step || loaded.readFrom === loaded.base + 1;
  }

  /** Paging through one question asks it once; any change to the register asks it anew. */
  #matching(
    loaded: Loaded,
    { book, year, levels, states }: RegisterQuery,
    terms: readonly SearchTerm[],
  ): Uint32Array {
    const { partition, found } = loaded;
    const question = JSON.stringify({ levels, states, terms });
    if (found?.version === partition.version && found.question === question) return found.rows;
    const byCode = (prefix: string) =>
      // `~` sorts after every character of a code.
      this.#byCode.all(prefix, `${prefix}~`, book, year).map(({ ordinal }) => ordinal - 1);
    loaded.found = undefined;
    const filter = { levels, states };
    const rows = matching(partition, this.#vocabulary, filter, terms, byCode, loaded.workspace);
    loaded.found = { version: partition.version, question, rows };
    return rows;
  }
}

/** Ordinals are gapless, so what is missing is counted by the lowest of them that was read. */
function progressOf({ complete, partition, readFrom, base }: Loaded): ReadingProgress | null {
  if (complete) return null;
  return { read: partition.size - (readFrom - base - 1), total: partition.size };
}

function wipe(loaded: Loaded): void {
  loaded.partition.wipe();
  loaded.workspace.wipe();
}

function facts(book: Book, row: StoredFacts): Facts {
  const term = nearestTerm({ dueOn: row.due_on ?? undefined, returnBy: row.return_by ?? undefined }) ?? null;
  if (book === 'incoming') return { ...row, term, partner: row.issuer, recipients: [] };
  const recipients = splitList(row.recipients);
  return { ...row, term, partner: recipients[0] ?? row.issuer, recipients: recipients.slice(1) };
}
