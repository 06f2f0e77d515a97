import type { RecordKey } from '../../../contract/record/key.ts';
import {
  applyChange,
  changedRecord,
  isRecordChange,
  type RecordCustody,
} from '../../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import type { RegisterStore } from '../../ports/store.ts';

type Registers = Pick<RegisterStore, 'get' | 'copies' | 'recipients' | 'papers'>;

/**
 * Refuses a change that a later replay would refuse: both use the same state machines. RECORD_WRONG_STATE,
 * MESSAGE_WRONG_STATE, RECORD_NOT_FOUND. One act changes few records, and each is read from the store once.
 */
export function checkChanges(registers: Registers, changes: readonly RegisterChange[]): void {
  const read = new Map<string, RecordCustody | undefined>();
  for (const change of changes) {
    if (!isRecordChange(change)) continue;
    const key = changedRecord(change);
    const name = `${key.issuer} ${key.code}`;
    if (!read.has(name)) read.set(name, storedCustody(registers, key));
    read.set(name, applyChange(read.get(name), change));
  }
}

function storedCustody(registers: Registers, { issuer, code }: RecordKey): RecordCustody | undefined {
  const row = registers.get({ issuer, code });
  if (row === undefined) return undefined;
  const { record, state, settled } = row;
  return {
    record,
    state,
    settled,
    copies: new Map(
      registers.copies({ issuer, code }).map(({ copy, holder, state: at }) => [copy, { holder, state: at }]),
    ),
    recipients: new Map(
      registers
        .recipients({ issuer, code })
        .map(({ organisation, envelope, status, withdrawn }) => [
          organisation,
          { envelope, status, withdrawn },
        ]),
    ),
    paper: new Map(
      registers.papers({ issuer, code }).map(({ organisation, state: leg }) => [organisation, leg]),
    ),
  };
}
