import { AppError } from '../../contract/errors/index.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import type { Law } from '../law/law.ts';

/** The last day of the longest protection; 29 February ends on the 28th where the year has no 29th. */
export function longestProtection(level: Level, from: LocalDate, law: Law): LocalDate {
  const year = Number(from.slice(0, 4)) + law.terms.protectionYears[level];
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${year}${from.slice(4) === '-02-29' && !leap ? '-02-28' : from.slice(4)}`;
}

/**
 * PROTECTION_TOO_LONG when the end lies beyond the term of the level, counted from the day of issue (from
 * `today` where that stands inside an envelope which only the named person may open).
 */
export function checkProtection(
  record: { level: Level; issuedOn?: LocalDate | undefined; protectUntil?: LocalDate | undefined },
  today: LocalDate,
  law: Law,
): void {
  if (record.protectUntil === undefined) return;
  if (record.protectUntil > longestProtection(record.level, record.issuedOn ?? today, law)) {
    throw new AppError('PROTECTION_TOO_LONG', { field: 'protectUntil' });
  }
}
