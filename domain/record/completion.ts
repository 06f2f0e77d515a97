import { AppError } from '../../contract/errors/index.ts';
import { type CodedRecord, issuedFields } from '../../contract/record/coded-record.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import type { CopyCustody } from '../custody/copy-custody.ts';
import { sameValue } from './changed-fields.ts';
import { knowsOutsideOnly, missingFields } from './required-fields.ts';

type Field = keyof CodedRecord;

/** What a line lacks once the envelope is open; who signed a paper may stay unknown. */
const lackingWhenOpen = (record: CodedRecord) =>
  missingFields({ ...record, namedOpenerOnly: false }, { signerListed: false });

/** Whether a line holds only what stands on an envelope that nobody but the person named on it may open. */
export const awaitsOpening = (record: CodedRecord): boolean =>
  knowsOutsideOnly(record) && lackingWhenOpen(record).length > 0;

/** What may be filled in: what is empty, and how many copies were in the envelope. */
const isOpen = (field: Field, old: CodedRecord): boolean =>
  field === 'copies' || (old[field] === undefined && issuedFields.some((issued) => issued === field));

/**
 * NOTHING_TO_COMPLETE for a line that awaits no opening; RECORD_INVALID, with the field, where the completed one lacks
 * something still, or says anything else than before.
 */
export function checkCompletion(old: CodedRecord, completed: CodedRecord): void {
  if (!awaitsOpening(old)) throw new AppError('NOTHING_TO_COMPLETE');
  const fields = Object.keys({ ...old, ...completed }) as (Field | 'generation')[];
  const changed = fields.find(
    (field) => field !== 'generation' && !isOpen(field, old) && !sameValue(old[field], completed[field]),
  );
  const fault = changed ?? lackingWhenOpen(completed)[0];
  if (fault !== undefined) throw new AppError('RECORD_INVALID', { field: fault });
}

/**
 * ENVELOPE_UNOPENED, with the field, where a correction fills in what stands inside an envelope that nobody but the person
 * named on it may open.
 */
export function checkStaysClosed(old: CodedRecord, corrected: CodedRecord): void {
  if (!awaitsOpening(old) || corrected.namedOpenerOnly !== true) return;
  const filled = lackingWhenOpen(old).find((field) => corrected[field] !== undefined);
  if (filled !== undefined) throw new AppError('ENVELOPE_UNOPENED', { field: filled });
}

/** CUSTODY_MOVED unless the opener has the envelope: who is named on it is whom it was handed over to. */
export function checkOpener(inside: Iterable<CopyCustody>, opener: PersonCode): void {
  const has = [...inside].some(({ holder, missing }) => holder === opener && !missing);
  if (!has) throw new AppError('CUSTODY_MOVED', { field: 'opener' });
}
