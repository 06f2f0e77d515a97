import type { ErrorCode } from '../../contract/errors/index.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { RecordDraft } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { RecordGeneration } from '../../contract/record/generation.ts';
import type { TransportState } from '../../contract/record/status.ts';
import type { Instant, OrganisationCode, PersonCode, TerminalCode } from '../../contract/scalar.ts';
import type { RegisterStore } from './registers.ts';

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
