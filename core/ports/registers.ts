import type { Holder, Receiver } from '../../contract/custody/holder.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { PaperState } from '../../contract/record/paper.ts';
import type { CopyState, MessageStatus } from '../../contract/record/status.ts';
import type { Instant, LocalDate, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import type { HandGap, KnownNumbers } from '../../domain/record/by-hand.ts';
import type { KnownLines } from '../../domain/record/line-context.ts';
import type { OutsideBody } from '../../domain/record/outside-body.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import type { RegisterPage, RegisterQuery, RegisterRow } from '../../domain/record/register-row.ts';
import type { Sight } from '../../domain/rights/sight.ts';
import type { Volume } from '../../domain/volume/volume.ts';

/** A word of a search, or the name of a type; a row matches when any of the parts given does. */
export interface SearchTerm {
  /** Folded text (domain/text/fold.ts) found anywhere in the notation. */
  readonly notation: string | null;
  /** Codes of types. */
  readonly types: readonly string[];
  /** Day of the document or of its arrival; in any year where that is null. */
  readonly day: { readonly year: number | null; readonly month: number; readonly day: number } | null;
  /** Leading digits of the number. */
  readonly number: string | null;
  /** Leading characters of the control code, at least four, without separators. */
  readonly code: string | null;
  /** Issuer of an incoming record, any recipient of an outgoing one. */
  readonly organisations: readonly OrganisationCode[];
  /** Signer. */
  readonly persons: readonly PersonCode[];
}

/** Last day, included, of each clock; protection terms that ended before `protectionFrom` are history. */
export interface DueWindow {
  readonly due: LocalDate;
  readonly return: LocalDate;
  readonly protectionFrom: LocalDate;
  readonly protection: LocalDate;
}

/** The lists of the registers that a person works off. */
export type WorkList = 'toIssue' | 'toHand' | 'due' | 'silent' | 'refused';

/** A copy that is here, and where. */
export interface InsideCopy {
  readonly record: CodedRecord;
  readonly copy: number;
  readonly custody: CopyCustody;
}

/** Copies of one record that were offered by one entry; `custody` is that of the first. */
export interface OfferedCopies {
  readonly record: CodedRecord;
  readonly copies: readonly number[];
  readonly custody: CopyCustody;
}

/** The lists of copies inside the organisation that a person works off. */
export type InsideList = 'offered' | 'inside' | 'missing' | 'unopened';

/** Projections of the ledger; nothing else writes them. */
export interface RegisterStore extends KnownLines, KnownNumbers {
  /** Applies what one act changes. */
  apply(...changes: readonly RegisterChange[]): void;
  /** Replaces all projected rows by what these changes give, in one transaction. */
  rebuild(changes: Iterable<RegisterChange>): void;
  /** Every projected row in a fixed order, for comparing a rebuild byte for byte. */
  dump(): IterableIterator<string>;
  get(key: RecordKey): RegisterRow | undefined;
  /** Whose records bear this code, in the order of the registers. */
  issuersOf(code: ControlCode): OrganisationCode[];
  /** Highest ordinal given in a book and year, 0 if none. */
  lastOrdinal(book: Book, year: number): number;
  /** The first year of which the book holds a line. */
  firstYear(book: Book): number | undefined;
  lastNumber(year: number): number;
  lastArrivalNumber(year: number): number;
  numberUsed(year: number, number: number, notation: string): boolean;
  /**
   * `terms` come from the typed text (core/register/search.ts); a row matches all of them. Searching, filtering and
   * sorting work on columns held in memory; each such call reads on in them for a moment, newest row first, and answers
   * from what is there (`reading`).
   */
  page(query: RegisterQuery, terms: readonly SearchTerm[]): RegisterPage;
  /** Reads these columns on for some milliseconds; true once the book and year is ready. Call it while idle. */
  prepare(book: Book, year: number): boolean;
  copies(key: RecordKey): { copy: number; state: CopyState; holder: OrganisationCode }[];
  /** Where the copies that are here are, of those that were handed over inside, ascending by number. */
  custody(key: RecordKey): [copy: number, custody: CopyCustody][];
  /**
   * What a holder answers for, the latest record first: copies that are here, of records that are not cancelled. A shelf
   * and the desk also answer for those that were never handed over. `more`: beyond `mostHeld`, which `total` stops at.
   */
  heldBy(
    holder: Holder,
    limit: number,
    offset: number,
  ): { total: number; more: boolean; copies: InsideCopy[] };
  /** Who answers for a copy of a record that is not cancelled, ascending. */
  holders(): Holder[];
  /** How long the four lists below are as a whole. */
  insideTotals(to: readonly Receiver[], until: LocalDate): Readonly<Record<InsideList, number>>;
  /** What somebody is to accept for one of these, the earliest offer first; nothing that is missing. */
  offeredTo(to: readonly Receiver[], limit: number, offset: number): OfferedCopies[];
  /**
   * What is open inside up to a day, the most overdue first: loans, and copies that were taken out or asked back. `on` is
   * the earliest of the days of a copy.
   */
  dueInside(until: LocalDate, limit: number, offset: number): (InsideCopy & { on: LocalDate })[];
  /** Copies that were not found where they should be, the earliest record first. */
  missing(limit: number, offset: number): InsideCopy[];
  /**
   * Lines of envelopes that only the person named on them may open and that nobody has completed, where one of these has a
   * copy; the earliest first.
   */
  unopened(to: readonly Receiver[], limit: number, offset: number): RegisterRow[];
  /** The same lists as somebody may see them: they count nothing else. */
  seenBy(sight: Sight): SeenLists;
  /** How many copies of a record are recorded. */
  copyCount(key: RecordKey): number;
  /**
   * The last status of each recipient of an issued record, with its reasons; null until the first one arrives. `withdrawn`:
   * when a person withdrew its envelope, which nothing has shown to have gone.
   */
  recipients(key: RecordKey): {
    organisation: OrganisationCode;
    envelope: string;
    status: MessageStatus | null;
    reasons: string[];
    at: Instant | null;
    withdrawn: Instant | null;
  }[];
  /** The paper legs of an issued record, ascending by recipient, and since when each is in its state. */
  papers(
    key: RecordKey,
  ): { organisation: OrganisationCode; state: PaperState; reasons: string[]; at: Instant }[];
  /** What answers a record, in the order of the registers: it names its code, goes the other way, and is in force. */
  answersTo(key: RecordKey, limit: number): RegisterRow[];
  /** The record whose code a record names as what it replies to; several where their issuers share that code. */
  repliedTo(key: RecordKey, limit: number): RegisterRow[];
  /** The volumes of a book and year, ascending. */
  volumes(book: Book, year: number): Volume[];
  /** Numbers that were given by hand and are still to be entered, ascending by year. */
  handGaps(): HandGap[];
  /** All that are open, ascending by year; of a year that of the outgoing register first. */
  openVolumes(): Volume[];
  /** A body that the directory does not list, by its number. */
  outsideBody(code: string): OutsideBody | undefined;
  /** All of them, ascending. */
  outsideBodies(): OutsideBody[];
  /** How many lines name each of them as issuer. */
  outsideCame(): ReadonlyMap<string, number>;
  /** How many records were issued to each of them. It reads all paper legs. */
  outsideSent(): ReadonlyMap<string, number>;
  /** Outgoing records in force that go to a body outside the directory and to one of it: how many, and the latest. */
  outgoingToBoth(
    code: string,
    organisation: OrganisationCode,
    limit: number,
  ): { total: number; rows: RegisterRow[] };
  /** Which record an envelope of ours or theirs carries. */
  codeOfEnvelope(envelope: string): ControlCode | undefined;
  /**
   * Of each book, the other bodies of the newest records that are not cancelled, newest first: recipients of an outgoing
   * record, issuer of an incoming one. The same object until a register changes.
   */
  recentPartners(): readonly (readonly (readonly OrganisationCode[])[])[];
  /** How long the five lists below are as a whole. */
  workTotals(within: DueWindow, before: Instant): Readonly<Record<WorkList, number>>;
  toIssue(limit: number, offset?: number): RegisterRow[];
  /** Issued, and the paper for the recipients `to` is not handed over yet. */
  toHand(limit: number, offset?: number): { row: RegisterRow; to: OrganisationCode[] }[];
  /** What falls due, the most overdue first; a `dueOn` that a record the other way replies to is settled. */
  due(
    within: DueWindow,
    limit: number,
    offset?: number,
  ): { row: RegisterRow; reason: 'due' | 'return' | 'protection'; on: LocalDate }[];
  /** Issued before `before`, and a recipient has sent neither 02 nor 03. */
  silent(before: Instant, limit: number, offset?: number): { row: RegisterRow; silent: OrganisationCode[] }[];
  /** Recipients that have not got an issued record: what they refused, what was lost, and what was withdrawn. */
  refused(
    limit: number,
    offset?: number,
  ): { row: RegisterRow; by: OrganisationCode; reasons: string[]; withdrawn: boolean }[];
}

/** The lists of several records that windows show: each is of all records, or of those that somebody may see. */
export type SeenLists = Pick<
  RegisterStore,
  | 'heldBy'
  | 'holders'
  | 'insideTotals'
  | 'offeredTo'
  | 'dueInside'
  | 'missing'
  | 'unopened'
  | 'outsideCame'
  | 'outsideSent'
  | 'outgoingToBoth'
  | 'workTotals'
  | 'toIssue'
  | 'toHand'
  | 'due'
  | 'silent'
  | 'refused'
>;
