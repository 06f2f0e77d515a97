import type { Person } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { LocalDate, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
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

/** What the rules of a line look at beside the line itself. */
export interface LineContext {
  /** The terminal's own organisation. */
  readonly self: OrganisationCode;
  /** The date in Việt Nam. */
  readonly today: LocalDate;
  readonly directory: RegisterDirectory;
  readonly law: Law;
  readonly registers: KnownCodes;
}
