import type { MessageStatus } from '../../../contract/record/status.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';

/** What an act shows on the way of a record. */
export interface Step {
  readonly organisation: OrganisationCode;
  /** What the receiver says of the document. */
  readonly status: MessageStatus | null;
  readonly reasons: readonly string[];
}

/** A step that says nothing of the document beyond the act itself. */
export const plainStep = (organisation: OrganisationCode): Step => ({
  organisation,
  status: null,
  reasons: [],
});
