import { defineErrors, local, none } from './define.ts';
import { AboutHolder, MissingRight, SecondPerson, WhoReads } from './detail.ts';

/** Copies inside the organisation, and who may do what with them. */
export const custodyErrors = defineErrors({
  /** A copy that the organisation does not have. */
  COPY_NOT_HERE: { retry: 'never', exchange: local, detail: none },
  /** Somebody else answers for the copy than the act says. */
  CUSTODY_MOVED: { retry: 'person', exchange: local, detail: none },
  /** What is open about the copy does not allow the step: an offer, a loan, it is out, or missing. */
  CUSTODY_WRONG_STATE: { retry: 'person', exchange: local, detail: none },
  /** A copy leaves or loses its number, or its record is cancelled, while somebody has it or something about it is open. */
  CUSTODY_OPEN: { retry: 'person', exchange: local, detail: none },
  /** The line awaits no opening of an envelope by the person named on it: it holds all, or never did. */
  NOTHING_TO_COMPLETE: { retry: 'never', exchange: local, detail: none },
  /** A correction says what stands inside an envelope that the person named on it has not opened. */
  ENVELOPE_UNOPENED: { retry: 'person', exchange: local, detail: none },
  /** The offer was accepted or taken back meanwhile. */
  OFFER_GONE: { retry: 'person', exchange: local, detail: none },
  /** Who acts is neither the holder nor acts for them. */
  NOT_HOLDER: { retry: 'person', exchange: local, detail: AboutHolder },
  /** The section does not list the person, unit or place, or no longer. */
  HOLDER_UNKNOWN: { retry: 'person', exchange: local, detail: none },
  /** Who is to have or see the copy is not cleared for its level. */
  CLEARANCE_MISSING: { retry: 'person', exchange: local, detail: AboutHolder },
  /** A record that who asks may not see: of it nothing else is told. */
  RECORD_LOCKED: { retry: 'person', exchange: local, detail: WhoReads },
  RIGHT_MISSING: { retry: 'person', exchange: local, detail: MissingRight },
  /** The law asks for a second person, and nobody stands by the act. */
  SECOND_PERSON_MISSING: { retry: 'person', exchange: local, detail: SecondPerson },
  /** Who acts cannot stand by their own act. */
  SECOND_PERSON_SAME: { retry: 'person', exchange: local, detail: none },
  /** The second person has none of the roles that the law asks for. */
  SECOND_PERSON_ROLE: { retry: 'person', exchange: local, detail: SecondPerson },
  /** The token of who is to countersign is not in a reader, or was pulled before it had signed. */
  COUNTERSIGNER_ABSENT: { retry: 'person', exchange: local, detail: none },
  /** Who was to countersign closed the window. */
  COUNTERSIGN_CANCELLED: { retry: 'person', exchange: local, detail: none },
  /** No section is in use: nobody inside is listed. */
  SECTION_MISSING: { retry: 'person', exchange: local, detail: none },
  PERMIT_MISSING: { retry: 'person', exchange: local, detail: MissingRight },
  PERMIT_EXPIRED: { retry: 'person', exchange: local, detail: none },
  /** Who permits is not who acts, and no paper is named. */
  PERMIT_ON_PAPER: { retry: 'person', exchange: local, detail: none },
});
