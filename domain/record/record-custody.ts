import { holderKind } from '../../contract/custody/holder.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { PaperState } from '../../contract/record/paper.ts';
import type { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import { copyMachine } from '../custody/copy.ts';
import { type CopyCustody, firstCustody, isFirst, isSettled, nextCustody } from '../custody/copy-custody.ts';
import { documentMachine } from '../custody/document.ts';
import { allowed } from '../custody/machine.ts';
import { receiverMayState } from '../custody/message.ts';
import { paperMachine } from '../custody/paper.ts';
import { type HeldCopy, nextCopy } from '../custody/replacement.ts';
import type { RegisterChange } from './register-change.ts';
import { maySettle } from './settlement.ts';

/** The last envelope to a recipient, or the one that it answered, and what. */
export interface SentEnvelope {
  envelope: string;
  status: MessageStatus | null;
  /** When a person withdrew it; null where nobody did, or where it has shown since that it had gone. */
  withdrawn: Instant | null;
}

/** What a register holds about one record. */
export interface RecordCustody {
  record: CodedRecord;
  state: DocumentState;
  readonly copies: Map<number, { holder: OrganisationCode; state: CopyState }>;
  /** Where the copies that are here are, of those that were handed over inside; the others are where they first were. */
  readonly custody: Map<number, CopyCustody>;
  /** To whom envelopes went. */
  readonly recipients: Map<OrganisationCode, SentEnvelope>;
  /** To whom paper alone goes. A recipient is in one of the two. */
  readonly paper: Map<OrganisationCode, PaperState>;
  /** A person marked it as settled, and nothing has asked for a person since. */
  settled: boolean;
}

/** The copies of a record, by their numbers; none where no register holds it. */
export const copiesIn = (custody: Pick<RecordCustody, 'copies'> | undefined): HeldCopy[] =>
  [...(custody?.copies ?? [])]
    .map(([copy, each]) => ({ copy, ...each }))
    .sort((one, other) => one.copy - other.copy);

/** A change of one record. */
export type RecordChange = Extract<RegisterChange, { key: RecordKey } | { change: 'put-record' }>;
type Change<Name extends RecordChange['change']> = Extract<RecordChange, { change: Name }>;

/** Whether a change is one of a single record. */
export const isRecordChange = (change: RegisterChange): change is RecordChange =>
  change.change === 'put-record' || 'key' in change;

/** The record that a change is about. */
export const changedRecord = (change: RecordChange): RecordKey =>
  change.change === 'put-record' ? change.record : change.key;

/**
 * Applies a change that the three state machines allow, and returns the custody, which it changes in place.
 * `custody` is undefined for a record that no register holds. RECORD_WRONG_STATE, MESSAGE_WRONG_STATE, RECORD_SETTLED,
 * RECORD_NOT_FOUND for a change of a record that is not there; a refused change leaves the custody as it was.
 */
export function applyChange(custody: RecordCustody | undefined, change: RecordChange): RecordCustody {
  if (change.change === 'put-record') return putRecord(custody, change);
  if (custody === undefined) throw new AppError('RECORD_NOT_FOUND');
  switch (change.change) {
    case 'set-state':
      requireStep(allowed(documentMachine, custody.state, change.state));
      if (change.state === 'cancelled') for (const inside of custody.custody.values()) requireIdle(inside);
      custody.state = change.state;
      break;
    case 'custody':
      changeCustody(custody, change);
      break;
    case 'recount-copies':
      recountCopies(custody, change);
      break;
    case 'put-copy':
      putCopy(custody, change);
      break;
    case 'send-copy':
      sendCopy(custody, change);
      break;
    case 'settle-copies':
      settleCopies(custody, change);
      break;
    case 'add-recipient':
      addRecipient(custody, change);
      break;
    case 'put-paper':
      putPaper(custody, change);
      break;
    case 'restore-paper':
      restorePaper(custody, change);
      break;
    case 'unsend-paper':
      unsendPaper(custody, change);
      break;
    case 'set-recipient':
      setRecipient(custody, change);
      break;
    case 'settle':
      requireStep(maySettle(custody));
      custody.settled = true;
      break;
    case 'reopen':
      requireStep(custody.settled);
      custody.settled = false;
      break;
    case 'ask-again':
      custody.settled = false;
      break;
    case 'enter-by-hand':
      break;
  }
  return custody;
}

function putRecord(
  custody: RecordCustody | undefined,
  { record, state }: Change<'put-record'>,
): RecordCustody {
  requireStep(allowed(documentMachine, custody?.state ?? null, state));
  if (custody === undefined)
    return {
      ...{ record, state, copies: new Map(), custody: new Map(), recipients: new Map(), paper: new Map() },
      settled: false,
    };
  return Object.assign(custody, { record, state });
}

function putCopy(custody: RecordCustody, { copy, holder, state }: Change<'put-copy'>): void {
  const { copies, record } = custody;
  requireStep(copy <= record.copies && allowed(copyMachine, copies.get(copy)?.state ?? null, state));
  if (!isHere(record, { state })) leave(custody, copy);
  copies.set(copy, { holder, state });
}

/** Whether a copy is with the organisation whose register it is: what it sent may be received by others. */
export const isHere = ({ book }: Pick<CodedRecord, 'book'>, { state }: { state: CopyState }): boolean =>
  state === (book === 'outgoing' ? 'held' : 'received');

/** Where each copy of a record is that is here, by its number. */
export type CopiesHere = ReadonlyMap<number, CopyCustody>;

export function copiesHere({
  record,
  copies,
  custody,
}: Pick<RecordCustody, 'record' | 'copies' | 'custody'>): CopiesHere {
  const first = firstCustody(record);
  return new Map(
    [...copies].flatMap(([copy, each]) =>
      isHere(record, each) ? [[copy, custody.get(copy) ?? first] as const] : [],
    ),
  );
}

/** CUSTODY_OPEN while somebody inside has a copy, is to give it back, or to take it over. */
function requireIdle(inside: CopyCustody): void {
  const kind = holderKind(inside.holder);
  if (!isSettled(inside) || kind === 'person' || kind === 'unit') throw new AppError('CUSTODY_OPEN');
}

/** A copy leaves the organisation; CUSTODY_OPEN. */
function leave({ custody }: RecordCustody, copy: number): void {
  const inside = custody.get(copy);
  if (inside === undefined) return;
  requireIdle(inside);
  custody.delete(copy);
}

/** COPY_NOT_HERE for one that the organisation does not have. */
function changeCustody(custody: RecordCustody, { copy, event, seq }: Change<'custody'>): void {
  const { record, copies } = custody;
  const found = copies.get(copy);
  if (found === undefined || !isHere(record, found)) throw new AppError('COPY_NOT_HERE');
  // What is our own has nobody to go back to.
  if (event.event === 'offer' && event.kind === 'send-back')
    requireStep(allowed(copyMachine, found.state, 'returned'));
  const next = nextCustody(custody.custody.get(copy) ?? firstCustody(record), event, seq);
  if (next === null || isFirst(next)) custody.custody.delete(copy);
  else custody.custody.set(copy, next);
  if (next === null) copies.set(copy, { holder: record.issuer, state: 'returned' });
}

/** CUSTODY_OPEN where a copy that was handed over would have no number left, or one that went back would be here again. */
function recountCopies(custody: RecordCustody, { copies, holder, state }: Change<'recount-copies'>): void {
  const here = copiesIn(custody).filter((copy) => isHere(custody.record, copy));
  const moved = here.flatMap(({ copy }, index): [number | undefined, CopyCustody][] => {
    const inside = custody.custody.get(copy);
    return inside === undefined ? [] : [[copies[index], inside]];
  });
  const wentBack = [...custody.copies.values()].some((copy) => copy.state === 'returned');
  if (wentBack || moved.some(([copy]) => copy === undefined)) throw new AppError('CUSTODY_OPEN');
  requireStep(allowed(copyMachine, null, state) && copies.every((copy) => copy <= custody.record.copies));
  custody.copies.clear();
  custody.custody.clear();
  for (const copy of copies) custody.copies.set(copy, { holder, state });
  for (const [copy, inside] of moved) if (copy !== undefined) custody.custody.set(copy, inside);
}

function sendCopy(custody: RecordCustody, { copy, holder }: Change<'send-copy'>): void {
  const { state, copies } = custody;
  const next = nextCopy(copiesIn(custody));
  requireStep(state === 'issued' && (copies.get(copy)?.state === 'held' || copy === next));
  leave(custody, copy);
  copies.set(copy, { holder, state: 'sent' });
}

function settleCopies({ copies }: RecordCustody, { holder, state }: Change<'settle-copies'>): void {
  const settled = [...copies.values()].filter((copy) => copy.holder === holder && copy.state !== 'lost');
  requireStep(settled.every((copy) => allowed(copyMachine, copy.state, state)));
  for (const copy of settled) copy.state = state;
}

/** Whether a record goes once more to a recipient on the wire: it refused it, or never got it. */
const isBack = ({ status, withdrawn }: SentEnvelope): boolean => status === '02' || withdrawn !== null;

/** New at the issue; once more after a refusal or a withdrawal, or after paper that was refused or lost. */
function addRecipient(
  { recipients, paper }: RecordCustody,
  { organisation, envelope }: Change<'add-recipient'>,
): void {
  const leg = paper.get(organisation);
  const sent = recipients.get(organisation);
  requireStep(leg === undefined || allowed(paperMachine, leg, 'waiting'));
  requireStep(sent === undefined || isBack(sent));
  paper.delete(organisation);
  recipients.set(organisation, { envelope, status: null, withdrawn: null });
}

function putPaper({ recipients, paper }: RecordCustody, { organisation, state }: Change<'put-paper'>): void {
  const sent = recipients.get(organisation);
  requireStep(sent === undefined || isBack(sent));
  requireStep(allowed(paperMachine, paper.get(organisation) ?? null, state));
  recipients.delete(organisation);
  paper.set(organisation, state);
}

/**
 * The inverse of a step of the paper leg. Before any of them the copies that are not lost are on their way: what goes
 * again after a refusal is sent anew. RECORD_SETTLED while the record is marked as settled: the mark was made, or kept,
 * in view of that step.
 */
function restorePaper(
  { paper, copies, settled }: RecordCustody,
  { organisation, state }: Change<'restore-paper'>,
): void {
  const now = paper.get(organisation);
  requireStep(now !== undefined && now !== 'waiting' && allowed(paperMachine, state, now));
  if (settled) throw new AppError('RECORD_SETTLED');
  paper.set(organisation, state);
  for (const copy of copies.values())
    if (copy.holder === organisation && copy.state !== 'lost') copy.state = 'sent';
}

/**
 * The inverse of a resend on paper that waits still. What the recipient refused is here again; what was withdrawn has
 * not left, as before; of what was lost, the copies that went in its place are kept again, or were never made.
 * RECORD_SETTLED as for a note.
 */
function unsendPaper(custody: RecordCustody, { organisation, back }: Change<'unsend-paper'>): void {
  const { record, recipients, paper, copies, settled } = custody;
  const { lost = [], by = [], from } = (back.state === 'lost' ? back.replaced : undefined) ?? {};
  const are = (numbers: readonly number[], state: CopyState) =>
    numbers.every((copy) => copies.get(copy)?.holder === organisation && copies.get(copy)?.state === state);
  requireStep(paper.get(organisation) === 'waiting' && are(lost, 'lost') && are(by, 'sent'));
  if (settled) throw new AppError('RECORD_SETTLED');
  if ('envelope' in back) {
    const { state, envelope, at } = back;
    paper.delete(organisation);
    recipients.set(organisation, {
      envelope,
      ...(state === '02' ? { status: state, withdrawn: null } : { status: null, withdrawn: at }),
    });
  } else paper.set(organisation, back.state);
  for (const copy of by)
    if (from === 'kept') copies.set(copy, { holder: record.issuer, state: 'held' });
    else copies.delete(copy);
  for (const copy of lost) copies.set(copy, { holder: organisation, state: 'sent' });
  if (back.state === '02' || back.state === 'refused')
    for (const copy of copies.values())
      if (copy.holder === organisation && copy.state !== 'lost') copy.state = 'refused';
}

/**
 * Whether a recipient may give the status, by its last answer. Its first status about another envelope than the last one
 * counts while it has answered none, or refused one: an envelope that was withdrawn may have gone before. The receiver
 * then rejects the next one as sent twice, without an answer, or takes it after it refused the first.
 */
export const mayAnswer = (
  sent: Pick<SentEnvelope, 'envelope' | 'status'>,
  { envelope, status }: Pick<Change<'set-recipient'>, 'envelope' | 'status'>,
): boolean =>
  sent.envelope === envelope
    ? receiverMayState(sent.status, status)
    : (sent.status === null || sent.status === '02') && receiverMayState(null, status);

/** What it refused is on its way again where it answers another envelope. */
function setRecipient(custody: RecordCustody, change: Change<'set-recipient'>): void {
  const { organisation, envelope, status } = change;
  const recipient = custody.recipients.get(organisation);
  if (recipient === undefined || !mayAnswer(recipient, change)) throw new AppError('MESSAGE_WRONG_STATE');
  if (recipient.envelope !== envelope)
    for (const copy of custody.copies.values())
      if (copy.holder === organisation && copy.state === 'refused') copy.state = 'sent';
  recipient.envelope = envelope;
  recipient.status = status;
  recipient.withdrawn = null;
}

function requireStep(may: boolean): void {
  if (!may) throw new AppError('RECORD_WRONG_STATE');
}
