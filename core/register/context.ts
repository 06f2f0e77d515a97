import type { LocalDate, OrganisationCode } from '../../contract/scalar.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { Law } from '../law/law.ts';
import type { RegisterStore } from '../ports/store.ts';
import type { RandomPort } from '../ports/system.ts';

/** What the directory must answer for the rules of a register. */
export type RegisterDirectory = Pick<DirectoryIndex, 'organisation' | 'person'>;

/** What the rules of a line look at beside the line itself. */
export interface LineContext {
  /** The terminal's own organisation. */
  readonly self: OrganisationCode;
  /** The local date (core/clocks/clock.ts). */
  readonly today: LocalDate;
  readonly directory: RegisterDirectory;
  readonly law: Law;
  readonly registers: Pick<RegisterStore, 'issuersOf'>;
}

/** What making a new line looks at as well. */
export interface RegisterContext extends LineContext {
  readonly registers: Pick<
    RegisterStore,
    'get' | 'issuersOf' | 'lastOrdinal' | 'lastArrivalNumber' | 'numberUsed'
  >;
  readonly random: RandomPort;
}
