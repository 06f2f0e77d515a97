import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { keyOf, type RecordKey } from '../../../contract/record/key.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState, MessageStatus } from '../../../contract/record/status.ts';
import type { Instant, OrganisationCode } from '../../../contract/scalar.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { copyNumbers } from '../../../domain/custody/allocation.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';

/** All that is done to a record of the outgoing register is done to one of our own. */
export const ownKey = (self: OrganisationCode, code: ControlCode): RecordKey => ({ issuer: self, code });

export const putCopies = (
  key: RecordKey,
  copies: readonly number[],
  { holder, state }: { holder: OrganisationCode; state: CopyState },
): RegisterChange[] => copies.map((copy) => ({ change: 'put-copy', key, copy, holder, state }));

/** All copies of a record of our own, before any of them is sent. */
export const heldCopies = (record: CodedRecord): RegisterChange[] =>
  putCopies(keyOf(record), copyNumbers(record.copies), { holder: record.issuer, state: 'held' });

/** 03 says that the paper is in the receiver's register, 02 that it goes back. */
const settledState: Readonly<Record<MessageStatus, 'received' | 'refused' | null>> = {
  '01': null,
  '02': 'refused',
  '03': 'received',
  '04': null,
  '05': null,
  '06': null,
  '13': null,
  '15': null,
  '16': null,
};

/** What a receiver's statement says of the copies it holds. */
export function settleCopies(
  key: RecordKey,
  holder: OrganisationCode,
  status: MessageStatus,
): RegisterChange[] {
  const state = settledState[status];
  return state === null ? [] : [{ change: 'settle-copies', key, holder, state }];
}

/** A new line of a register takes its place in the volume that is open. */
export const writeLine = ({ book, year, ordinal }: CodedRecord, at: Instant): RegisterChange => ({
  ...{ change: 'write-line', book, year, ordinal },
  on: localDate(Date.parse(at)),
});

/** A person has to look at the record again. */
export const askAgain = (key: RecordKey): RegisterChange => ({ change: 'ask-again', key });

/** The paper leg of a recipient is in a state from then on. */
export const putPaper = (
  key: RecordKey,
  organisation: OrganisationCode,
  { state, at, reasons = [] }: { state: PaperState; at: Instant; reasons?: string[] },
): RegisterChange => ({ change: 'put-paper', key, organisation, state, reasons, at });
