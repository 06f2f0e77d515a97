import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { Book, Level } from '../../contract/record/fields.ts';
import type { DocumentState } from '../../contract/record/status.ts';
import type { LocalDate } from '../../contract/scalar.ts';

/** One line of a register, as projected from the ledger. */
export interface RegisterRow {
  record: CodedRecord;
  state: DocumentState;
  /** Of the recipients of an issued record: how many have entered it, refused it, or not answered yet. */
  progress: { entered: number; refused: number; silent: number };
  /** A person marked it as settled, and nothing has asked for a person since. */
  settled: boolean;
  /** The day on which its number was given by hand. */
  givenOn: LocalDate | null;
  /** Whether a checkpoint covers the act that wrote the line. */
  signed: boolean;
}

/** A sort key of a register, and its direction. */
export interface RegisterSort {
  readonly key: 'ordinal' | 'number' | 'issuedOn' | 'level' | 'dueOn' | 'partner';
  readonly descending: boolean;
}

/** Which lines of a book and year are asked for, beside the search terms. */
export interface RegisterQuery {
  readonly book: Book;
  readonly year: number;
  readonly levels: readonly Level[];
  readonly states: readonly DocumentState[];
  readonly sort: readonly RegisterSort[];
  readonly offset: number;
  readonly limit: number;
}

/** How many lines of a register have been read into memory, of how many. */
export interface ReadingProgress {
  read: number;
  total: number;
}

export interface RegisterPage {
  /** All lines that match, as far as the register has been read. */
  total: number;
  rows: RegisterRow[];
  /** Null once all lines have been looked at. */
  reading: ReadingProgress | null;
}

/** Whether a page is of every line in its own order: of a register without gaps it tells nothing but how long that is. */
export const isWhole = ({ levels, states, sort: [first] }: RegisterQuery, terms: number): boolean =>
  terms + levels.length + states.length === 0 && (first === undefined || first.key === 'ordinal');

/** The order in which a register is read into memory: what is found early stays in its place. */
export const isNewestFirst = ([first]: readonly RegisterSort[]): boolean =>
  first?.key === 'ordinal' && first.descending;
