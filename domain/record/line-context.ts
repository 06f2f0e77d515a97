import type { Person, Term } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { LocalDate, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import type { WorkingDays } from '../calendar/working-days.ts';
import type { Organisations } from '../numbering/notation.ts';
import type { OutsideBodies } from './outside-body.ts';

/** What the rules of a register ask of the directory. */
export interface RegisterDirectory extends Organisations {
  person(organisation: OrganisationCode, code: PersonCode): Person | undefined;
}

/** What the rules of a register ask of the registers. */
export interface KnownCodes extends OutsideBodies {
  /** Whose records bear the code. */
  issuersOf(code: ControlCode): OrganisationCode[];
}

/** The units of the terminal's own organisation; none while it has no section. */
export interface Units {
  /** One the organisation has or had. */
  unit(code: string): Term | undefined;
}

export const noUnits: Units = { unit: () => undefined };

/** Where a line stands in its register. */
export type LinePlace = Pick<CodedRecord, 'year' | 'ordinal'>;

/** What warnings ask of the lines that are there. */
export interface KnownLines {
  /** The highest number of the outgoing register of a year up to `number`, the line `without` left out; 0 if none. */
  numberUpTo(year: number, number: number, without: ControlCode | null): number;
  /**
   * The latest line of the incoming register, of this year's or last year's, with the same issuer, number and notation and
   * a day of the same year, or none as well. Cancelled lines do not count, nor does `without`.
   */
  enteredBefore(
    document: Pick<CodedRecord, 'year' | 'issuer' | 'number' | 'notation' | 'issuedOn'>,
    without: LinePlace | null,
  ): LinePlace | undefined;
  /** The day that the line before an ordinal stands under, or the last line of the register. */
  dayBefore(book: Book, year: number, ordinal: number | null): LocalDate | undefined;
}

/** What the rules of a line look at beside the line itself. */
export interface LineContext {
  /** The terminal's own organisation. */
  readonly self: OrganisationCode;
  /** The date in Việt Nam. */
  readonly today: LocalDate;
  readonly directory: RegisterDirectory;
  readonly law: Law;
  readonly registers: KnownCodes;
  readonly units: Units;
  readonly workingDays: WorkingDays;
}
