import type { RegisterQuery } from '../../../contract/ipc/views.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { SearchTerm } from '../../../core/ports/store.ts';
import type { Connection } from '../connection.ts';
import { matching } from './match.ts';
import { type Facts, Partition, Vocabulary } from './partition.ts';
import { baseId, splitList } from './rows.ts';
import { selectPage } from './select.ts';

type StoredFacts = Omit<Facts, 'partner' | 'recipients'> & { issuer: string; recipients: string };

/** How many books and years stay in memory; a clerk works in two and looks back into one or two. */
const kept = 4;

/** The partitions in memory, kept in step with the `record` table. */
export class Partitions {
  readonly #loaded = new Map<number, Partition>();
  #vocabulary = new Vocabulary();
  #version: unknown;
  readonly #connection: Connection;
  readonly #read;
  readonly #byCode;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#read = connection.prepare<StoredFacts>(
      `SELECT ordinal, level, state, number, notation, issued_on, due_on, issuer, signer, recipients
         FROM record WHERE id > ? AND id < ? ORDER BY id`,
    );
    this.#byCode = connection.prepare<{ ordinal: number }>(
      'SELECT ordinal FROM record WHERE code >= ? AND code < ? AND book = ? AND year = ?',
    );
    connection.onUndo(() => this.drop());
  }

  /** Ordinals of a page and the number of rows that match. */
  page(
    query: Omit<RegisterQuery, 'text'>,
    terms: readonly SearchTerm[],
  ): { total: number; ordinals: number[] } {
    const partition = this.#get(query.book, query.year);
    const byCode = (prefix: string) =>
      this.#byCode
        // `~` sorts after every character of a code.
        .all(prefix, `${prefix}~`, query.book, query.year)
        .map((row) => row.ordinal - 1);
    const found = matching(partition, this.#vocabulary, query, terms, byCode);
    const page = selectPage(found, partition, this.#vocabulary, query.sort, query.offset, query.limit);
    return { total: found.length, ordinals: page.map((index) => index + 1) };
  }

  put(record: CodedRecord, state: string): void {
    const partition = this.#loaded.get(baseId(record.book, record.year));
    partition?.put(
      facts(record.book, {
        ordinal: record.ordinal,
        level: record.level,
        state,
        number: record.number,
        notation: record.notation,
        issued_on: record.issuedOn ?? null,
        due_on: record.dueOn ?? null,
        issuer: record.issuer,
        signer: record.signer ?? null,
        recipients: record.recipients.join(','),
      }),
    );
  }

  setState(id: number, state: string): void {
    this.#loaded.get(id - (id % 1_000_000))?.setState(id % 1_000_000, state);
  }

  drop(): void {
    for (const partition of this.#loaded.values()) partition.wipe();
    this.#loaded.clear();
    this.#vocabulary = new Vocabulary();
  }

  #get(book: Book, year: number): Partition {
    // Another connection has written: what is in memory may be behind.
    const version = this.#connection.pragma('data_version');
    if (version !== this.#version) this.drop();
    this.#version = version;
    const base = baseId(book, year);
    const partition = this.#loaded.get(base) ?? this.#load(book, base);
    // Last used comes last, so that the first is the one to let go.
    this.#loaded.delete(base);
    this.#loaded.set(base, partition);
    for (const [oldest, old] of this.#loaded) {
      if (this.#loaded.size <= kept) break;
      old.wipe();
      this.#loaded.delete(oldest);
    }
    return partition;
  }

  #load(book: Book, base: number): Partition {
    const partition = new Partition(this.#vocabulary);
    for (const row of this.#read.iterate(base, base + 1_000_000)) partition.put(facts(book, row));
    return partition;
  }
}

function facts(book: Book, row: StoredFacts): Facts {
  if (book === 'incoming') return { ...row, partner: row.issuer, recipients: [] };
  const recipients = splitList(row.recipients);
  return { ...row, partner: recipients[0] ?? row.issuer, recipients };
}
