import { z } from 'zod';
import { CountedBy } from '../calendar/calendar.ts';
import { LocalDate, Year } from '../scalar.ts';
import { Book, DocumentNumber, TypeCode } from './fields.ts';

/**
 * What the registers take and a clerk has to look at first. The act that writes the line names what the clerk saw and
 * went on with.
 */

export const Warning = z.enum([
  /** The document is dated in another year than it is registered in. */
  'another-year',
  /** Its day in the register is before that of the line before it. */
  'date-before-last',
  /** Its number is given later than on the working day after it was signed (NĐ 30/2020 Điều 15.2). */
  'number-late',
  /** Numbers just below its own are left out. */
  'number-skips',
  /** A line that stands has the same issuer, number, notation and year. */
  'same-document',
  /** The notation names another type, or none although the type has an abbreviation. */
  'type-not-in-notation',
]);
export type Warning = z.infer<typeof Warning>;

/** A warning with what a person reads about it. */
export const Remark = z.discriminatedUnion('warning', [
  z.strictObject({ warning: z.literal('another-year'), book: Book, year: Year }),
  z.strictObject({ warning: z.literal('date-before-last'), book: Book, last: LocalDate }),
  z.strictObject({ warning: z.literal('number-late'), latest: LocalDate, by: CountedBy }),
  z.strictObject({
    warning: z.literal('number-skips'),
    year: Year,
    first: z.array(DocumentNumber).min(1).max(3),
    total: z.int().min(1).max(999_998),
  }),
  z.strictObject({ warning: z.literal('same-document'), year: Year, ordinal: z.int().min(1).max(999_999) }),
  /** `named`: the type that the notation names instead. */
  z.strictObject({ warning: z.literal('type-not-in-notation'), named: TypeCode.nullable() }),
]);
export type Remark = z.infer<typeof Remark>;

/** At most one for each warning, ascending. */
export const Remarks = z.array(Remark).max(Warning.options.length);
