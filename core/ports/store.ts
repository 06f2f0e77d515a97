import type { Holder, Receiver } from '../../contract/custody/holder.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { CodedRecord, RecordDraft } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { RecordGeneration } from '../../contract/record/generation.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { PaperState } from '../../contract/record/paper.ts';
import type { CopyState, MessageStatus, TransportState } from '../../contract/record/status.ts';
import type {
  Instant,
  LocalDate,
  OrganisationCode,
  PersonCode,
  TerminalCode,
} from '../../contract/scalar.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import type { KnownLines } from '../../domain/record/line-context.ts';
import type { OutsideBody } from '../../domain/record/outside-body.ts';
import type { RegisterChange } from '../../domain/record/register-change.ts';
import type { RegisterPage, RegisterQuery, RegisterRow } from '../../domain/record/register-row.ts';
import type { Sight } from '../../domain/rights/sight.ts';
import type { Volume } from '../../domain/volume/volume.ts';

/**
 * The encrypted store, as the core sees it. All calls are synchronous: a write either returns after the
 * commit is on the disk (`synchronous=FULL`) or throws AppError (DISK_FULL, DISK_FAILED, VAULT_DAMAGED).
 * Opened by native/store with the vault key; closed by `close`.
 */
export interface Store {
  readonly ledger: LedgerStore;
  readonly registers: RegisterStore;
  readonly proofs: ProofStore;
  readonly checkpoints: CheckpointStore;
  readonly outbox: OutboxStore;
  readonly inbox: InboxStore;
  readonly drafts: DraftStore;
  readonly reads: ReadsStore;
  readonly settings: SettingStore;
  /** Runs `work` in one durable transaction; nested calls join it. An exception undoes all of it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Append-only: the adapter's triggers abort UPDATE and DELETE. */
export interface LedgerStore {
  append(entry: LedgerEntry): void;
  /** The last entry's place, time and `hash`; undefined while empty. */
  head(): Pick<LedgerEntry, 'seq' | 'at' | 'hash'> | undefined;
  get(seq: number): LedgerEntry | undefined;
  /** When an entry was written; nothing else of it is read. */
  timeOf(seq: number): Instant | undefined;
  /** Entries `fromSeq` to `toSeq` in order, streamed. */
  range(fromSeq: number, toSeq: number): IterableIterator<LedgerEntry>;
  /** The raw stored lines, for a verification that trusts no parsed value. */
  lines(): IterableIterator<string>;
  /** Entries about one record or envelope, in order. */
  about(subject: string): LedgerEntry[];
  /** Entries about all records with this code and about any envelope that carries one, in order. */
  route(code: ControlCode): LedgerEntry[];
  /** Newest first. */
  page(before: number | null, limit: number): { total: number; entries: LedgerEntry[] };
}

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
export interface RegisterStore extends KnownLines {
  apply(change: RegisterChange): void;
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
  /** Who answers for a copy, ascending. */
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

/** Signed bytes by their SHA-256; write once. */
export interface ProofStore {
  put(bytes: Uint8Array): string;
  get(digest: string): Uint8Array | undefined;
  has(digest: string): boolean;
}

export interface StoredCheckpoint {
  fromSeq: number;
  toSeq: number;
  /** RFC 8785 bytes of the checkpoint and the detached CMS over them. */
  statement: Uint8Array;
  signature: Uint8Array;
  /** RFC 8785 bytes of the anchor receipt and the endpoint's CMS, once countersigned. */
  anchor: { statement: Uint8Array; signature: Uint8Array } | null;
}
export interface CheckpointStore {
  add(checkpoint: Omit<StoredCheckpoint, 'anchor'>): void;
  anchor(toSeq: number, anchor: { statement: Uint8Array; signature: Uint8Array }): void;
  all(): IterableIterator<StoredCheckpoint>;
  last(): StoredCheckpoint | undefined;
  unanchored(): StoredCheckpoint[];
}

export interface OutboxItem {
  id: string;
  /** Order of queuing; FIFO holds per recipient. */
  position: number;
  to: OrganisationCode;
  kind: 'deliver' | 'status';
  code: ControlCode | null;
  envelope: Envelope;
  state: TransportState;
  attempts: number;
  queuedAt: Instant;
  nextAttemptAt: Instant | null;
  storedAt: Instant | null;
  fault: ErrorCode | null;
}
/** The place and time of an envelope in a mailbox, as the endpoint's receipt states them. */
export interface MailboxPlace {
  seq: number;
  at: Instant;
}
/** An outbox item without the envelope itself, for lists. */
export type OutboxLine = Omit<OutboxItem, 'envelope'>;
export interface OutboxStore {
  add(item: Pick<OutboxItem, 'id' | 'to' | 'kind' | 'code' | 'envelope' | 'queuedAt'>): void;
  /**
   * The head of each recipient's queue whose time has come; a dead or withdrawn item blocks nobody, a
   * queued one that waits for its back-off holds its recipient's later ones.
   */
  ready(now: Instant, limit: number): OutboxItem[];
  /** When the next head of a queue becomes ready; null when nothing is queued. */
  nextAttemptAt(): Instant | null;
  /** Whole, with its envelope: where only its state is asked for, `line` reads a fraction of it. */
  get(id: string): OutboxItem | undefined;
  line(id: string): OutboxLine | undefined;
  /** Newest first. */
  page(offset: number, limit: number): { total: number; items: OutboxLine[] };
  /** Refused for good, the oldest first. */
  dead(limit: number, offset?: number): OutboxLine[];
  deadTotal(): number;
  /** How many wait in the queue. */
  pending(): number;
  /** The place and time of the last receipt for a mailbox. */
  lastPlace(to: OrganisationCode): MailboxPlace | undefined;
  notePlace(to: OrganisationCode, place: MailboxPlace): void;
  set(
    id: string,
    change: Partial<Pick<OutboxItem, 'state' | 'attempts' | 'nextAttemptAt' | 'storedAt' | 'fault'>>,
  ): void;
}

export interface InboxItem {
  id: string;
  /** Null where the directory lists no such sender. */
  from: OrganisationCode | null;
  receivedAt: Instant;
  /** `waiting` for the clerk, `done` (entered, refused or a status processed), `rejected` (not valid). */
  state: 'waiting' | 'done' | 'rejected';
  fault: ErrorCode | null;
  /**
   * While it may be validated again, the envelope exactly as it came, RFC 8785 bytes; else its digest and length alone.
   * Earlier versions kept each envelope.
   */
  envelope: Uint8Array;
}
export interface InboxStore {
  /** Unique for ever; false when this identity is already there. */
  add(item: InboxItem): boolean;
  get(id: string): InboxItem | undefined;
  setState(id: string, state: InboxItem['state']): void;
  /** Puts another envelope in the place of a rejected one that had claimed its identity. */
  replace(item: InboxItem): void;
  /** The identities of all that wait, oldest first. */
  waiting(): string[];
  /** The same, each with its sender. */
  waitingBySender(): { id: string; from: string | null }[];
  /** Newest first. */
  rejected(limit: number, offset?: number): InboxItem[];
  rejectedTotal(): number;
  /** Those rejected with one of `faults`, oldest first, past the envelope `after`. */
  rejectedFor(faults: readonly ErrorCode[], after: string | null, limit: number): InboxItem[];
}

/** Whose draft, and of which form (`draftKeyOf`). */
export interface DraftPlace {
  readonly person: PersonCode;
  readonly key: string;
}
export interface DraftStore {
  read(place: DraftPlace): RecordDraft | undefined;
  /** Whether this person's draft was dropped by the act of somebody else, since it was last written or discarded. */
  isDropped(place: DraftPlace): boolean;
  /** Everybody's. */
  all(): RecordDraft[];
  /** How many a person has of corrections. */
  corrections(person: PersonCode): number;
  write(place: DraftPlace, draft: RecordDraft): void;
  discard(place: DraftPlace): void;
  /** Everybody's of the form of `place`: for the other persons, each keeps that it was dropped. */
  drop(place: DraftPlace): void;
}

/** What the terminal of another organisation stated last that it reads, once its signature has been checked. */
export interface HeldReads {
  readonly organisation: OrganisationCode;
  readonly terminal: TerminalCode;
  readonly newest: RecordGeneration;
  readonly at: Instant;
}
export interface ReadsStore {
  of(organisation: OrganisationCode): HeldReads | undefined;
  /** Takes the place of an earlier one; changes nothing where the one held is as late or later. */
  hold(reads: HeldReads): void;
}

/** Small values of the terminal itself: keys and secrets of its own, directory, last time seen. */
export interface SettingStore {
  read(key: SettingKey): Uint8Array | undefined;
  write(key: SettingKey, value: Uint8Array): void;
}
export type SettingKey =
  | 'tls-key'
  | 'tls-certificate'
  | 'mailbox-private-key'
  | 'arrival-secret'
  | 'directory-statement'
  | 'directory-signature'
  | 'section'
  | 'calendars'
  | 'law-editions'
  | 'revocation-lists'
  | 'revocation-findings'
  | 'revocation-acts'
  | 'last-time'
  | 'endpoint-time'
  | 'training';
