import { z } from 'zod';
import { type Args, defineChannels } from '../channel.ts';
import { Failure } from '../errors/index.ts';
import { CodedRecord, RecordDraft, RecordInput } from '../record/coded-record.ts';
import { ControlCode } from '../record/control-code.ts';
import { Book, CancelReason, CorrectionReason, ReopeningReason, SettlementReason } from '../record/fields.ts';
import { LaterField } from '../record/generation.ts';
import { ReplacementSource } from '../record/paper.ts';
import { Remarks } from '../record/warning.ts';
import { BodyCode, EnvelopeId, LocalDate, TokenSerial, Year } from '../scalar.ts';
import { PinBytes } from '../token/channels.ts';
import { command } from './command.ts';
import { completionChannels } from './completion-channels.ts';
import { Confirmed } from './confirmed.ts';
import { Countersigning, countersignChannels } from './countersign.ts';
import { custodyChannels } from './custody-channels.ts';
import { LawView, NamedBody, OrganisationChoice, OrganisationView } from './directory-views.ts';
import { exchangeChannels } from './exchange-channels.ts';
import { nothing } from './nothing.ts';
import { numberChannels } from './number-channels.ts';
import { outsideChannels } from './outside-channels.ts';
import { paperChannels, Recipients } from './paper-channels.ts';
import { Preferences } from './preferences.ts';
import { OpenedList, TodayView } from './today.ts';
import { Topic } from './topic.ts';
import {
  AboutView,
  DraftKey,
  LedgerPage,
  LedgerVerdict,
  RecordPage,
  RegisterPage,
  RegisterQuery,
  SessionView,
} from './views.ts';
import { volumeChannels } from './volume-channels.ts';

/**
 * Every request a window can make. The preload exposes exactly this map; main checks the sender and parses
 * both ways. `shellChannels` are answered by main itself, `coreChannels` are passed to the core, and `countersignChannels`
 * are for main's own PIN window, which may ask nothing else.
 */

export const shellChannels = defineChannels({
  'session.view': { args: nothing, result: SessionView },
  /** The PIN goes to the token host and nowhere else; null for a reader with a PIN pad. */
  'session.unlock': {
    /** `serial` is the token the person saw when typing: a PIN is never offered to another. */
    args: z.strictObject({ serial: TokenSerial, pin: PinBytes.nullable() }),
    result: nothing,
  },
  /** Opens the organisation's own token for the rest of this session. */
  'seal.open': {
    args: z.strictObject({ pin: PinBytes.nullable() }),
    result: nothing,
  },
  /**
   * Another person signs a hand-over beside this session: main asks for their PIN in a window of its own, and answers when
   * the act is written. COUNTERSIGN_CANCELLED when that window was closed.
   */
  'custody.countersign': { args: Countersigning, result: nothing },
  'preferences.read': { args: nothing, result: Preferences },
  'preferences.write': { args: Preferences, result: nothing },
  /** How many envelopes wait, for the system's badge; a window in the background asks for attention when some arrived. */
  'window.waiting': {
    args: z.strictObject({ waiting: z.int().min(0), arrived: z.boolean() }),
    result: nothing,
  },
});

export const coreChannels = defineChannels({
  /** Which of several personal tokens the PIN is for. */
  'session.choose': { args: z.strictObject({ serial: TokenSerial }), result: nothing },
  'session.lock': { args: nothing, result: nothing },
  /** Locks for the next person, whose token is to be asked for; null when it is not plugged in yet. */
  'session.switch': { args: z.strictObject({ to: TokenSerial.nullable() }), result: nothing },
  /** The start of each list; of an opened one the page with that line, or the last page. */
  'today.view': { args: z.strictObject({ opened: OpenedList.optional() }), result: TodayView },
  'law.view': { args: nothing, result: LawView },
  'about.view': { args: nothing, result: AboutView },
  /**
   * The bodies that a typed text names, the best first, one's own never; `clear` when the first matches better than
   * all others, so that it may be taken unseen.
   */
  'directory.find': {
    args: z.strictObject({ text: z.string().max(160), limit: z.int().min(1).max(50) }),
    result: z.strictObject({
      organisations: z.array(OrganisationChoice).max(50),
      total: z.int().min(0),
      clear: z.boolean(),
    }),
  },
  /** For each whole name the one body that has it, if Enter would take that body for it. */
  'directory.named': {
    args: z.strictObject({ names: z.array(z.string().max(160)).max(50) }),
    result: z.strictObject({ bodies: z.array(NamedBody).max(50) }),
  },
  'directory.get': {
    args: z.strictObject({ codes: z.array(BodyCode).max(500) }),
    result: z.strictObject({ organisations: z.array(OrganisationView).max(500) }),
  },
  ...outsideChannels,
  ...volumeChannels,
  ...numberChannels,
  'register.page': { args: RegisterQuery, result: RegisterPage },
  /** The first year of which the book holds a line, a cancelled one included; null while it holds none. */
  'register.years': {
    args: z.strictObject({ book: Book }),
    result: z.strictObject({ first: Year.nullable() }),
  },
  /** Without an issuer: the record of one's own, else the first that came under this code. */
  'record.page': {
    args: z.strictObject({ code: ControlCode, issuer: BodyCode.optional() }),
    result: RecordPage,
  },
  'record.register': {
    args: command({
      input: RecordInput,
      /** What the person was told of the line and goes on with; WARNING_NOT_CONFIRMED when there is more. */
      confirmed: Confirmed.optional(),
      /** The day on which the number was given by hand. */
      givenOn: LocalDate.optional(),
    }),
    result: z.strictObject({ record: CodedRecord }),
  },
  /** A line of our own not yet issued, or one of the incoming register; `input.issuer` and `code` name it. */
  'record.correct': {
    args: command({
      code: ControlCode,
      input: RecordInput,
      reason: CorrectionReason,
      confirmed: Confirmed.optional(),
    }),
    result: z.strictObject({ record: CodedRecord }),
  },
  ...completionChannels,
  /** Without an issuer: the record of one's own. */
  'record.cancel': {
    args: command({ code: ControlCode, issuer: BodyCode.optional(), reason: CancelReason }),
    result: nothing,
  },
  /** Nobody need act on it any more; without an issuer the record of one's own. */
  'record.settle': {
    args: command({ code: ControlCode, issuer: BodyCode.optional(), reason: SettlementReason }),
    result: nothing,
  },
  /** Takes a mark as settled back. */
  'record.reopen': {
    args: command({ code: ControlCode, issuer: BodyCode.optional(), reason: ReopeningReason }),
    result: nothing,
  },
  /**
   * Signs by person, then organisation, seals for each recipient on the wire and lays the envelopes into the outbox.
   * LEGS_CHANGED unless `paper` names, ascending, those whom no envelope can be sealed to that they could read.
   */
  'record.issue': {
    args: command({ code: ControlCode, paper: Recipients.optional() }),
    result: z.strictObject({ envelopes: z.array(EnvelopeId).max(500) }),
  },
  /**
   * Which recipients of a record of our own, or `to` of them, would get the paper alone if it went now; ascending.
   * RECORD_NOT_FOUND, RECORD_WRONG_STATE for a cancelled record or one that does not go to `to`.
   */
  'record.legs': {
    args: z.strictObject({ code: ControlCode, to: BodyCode.optional() }),
    result: z.strictObject({
      paper: Recipients,
      /** Those of them whose terminal reads no generation in which these fields of the record can be told. */
      lacks: z
        .array(
          z.strictObject({ to: BodyCode, fields: z.array(LaterField).min(1).max(LaterField.options.length) }),
        )
        .max(500),
    }),
  },
  /** Once more to one that refused it, or whose paper was lost: by the way that leads to it now. */
  'record.resend': {
    /** `from`: what goes in the place of copies that were lost, and of nothing else. */
    args: command({ code: ControlCode, to: BodyCode, from: ReplacementSource.optional() }),
    result: z.strictObject({ by: z.enum(['wire', 'paper']) }),
  },
  ...paperChannels,
  ...custodyChannels,
  ...exchangeChannels,
  'ledger.page': {
    args: z.strictObject({ before: z.int().min(1).nullable(), limit: z.int().min(1).max(200) }),
    result: LedgerPage,
  },
  'ledger.verify': { args: nothing, result: LedgerVerdict },
  /** Makes the registers anew from the ledger; tells whether they had come apart from it. */
  'ledger.rebuild': { args: nothing, result: z.strictObject({ differed: z.boolean() }) },
  /** Signs what is not yet signed, now. */
  'ledger.checkpoint': { args: nothing, result: nothing },
  /**
   * What saving would refuse of a form that is being filled in, at most one fault for each field; and what it would take
   * once the person has confirmed it.
   */
  'form.look': {
    args: z.strictObject({
      form: RecordDraft,
      corrects: z.strictObject({ issuer: BodyCode, code: ControlCode }).optional(),
    }),
    result: z.strictObject({
      faults: z.array(Failure).max(Object.keys(RecordDraft.shape).length),
      remarks: Remarks,
    }),
  },
  'draft.read': {
    args: z.strictObject({ key: DraftKey }),
    /** `dropped`: this person had begun one, and what somebody else did to the line has dropped it. */
    result: z.strictObject({ draft: RecordDraft.nullable(), dropped: z.literal(true).optional() }),
  },
  'draft.write': {
    args: z.strictObject({ key: DraftKey, draft: RecordDraft }),
    /** The fields that are not kept as they were given: the directory or the registers do not know what is in them. */
    result: z.strictObject({ left: z.array(RecordDraft.keyof()).max(Object.keys(RecordDraft.shape).length) }),
  },
  'draft.discard': { args: z.strictObject({ key: DraftKey }), result: nothing },
});

/** The channels that write to the ledger what a person wants: each is done once for each identity (`RequestId`). */
export type CommandName = {
  [Name in keyof typeof coreChannels]: Args<typeof coreChannels, Name> extends { request: string }
    ? Name
    : never;
}[keyof typeof coreChannels];

export const commandNames = {
  'outside.enrol': true,
  'outside.identify': true,
  'outside.separate': true,
  'volume.close': true,
  'numbers.byHand': true,
  'record.register': true,
  'record.correct': true,
  'record.complete': true,
  'record.cancel': true,
  'record.settle': true,
  'record.reopen': true,
  'record.issue': true,
  'record.resend': true,
  'paper.hand': true,
  'paper.slip': true,
  'paper.decline': true,
  'paper.lose': true,
  'paper.retract': true,
  'custody.do': true,
  'custody.disclose': true,
  'incoming.enter': true,
  'incoming.refuse': true,
  'outbox.retry': true,
  'outbox.withdraw': true,
} as const satisfies Record<CommandName, true>;

/**
 * What opens a token, the acts that sign and send at once, and the end of a volume, which nothing takes back: each needs a gesture that main has seen, made while the
 * act was on show.
 */
export const gestureNames = {
  'session.unlock': true,
  'seal.open': true,
  'record.issue': true,
  'record.resend': true,
  'custody.do': true,
  'custody.countersign': true,
  'incoming.enter': true,
  'incoming.refuse': true,
  'volume.close': true,
} as const satisfies Partial<Record<keyof typeof coreChannels | keyof typeof shellChannels, true>>;
export type GestureName = keyof typeof gestureNames;

const shown = <Name extends GestureName & keyof typeof coreChannels>(channel: Name) =>
  z.strictObject({ channel: z.literal(channel), args: coreChannels[channel].args });
export const GestureAct = z.discriminatedUnion('channel', [
  // Without the PIN, which is shown to nobody.
  z.strictObject({
    channel: z.literal('session.unlock'),
    args: z.strictObject({ serial: TokenSerial }),
  }),
  z.strictObject({ channel: z.literal('seal.open'), args: nothing }),
  shown('record.issue'),
  shown('record.resend'),
  shown('custody.do'),
  z.strictObject({ channel: z.literal('custody.countersign'), args: Countersigning }),
  shown('incoming.enter'),
  shown('incoming.refuse'),
  shown('volume.close'),
]);
export type GestureAct = z.infer<typeof GestureAct>;

/** Answered by main: what a press of the button that confirms will do; null when there is no such button. */
export const gestureChannels = defineChannels({
  'act.show': { args: z.strictObject({ act: GestureAct.nullable() }), result: nothing },
});

export const ipcChannels = {
  ...shellChannels,
  ...gestureChannels,
  ...coreChannels,
  ...countersignChannels,
} as const;
export type IpcChannels = typeof ipcChannels;
export type IpcName = keyof IpcChannels;

/** Pushed to windows: what was read may have changed. `session` carries the new view itself. */
export const ipcEvents = {
  session: SessionView,
  changed: z.strictObject({
    topics: z.array(Topic).max(Topic.options.length),
  }),
} as const;
export type IpcEvents = typeof ipcEvents;
