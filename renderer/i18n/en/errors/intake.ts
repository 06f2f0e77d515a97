import type { intakeErrors } from '../../../../contract/errors/intake.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const intakeSentences: SentencesOf<typeof intakeErrors> = {
  INCOMING_UNKNOWN: {
    what: 'A file is of no kind that a terminal takes in.',
    next: 'Take it out of the folder; only sections, directories, revocation lists, calendars and law editions are imported.',
  },
  INCOMING_UNREADABLE: {
    what: 'A file could not be read, is too large, lacks its signature, or is a link or a folder.',
    next: 'Copy the file again from where it came, with its signature beside it, and import it anew.',
  },
  INCOMING_NONE: {
    what: 'The folder holds nothing to import.',
    next: 'Check the folder that was named.',
  },
  REVOCATION_LIST_INVALID: {
    what: 'A revocation list has a wrong form, is dated ahead, or no trusted authority signed it.',
    next: 'Fetch the list again from its authority; check the date of this machine.',
  },
  CALENDAR_INVALID: {
    what: 'A calendar of working days has a wrong signature or form.',
    next: 'The ones in use are kept; ask for the calendar again where it came from.',
  },
  CALENDAR_OLDER: {
    what: 'This calendar is not newer than the one in use of its year.',
    next: 'Nothing has to be done.',
  },
  LAW_EDITION_INVALID: {
    what: 'An edition of the legal data has a wrong signature or form.',
    next: 'The one in use is kept; ask for the edition again where it came from.',
  },
  LAW_EDITION_OLDER: {
    what: 'This edition of the legal data comes into force no later than one in use.',
    next: 'Nothing has to be done.',
  },
};
