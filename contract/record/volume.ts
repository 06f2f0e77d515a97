import { z } from 'zod';
import { LocalDate, Year } from '../scalar.ts';
import { Book } from './fields.ts';

const ordinal = z.int().min(1).max(999_999);

/** A volume (quyển) of the book of a year: volumes are numbered from 1 in each. */
export const volumeName = { book: Book, year: Year, number: z.int().min(1).max(999) };
export const VolumeName = z.strictObject(volumeName);
export type VolumeName = z.infer<typeof VolumeName>;

/** The lines of a volume that has any: up to which ordinal, from which to which day they were written, how many. */
export const VolumeLines = z.strictObject({
  last: ordinal,
  firstOn: LocalDate,
  lastOn: LocalDate,
  count: ordinal,
});
export type VolumeLines = z.infer<typeof VolumeLines>;

/** What a volume holds: the ordinal that its first line has or would have, and its lines, null while there is none. */
export const volumeContent = { from: ordinal, lines: VolumeLines.nullable() };

/** Why a volume is closed: its pages are full, or its year takes no lines any more. */
export const ClosingCause = z.enum(['full', 'year']);
export type ClosingCause = z.infer<typeof ClosingCause>;
