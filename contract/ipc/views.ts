import { z } from 'zod';
import { CountedBy } from '../calendar/calendar.ts';
import { ErrorCode } from '../errors/index.ts';
import { Name } from '../exchange/directory.ts';
import { Exposure } from '../exposure.ts';
import { CameIn } from '../intake/came-in.ts';
import { ActName } from '../ledger/act.ts';
import { LockCause } from '../ledger/acts/lock.ts';
import { Warnings } from '../ledger/parts.ts';
import { CodedRecord } from '../record/coded-record.ts';
import { ControlCode } from '../record/control-code.ts';
import {
  Book,
  CancelReason,
  CopyNumber,
  CorrectionReason,
  Level,
  RefusalReason,
  ReopeningReason,
  RetractionReason,
  SeparationReason,
  SettlementReason,
} from '../record/fields.ts';
import { CopyState, DocumentState, EnvelopeAnswer, MessageStatus, TransportState } from '../record/status.ts';
import { Role } from '../rights/role.ts';
import {
  BodyCode,
  Digest,
  HourOfDay,
  Instant,
  LocalDate,
  OrganisationCode,
  PersonCode,
  Sequence,
  TerminalCode,
  TokenSerial,
} from '../scalar.ts';
import { ScannerSettings } from '../scanner.ts';
import { PinFlags } from '../token/state.ts';
import { CustodyNote, InsideView } from './custody-views.ts';
import { PaperLeg, PaperNote, RefusedLeg, UnsentLeg } from './paper-views.ts';
import { SignatureView } from './signature-view.ts';

/** What windows show. Views carry codes; the renderer has the words. */

export const TokenView = z.strictObject({
  /**
   * `reading` until the first look at the readers has ended; `failed` covers module missing, wrong digest and crash,
   * `fault` says which.
   */
  state: z.enum(['reading', 'absent', 'not-listed', 'present', 'failed']),
  serial: TokenSerial.nullable(),
  label: z.string().max(32).nullable(),
  reader: z.string().max(64).nullable(),
  pin: PinFlags.nullable(),
  pinPad: z.boolean(),
  fault: ErrorCode.nullable(),
});
export type TokenView = z.infer<typeof TokenView>;

export const SessionView = z.strictObject({
  phase: z.enum(['starting', 'locked', 'unlocking', 'unlocked']),
  training: z.boolean(),
  /** The Electron stand-in runs in place of Electron. */
  standIn: z.boolean(),
  organisation: z.strictObject({ code: OrganisationCode, name: Name.nullable() }),
  /** The personal token the PIN would go to. */
  token: TokenView,
  /** Other admitted personal tokens that are plugged in; `session.choose` takes one of them instead. */
  others: z
    .array(z.strictObject({ serial: TokenSerial, label: z.string().max(32), reader: z.string().max(64) }))
    .max(16),
  /** The organisation's own token; `pin` and `pinPad` say how its PIN is to be asked for. */
  seal: z.strictObject({
    state: z.enum(['absent', 'closed', 'open']),
    pin: PinFlags.nullable(),
    pinPad: z.boolean(),
  }),
  user: z.strictObject({ code: PersonCode, name: Name, role: Role.nullable() }).nullable(),
  /** Why the terminal is locked, when it was not the person's wish. */
  lockedBecause: ErrorCode.nullable(),
  /** Whose admitted token stands in a reader beside that of the session: they can sign a hand-over. */
  countersigners: z.array(PersonCode).max(16),
  link: z.strictObject({
    state: z.enum(['off', 'connecting', 'online', 'offline']),
    lastContact: Instant.nullable(),
    fault: ErrorCode.nullable(),
  }),
  /** What is on its way over the line, in bytes; null when nothing is, or it is done in a moment. */
  traffic: z.strictObject({
    incoming: z.int().min(0).nullable(),
    outgoing: z.strictObject({ sent: z.int().min(0), total: z.int().min(0) }).nullable(),
  }),
  cameIn: z.array(CameIn).max(1000),
  pendingOutbox: z.int().min(0),
  unsignedActs: z.int().min(0),
  /** How the scanner at the keyboard is set up. */
  scanner: ScannerSettings,
  /** Seconds until the idle lock; null while locked. */
  lockIn: z.int().min(0).nullable(),
  /** Things that hold but need attention: stale revocation list, clock, incident. */
  warnings: z.array(ErrorCode).max(20),
});
export type SessionView = z.infer<typeof SessionView>;

export const RegisterRow = z.strictObject({
  record: CodedRecord,
  state: DocumentState,
  /** How many copies came here of what came in; null of what goes out. The record states how many its issuer made. */
  came: z.int().min(0).max(999).nullable(),
  /** Of the recipients of an issued record: how many have entered it, refused it, or not answered yet. */
  progress: z.strictObject({ entered: z.int(), refused: z.int(), silent: z.int() }),
  /** A person marked it as settled, and nothing has asked for a person since. */
  settled: z.boolean(),
  /** It states the day of an answer, and a record that goes the other way answers it. */
  replied: z.boolean(),
  /** By when a document is sent or handed to the courier, while that has not been done. */
  sendBy: z.strictObject({ on: LocalDate, until: HourOfDay.nullable(), by: CountedBy }).nullable(),
  /** The day on which its number was given by hand. */
  givenOn: LocalDate.nullable(),
  signed: z.boolean(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

export const sortKeys = ['ordinal', 'number', 'issuedOn', 'level', 'dueOn', 'partner'] as const;
export const RegisterQuery = z.strictObject({
  book: Book,
  year: z.int().min(2000).max(2199),
  /** Typed into the search box: control code, number, notation, type, day, organisation or person name, accent-blind. */
  text: z.string().max(80),
  levels: z.array(Level).max(3),
  states: z.array(DocumentState).max(4),
  sort: z.array(z.strictObject({ key: z.enum(sortKeys), descending: z.boolean() })).max(3),
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});
export type RegisterQuery = z.infer<typeof RegisterQuery>;
/** A line that is not told: its place among the lines of the page, and its number in a list without gaps. */
export const LockedLine = z.strictObject({
  place: z.int().min(0).max(199),
  number: z.int().min(1).nullable(),
});
export type LockedLine = z.infer<typeof LockedLine>;
/** Those of a page, ascending; only where somebody asks who may not see all. */
export const Locked = z.array(LockedLine).min(1).max(200).optional();
/** How far a register has been read into memory, in lines. */
export const ReadingProgress = z.strictObject({ read: z.int().min(0), total: z.int().min(1) });
export type ReadingProgress = z.infer<typeof ReadingProgress>;
export const RegisterPage = z.strictObject({
  /** Lines that match, as far as the register has been read. */
  total: z.int().min(0),
  rows: z.array(RegisterRow).max(200),
  locked: Locked,
  /**
   * Null once every line has been looked at. Until then the lines newest first are those that stay in their places; in
   * any other order there are none yet.
   */
  reading: ReadingProgress.nullable(),
});
export type RegisterPage = z.infer<typeof RegisterPage>;

const CopyView = z.strictObject({
  copy: CopyNumber,
  state: CopyState,
  holder: BodyCode,
  /** Of one that goes with an envelope and is not answered yet: where that is. */
  transport: TransportState.nullable(),
  /** Of one that is here, once a section is in use. */
  inside: InsideView.nullable(),
});

/** The actor, or the terminal by itself in the actor's session. */
const ActedBy = z.enum(['person', 'terminal']);

/** Of a catalogue that fits the act. */
const ActReasons = z
  .array(
    z.union([
      RefusalReason,
      CancelReason,
      CorrectionReason,
      SettlementReason,
      ReopeningReason,
      RetractionReason,
      SeparationReason,
    ]),
  )
  .max(5);

/** A station on the route; the act names what happened, `status` is the other side's. */
export const RouteStep = z.strictObject({
  seq: Sequence,
  at: Instant,
  act: ActName,
  by: ActedBy,
  actor: PersonCode,
  organisation: BodyCode.nullable(),
  status: MessageStatus.nullable(),
  reasons: ActReasons,
  /** The line before and after, where the act put one in the place of another. */
  change: z.strictObject({ old: CodedRecord, new: CodedRecord }).nullable(),
  paper: PaperNote.nullable(),
  custody: CustodyNote.nullable(),
  /** The record was marked as settled, and since this step no longer is, without a person having reopened it. */
  unsettles: z.literal(true).optional(),
  /** What the person confirmed of the line that the act wrote. */
  warned: Warnings.optional(),
  signed: z.boolean(),
});
export type RouteStep = z.infer<typeof RouteStep>;

/** Replies that a record's page shows. */
export const maxReplies = 50;

/** Bodies that a page names of those that have a record under the same code. */
export const maxSharedWith = 50;

/** 500 recipients: a receipt of the endpoint and up to six statuses for each, and our own acts. */
export const maxSteps = 4000;

export const RecordPage = z.strictObject({
  row: RegisterRow,
  /** Of a record that came: what its envelope was answered; null where none came. */
  answered: EnvelopeAnswer.nullable(),
  copies: z.array(CopyView).max(999),
  /** Recipients that get the paper alone, those that are waited for first. */
  papers: z.array(PaperLeg).max(500),
  /** Recipients on the wire that refused it, why, and when; and those whose envelope was withdrawn before it went. */
  refusedBy: z.array(RefusedLeg).max(500),
  withdrawnFrom: z.array(RefusedLeg.omit({ reasons: true })).max(500),
  /** Recipients whose envelope could not be sent. */
  unsentTo: z.array(UnsentLeg).max(500),
  /** Records that answer this one, those it replies to itself, each in the order of the registers. */
  answeredBy: z.array(RegisterRow).max(maxReplies),
  repliesTo: z.array(RegisterRow).max(maxReplies),
  route: z.array(RouteStep).max(maxSteps),
  /** How many steps before those are left out: acts that can be repeated have no end. */
  earlierSteps: z.int().min(1).optional(),
  signatures: z.array(SignatureView).max(maxSteps),
  /** Others from whom a record under the same code came (RECORD_CODE_SHARED). */
  sharedWith: z.array(BodyCode).max(maxSharedWith),
});
export type RecordPage = z.infer<typeof RecordPage>;

export const LedgerRow = z.strictObject({
  seq: Sequence,
  at: Instant,
  actor: PersonCode,
  act: ActName,
  by: ActedBy,
  subject: z
    .string()
    .max(40)
    .regex(/^[0-9A-Za-z-]+$/),
  /** The body that got a number, was identified or was separated, where that is what the act is about. */
  body: BodyCode.nullable(),
  reasons: ActReasons,
  /** Of a lock. */
  cause: LockCause.nullable(),
  /** What an incident found, or why an envelope was kept back. */
  fault: ErrorCode.nullable(),
  paper: PaperNote.nullable(),
  custody: CustodyNote.nullable(),
  hash: Digest,
  signed: z.boolean(),
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** A page of the ledger, without the lines that are not told. */
export const LedgerPage = z.strictObject({
  total: z.int().min(0),
  rows: z.array(LedgerRow).max(200),
  locked: Locked,
});

export const LedgerVerdict = z.strictObject({
  entries: z.int().min(0),
  checkpoints: z.int().min(0),
  signed: z.int().min(0),
  anchored: z.int().min(0),
  head: Digest.nullable(),
  ok: z.boolean(),
  firstFault: z.strictObject({ seq: Sequence, code: ErrorCode }).nullable(),
  /**
   * TIME_NOT_ATTESTED: entries, the first fifty, with a signature that states a time before its certificate lost its
   * authority. Nothing from outside proves that time: the endpoint first countersigned the entry at `before`, or never.
   */
  unattested: z.array(z.strictObject({ seq: Sequence, after: Instant, before: Instant.nullable() })).max(50),
  milliseconds: z.number().min(0),
});
export type LedgerVerdict = z.infer<typeof LedgerVerdict>;

/** The form of a new line by its book, or of a correction by the line. */
export const DraftKey = z.union([Book, z.strictObject({ issuer: BodyCode, code: ControlCode })]);
export type DraftKey = z.infer<typeof DraftKey>;

export const AboutView = z.strictObject({
  version: z.string().max(32),
  runtime: z.string().max(120),
  cipher: z.string().max(60),
  terminal: TerminalCode,
  endpoint: z.string().max(80),
  endpointKey: Digest,
  tokenModule: z.string().max(1024),
  tokenModuleDigest: Digest,
  law: LocalDate,
  directoryVersion: z.int().min(0),
  directoryAt: Instant,
  crls: z
    .array(
      z.strictObject({
        issuer: Name,
        thisUpdate: Instant,
        nextUpdate: Instant.nullable(),
        stale: z.boolean(),
      }),
    )
    .max(16),
  algorithms: z.array(z.string().max(80)).max(20),
  /** What of the machine is open that should be closed. */
  exposures: z.array(Exposure).max(3),
});
export type AboutView = z.infer<typeof AboutView>;
