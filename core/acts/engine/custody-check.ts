import { AppError } from '../../../contract/errors/index.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import { checkHandNumbers } from '../../../domain/record/by-hand.ts';
import {
  applyChange,
  changedRecord,
  isRecordChange,
  type RecordCustody,
} from '../../../domain/record/record-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import {
  isVolumeChange,
  nextOpening,
  openVolumeOf,
  statedOf,
  type VolumeChange,
} from '../../../domain/volume/volume.ts';
import { isSameValue } from '../../encoding/canonical.ts';
import type { RegisterStore } from '../../ports/registers.ts';

type Registers = Pick<
  RegisterStore,
  | 'get'
  | 'copies'
  | 'custody'
  | 'recipients'
  | 'papers'
  | 'volumes'
  | 'lastOrdinal'
  | 'handGap'
  | 'lastNumber'
>;

/**
 * Refuses a change that a later replay would refuse: both use the same state machines. RECORD_WRONG_STATE,
 * MESSAGE_WRONG_STATE, RECORD_NOT_FOUND, VOLUME_NOT_OPEN, NUMBERS_BY_HAND_WRONG. One act changes few records, and each is read from the store once.
 */
export function checkChanges(registers: Registers, changes: readonly RegisterChange[]): void {
  const read = new Map<string, RecordCustody | undefined>();
  for (const change of changes) {
    if (isVolumeChange(change)) checkVolume(registers, change);
    if (change.change === 'state-by-hand')
      checkHandNumbers(change, {
        gap: registers.handGap(change.year),
        lastNumber: registers.lastNumber(change.year),
      });
    if (!isRecordChange(change)) continue;
    const key = changedRecord(change);
    const name = `${key.issuer} ${key.code}`;
    if (!read.has(name)) read.set(name, storedCustody(registers, key));
    read.set(name, applyChange(read.get(name), change));
  }
}

/** VOLUME_NOT_OPEN unless this volume is the one to open next, or the open one as it stands, or one takes the line. */
function checkVolume(registers: Registers, change: VolumeChange): void {
  const { book, year } = change;
  const volumes = registers.volumes(book, year);
  const open = openVolumeOf(volumes);
  if (change.change === 'write-line') {
    if (volumes.length > 0 && open === undefined) throw new AppError('VOLUME_NOT_OPEN');
    return;
  }
  const expected =
    change.change === 'close-volume'
      ? open && statedOf(open)
      : nextOpening({ book, year }, volumes, registers.lastOrdinal(book, year));
  if (!isSameValue(expected ?? null, statedOf(change))) throw new AppError('VOLUME_NOT_OPEN');
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
    custody: new Map(registers.custody({ issuer, code })),
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
