import type { MessageStatus } from '../../../contract/record/status.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';

/** What an act shows on the way of a record. */
export interface Step {
  readonly organisation: OrganisationCode;
  /** The receiver's status of the document. */
  readonly status: MessageStatus | null;
  readonly reasons: readonly string[];
}

/** What a person changed here, and why; acts of the first generation give no reason. */
export const changeStep = (organisation: OrganisationCode, reason: string | undefined): Step => ({
  organisation,
  status: null,
  reasons: reason === undefined ? [] : [reason],
});

/** A step without a status of the document. */
export const plainStep = (organisation: OrganisationCode): Step => ({
  organisation,
  status: null,
  reasons: [],
});
