import { AppError } from '../../contract/errors/index.ts';
import { endless, type Level, type ProtectionEnd } from '../../contract/record/fields.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { addYears } from '../calendar/date-arithmetic.ts';

/** Longest protection in years, by level: data of the law. */
export type ProtectionYears = Readonly<Record<Level, number>>;

interface Protected {
  readonly level: Level;
  readonly issuedOn?: LocalDate | undefined;
  readonly protectUntil?: ProtectionEnd | undefined;
}

/** The last day of the longest protection that may be given to a document issued on `from`. */
export const longestProtection = (level: Level, from: LocalDate, years: ProtectionYears): LocalDate =>
  addYears(from, years[level]);

/** The record with the end of protection that the register writes where none was chosen: the longest. */
export function withProtection<Input extends Protected>(record: Input, years: ProtectionYears): Input {
  const { level, issuedOn, protectUntil } = record;
  if (protectUntil !== undefined || issuedOn === undefined) return record;
  return { ...record, protectUntil: longestProtection(level, issuedOn, years) };
}

/**
 * The record with the note on copying that the register writes where none was chosen. What leaves states it (NĐ 26/2020
 * Điều 2.1); a copy is forbidden until somebody who may permit it has said otherwise.
 */
export const withCopying = <Input extends { readonly copyAllowed?: boolean | undefined }>(record: Input) => ({
  ...record,
  copyAllowed: record.copyAllowed ?? false,
});

/**
 * PROTECTION_TOO_LONG when the end is after the longest protection, counted from the day of issue, or from
 * `today` where the day of issue is not known because only the named person may open the envelope.
 */
export function checkProtection(record: Protected, today: LocalDate, years: ProtectionYears): void {
  const { level, issuedOn, protectUntil } = record;
  // No term is too long for a secret about a place, which has none.
  if (protectUntil === undefined || protectUntil === endless) return;
  if (protectUntil > longestProtection(level, issuedOn ?? today, years))
    throw new AppError('PROTECTION_TOO_LONG', { field: 'protectUntil', detail: { years: years[level] } });
}
