import { defineErrors, local, none, validatedAgain } from './define.ts';
import {
  AboutOrganisation,
  CopiesNeeded,
  CountedOtherwise,
  DaysBetween,
  LongestTerm,
  NextNumber,
  OldestOpenRegister,
  OpenByHand,
  OwnRegister,
  ToConfirm,
} from './detail.ts';

/** Registers and records. */
export const registerErrors = defineErrors({
  RECORD_INVALID: { retry: 'never', exchange: local, detail: none },
  RECORD_NOT_FOUND: { retry: 'never', exchange: local, detail: none },
  RECORD_WRONG_STATE: { retry: 'never', exchange: local, detail: none },
  RECORD_CODE_USED: { retry: 'never', exchange: local, detail: none },
  RECORD_CODE_SHARED: { retry: 'never', exchange: local, detail: none },
  /** A paper is typed whose envelope waits to be counted against it. */
  ENVELOPE_WAITS: { retry: 'never', exchange: local, detail: none },
  /** Who gets the paper alone is not what the person was shown. */
  LEGS_CHANGED: { retry: 'person', exchange: local, detail: none },
  /** What an envelope brought is answered, but its sender has no mailbox that an answer can be sealed to. */
  ANSWER_ON_PAPER: { retry: 'never', exchange: local, detail: AboutOrganisation },
  /** A return slip bears the code of another record. */
  SLIP_OF_ANOTHER: { retry: 'person', exchange: local, detail: none },
  /** A day of paper that is not over yet, or before the paper was handed over. */
  PAPER_DAY_OUTSIDE: { retry: 'person', exchange: local, detail: none },
  /** What is to be taken back is not what was noted last of the recipient's paper. */
  PAPER_ENTRY_CHANGED: { retry: 'person', exchange: local, detail: none },
  /** What is to be taken back was acted on: an envelope went to the recipient again. */
  PAPER_SENT_AGAIN: { retry: 'never', exchange: local, detail: none },
  /** The mark as settled was made with what is to be taken back in view. */
  RECORD_SETTLED: { retry: 'person', exchange: local, detail: none },
  /** Every number for bodies outside the directory is given. */
  OUTSIDE_NUMBERS_USED: { retry: 'never', exchange: local, detail: none },
  /** A person has as many half-written corrections as are kept. */
  DRAFTS_FULL: { retry: 'person', exchange: local, detail: none },
  RECORD_SIGNED: { retry: 'never', exchange: local, detail: none },
  /** The registers take it, and the clerk has not said that it is right as it stands. */
  WARNING_NOT_CONFIRMED: { retry: 'person', exchange: local, detail: ToConfirm },
  NUMBER_USED: { retry: 'never', exchange: local, detail: none },
  /** Numbers that were given by hand are entered first, in their order. */
  NUMBERS_BY_HAND_OPEN: { retry: 'person', exchange: local, detail: OpenByHand },
  /** A line names the day of a number given by hand, and none is left to be entered. */
  NUMBERS_BY_HAND_NONE: { retry: 'person', exchange: local, detail: none },
  /** Numbers are stated that do not begin with the next one, are too many, or change nothing. */
  NUMBERS_BY_HAND_WRONG: { retry: 'person', exchange: local, detail: NextNumber },
  /** A number was not given by hand on this day. */
  GIVEN_ON_OUTSIDE: { retry: 'person', exchange: local, detail: DaysBetween },
  NOTATION_NOT_LISTED: { retry: 'newer-directory', exchange: validatedAgain(9), detail: none },
  TYPE_UNKNOWN: { retry: 'person', exchange: validatedAgain(9), detail: none },
  CATALOGUE_CODE_UNKNOWN: { retry: 'person', exchange: validatedAgain(10), detail: none },
  ORGANISATION_UNKNOWN: { retry: 'newer-directory', exchange: validatedAgain(9), detail: AboutOrganisation },
  PERSON_UNKNOWN: { retry: 'newer-directory', exchange: validatedAgain(9), detail: none },
  PROTECTION_TOO_LONG: { retry: 'never', exchange: local, detail: LongestTerm },
  DATE_IN_FUTURE: { retry: 'never', exchange: local, detail: none },
  YEAR_CLOSED: { retry: 'never', exchange: local, detail: OldestOpenRegister },
  YEAR_FIXED: { retry: 'person', exchange: local, detail: OwnRegister },
  /** The volume that is to be closed is not the open one, or a line was written in it since it was shown. */
  VOLUME_NOT_OPEN: { retry: 'person', exchange: local, detail: none },
  /** A volume without a line is not full. */
  VOLUME_EMPTY: { retry: 'never', exchange: local, detail: none },
  ARRIVED_BEFORE_ISSUED: { retry: 'never', exchange: local, detail: none },
  COPIES_TOO_FEW: { retry: 'never', exchange: local, detail: CopiesNeeded },
  CHOICE_UNMATCHED: { retry: 'person', exchange: local, detail: none },
  CHOICE_TIED: { retry: 'person', exchange: local, detail: none },
  CHOICE_OPEN: { retry: 'person', exchange: local, detail: none },
  CHOICE_REPEATED: { retry: 'person', exchange: local, detail: none },
  CHOICE_UNLISTED: { retry: 'newer-directory', exchange: local, detail: none },
  COUNTS_DIFFER: { retry: 'never', exchange: local, detail: CountedOtherwise },
});
