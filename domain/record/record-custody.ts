import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { copyMachine } from '../custody/copy.ts';
import { documentMachine } from '../custody/document.ts';
import { allowed } from '../custody/machine.ts';
import { receiverMayState } from '../custody/message.ts';
import type { RegisterChange } from './register-change.ts';

/** What a register holds about one record. */
export interface RecordCustody {
  record: CodedRecord;
  state: DocumentState;
  readonly copies: Map<number, { holder: OrganisationCode; state: CopyState }>;
  readonly recipients: Map<OrganisationCode, { envelope: string; status: MessageStatus | null }>;
}

/** A change of one record. */
export type RecordChange = Exclude<RegisterChange, { change: 'add-envelope' }>;
type Change<Name extends RecordChange['change']> = Extract<RecordChange, { change: Name }>;

/** The record that a change is about. */
export const changedRecord = (change: RecordChange): RecordKey =>
  change.change === 'put-record' ? change.record : change.key;

/**
 * Applies a change that the three state machines allow, and returns the custody, which it changes in place.
 * `custody` is undefined for a record that no register holds. RECORD_WRONG_STATE, MESSAGE_WRONG_STATE,
 * RECORD_NOT_FOUND for a change of a record that is not there; a refused change leaves the custody as it was.
 */
export function applyChange(custody: RecordCustody | undefined, change: RecordChange): RecordCustody {
  if (change.change === 'put-record') return putRecord(custody, change);
  if (custody === undefined) throw new AppError('RECORD_NOT_FOUND');
  switch (change.change) {
    case 'set-state':
      requireStep(allowed(documentMachine, custody.state, change.state));
      custody.state = change.state;
      break;
    case 'clear-copies':
      custody.copies.clear();
      break;
    case 'put-copy':
      putCopy(custody, change);
      break;
    case 'settle-copies':
      settleCopies(custody, change);
      break;
    case 'add-recipient':
      requireStep(!custody.recipients.has(change.organisation));
      custody.recipients.set(change.organisation, { envelope: change.envelope, status: null });
      break;
    case 'set-recipient':
      setRecipient(custody, change);
      break;
  }
  return custody;
}

function putRecord(
  custody: RecordCustody | undefined,
  { record, state }: Change<'put-record'>,
): RecordCustody {
  requireStep(allowed(documentMachine, custody?.state ?? null, state));
  if (custody === undefined) return { record, state, copies: new Map(), recipients: new Map() };
  return Object.assign(custody, { record, state });
}

function putCopy({ copies, record }: RecordCustody, { copy, holder, state }: Change<'put-copy'>): void {
  requireStep(copy <= record.copies && allowed(copyMachine, copies.get(copy)?.state ?? null, state));
  copies.set(copy, { holder, state });
}

function settleCopies({ copies }: RecordCustody, { holder, state }: Change<'settle-copies'>): void {
  const settled = [...copies.values()].filter((copy) => copy.holder === holder);
  requireStep(settled.every((copy) => allowed(copyMachine, copy.state, state)));
  for (const copy of settled) copy.state = state;
}

function setRecipient(
  { recipients }: RecordCustody,
  { organisation, status }: Change<'set-recipient'>,
): void {
  const recipient = recipients.get(organisation);
  if (recipient === undefined || !receiverMayState(recipient.status, status))
    throw new AppError('MESSAGE_WRONG_STATE');
  recipient.status = status;
}

function requireStep(may: boolean): void {
  if (!may) throw new AppError('RECORD_WRONG_STATE');
}
