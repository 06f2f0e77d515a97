import { z } from 'zod';
import { DocumentNumber, Notation } from '../record/fields.ts';
import { LocalDate, PersonCode, Year } from '../scalar.ts';

/**
 * On whose word a copy is lent, shown or taken out. `paper` names the paper that says so; who permits what they do
 * themselves needs none. It ends with the day `until`.
 */
export const Permit = z.strictObject({
  by: PersonCode,
  paper: z.strictObject({ number: DocumentNumber, notation: Notation, issuedOn: LocalDate }).optional(),
  until: LocalDate.optional(),
});
export type Permit = z.infer<typeof Permit>;

/** A line of the paper book of hand-overs that was signed by hand. */
export const PaperLine = z.strictObject({ year: Year, line: z.int().min(1).max(999_999) });
export type PaperLine = z.infer<typeof PaperLine>;
