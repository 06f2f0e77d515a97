import type { registerErrors } from '../../../../contract/errors/register.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import { formatDate } from '../../../format/dates.ts';

export const registerSentences: SentencesOf<typeof registerErrors> = {
  RECORD_INVALID: { what: 'A field is not valid.', next: 'Correct the marked field and save again.' },
  RECORD_NOT_FOUND: {
    what: 'There is no record with this code.',
    next: 'Check the control code. What was refused stands in no register; the refusal is in the ledger.',
  },
  RECORD_WRONG_STATE: {
    what: 'The record is no longer in a state that allows this.',
    next: 'Open the record again to see its present state.',
  },
  RECORD_CODE_USED: {
    what: 'This control code is already in a register.',
    next: 'Open the existing record instead.',
  },
  RECORD_CODE_SHARED: {
    what: "Two bodies use the same control code: one has taken the other's.",
    next: 'Both records are kept, each under its issuer; check the code with each by telephone and report to the head.',
  },
  ENVELOPE_WAITS: {
    what: 'The envelope of this document waits to be checked.',
    next: 'Open its check, count the paper and enter it there.',
  },
  LEGS_CHANGED: {
    what: 'A newer directory has changed the way to a recipient.',
    next: 'Look again at who gets an envelope and who gets paper, then sign.',
  },
  ANSWER_ON_PAPER: {
    what: 'It is noted here, but no answer can be sealed to the sender.',
    next: 'Sign the return slip of the envelope and send it back on paper.',
    whatWith: ({ organisation }) => `It is noted here, but no answer can be sealed to ${organisation}.`,
  },
  PAPER_DAY_OUTSIDE: {
    what: 'The day is before the paper was handed over, or after today.',
    next: "Correct the day by the slip; if the slip says so, check the terminal's clock.",
  },
  PAPER_ENTRY_CHANGED: {
    what: "What is to be taken back is not what was noted last of this recipient's paper.",
    next: 'Look at the route again; take back one entry after another, the latest first.',
  },
  PAPER_SENT_AGAIN: {
    what: 'The record went to this recipient again by wire, so neither that nor what was noted before can be taken back.',
    next: 'Wait for the answer of the recipient; if it was sent by mistake, tell the competent person.',
  },
  RECORD_SETTLED: {
    what: 'The record is marked as settled.',
    next: 'Reopen it first, then take the entry back.',
  },
  OUTSIDE_NUMBERS_USED: {
    what: 'This terminal has given all numbers X0001 to X9999 for bodies outside the directory and gives no more.',
    next: 'Ask the keeper of the directory to list this body; the document is entered once the new directory is here.',
  },
  DRAFTS_FULL: {
    what: 'You have 100 corrections as drafts; this one is not kept.',
    next: 'Save the correction now, or open an older draft and save or discard it.',
  },
  SLIP_OF_ANOTHER: {
    what: 'The code on the return slip is that of another record.',
    next: 'Find the record by the code on the slip and note the slip there.',
  },
  RECORD_SIGNED: {
    what: 'This record was entered from an envelope that its issuer signed: what is signed is neither changed nor cancelled here.',
    next: 'Correct only the day of arrival, the place kept, the dossier and the notes. If the contents are wrong or it was entered by mistake, tell the issuer, who sends another in its place; then mark this line as settled.',
  },
  WARNING_NOT_CONFIRMED: {
    what: 'Something about this line has to be looked at before it is written.',
    next: 'Read each remark and correct what is wrong; confirm it if the document says so.',
    whatWith: (told) =>
      `Things to be looked at before this line is written: ${Object.values(told).filter(Boolean).length}.`,
  },
  NUMBER_USED: {
    what: 'This number and notation were already used this year.',
    next: 'Check the outgoing register and take the next number.',
  },
  NUMBERS_BY_HAND_OPEN: {
    what: 'Numbers that were given by hand are not entered yet, so no other number is given.',
    next: 'Enter them in their order, each with the day on which it was given. If the last number was stated wrongly, state it again in the outgoing register.',
    whatWith: ({ year, next, last, from }) =>
      `Of ${year}, the numbers ${next} to ${last} were given by hand and are not entered yet. The next to enter is ${next}, given on ${formatDate(from)} or later.`,
  },
  NUMBERS_BY_HAND_NONE: {
    what: 'No number that was given by hand is left to be entered.',
    next: 'Register as usual. If more were given while the terminal was down, state them in the outgoing register first.',
  },
  NUMBERS_BY_HAND_WRONG: {
    what: 'The numbers stated do not begin with the next number of the register, or are too many.',
    next: 'Look up the last number that was given in the paper book.',
    whatWith: ({ next, most }) =>
      `Numbers given by hand begin with ${next}, and at most ${most} are stated at once.`,
  },
  GIVEN_ON_OUTSIDE: {
    what: 'The day on which the number was given does not fit the order of the register.',
    next: 'Look at the day in the paper book and at the day of the document.',
    whatWith: ({ earliest, latest }) =>
      `The number was given between ${formatDate(earliest)} and ${formatDate(latest)}.`,
  },
  NOTATION_NOT_LISTED: {
    what: 'The notation has a part the issuing body has not listed.',
    next: 'Use only abbreviations listed in the directory; write no content into the notation.',
  },
  TYPE_UNKNOWN: {
    what: 'The document type is not in the catalogue.',
    next: 'Choose a type from the catalogue.',
  },
  CATALOGUE_CODE_UNKNOWN: {
    what: 'This code is not in the catalogue.',
    next: 'Choose a code from the catalogue.',
  },
  ORGANISATION_UNKNOWN: {
    what: 'This organisation is not in the directory.',
    next: 'Choose one from the directory; update the directory if it is missing.',
    whatWith: ({ organisation }) => `Organisation ${organisation} is not in the directory for that day.`,
  },
  PERSON_UNKNOWN: {
    what: "This person is not in the organisation's directory entry.",
    next: 'Choose a person of the issuing organisation.',
  },
  PROTECTION_TOO_LONG: {
    what: 'The protection term is longer than the law allows for this level.',
    next: 'Choose an earlier date.',
    whatWith: ({ years }) =>
      `The protection term is longer than ${years} years, the longest that the law allows for this level.`,
  },
  DATE_IN_FUTURE: { what: 'This date lies in the future.', next: 'Enter a date no later than today.' },
  YEAR_CLOSED: {
    what: 'The register of that year is closed: after the day for late lines it takes none.',
    next: 'Check the date; if it is right, ask the head how a document of an earlier year is to be registered.',
    whatWith: ({ oldestOpen }) =>
      `The register of that year is closed: the oldest that still takes lines is that of ${oldestOpen}.`,
  },
  VOLUME_NOT_OPEN: {
    what: 'The volume has changed since it was shown: it is closed, or has another last line.',
    next: 'Look at the register again.',
  },
  VOLUME_EMPTY: {
    what: 'The volume has no line yet, so it is not full.',
    next: 'Write the next lines in it.',
  },
  YEAR_FIXED: {
    what: 'This line stands in the register of another year and does not take this day.',
    next: 'Keep the day within the year of the register; if the year is wrong, cancel the line with a reason and register it anew.',
    whatWith: ({ year }) => `This line stands in the register of ${year} and does not take this day.`,
  },
  ARRIVED_BEFORE_ISSUED: {
    what: 'The day of arrival is before the day of the document.',
    next: 'Check both days; if its paper is in the register with this day of arrival, refuse the envelope and call the sender to compare.',
  },
  COPIES_TOO_FEW: {
    what: 'There are fewer copies than recipients.',
    next: 'Raise the number of copies or remove recipients.',
    whatWith: ({ needed }) => `There are fewer copies than recipients: at least ${needed} are needed.`,
  },
  CHOICE_UNMATCHED: {
    what: 'Nothing matches what was typed.',
    next: 'Change the text, or press Esc to drop it.',
  },
  CHOICE_TIED: {
    what: 'It is not clear which entry is meant, so none is chosen for you.',
    next: 'Press ↓ to choose from the list, or type more, for example the name of the superior body.',
  },
  CHOICE_OPEN: {
    what: 'The text in this box is not a choice yet.',
    next: 'Press Enter or ↓ to choose, Esc to drop the text.',
  },
  CHOICE_REPEATED: {
    what: 'This entry is chosen already.',
    next: 'Type another name, or press Esc to drop the text.',
  },
  CHOICE_UNLISTED: {
    what: 'Some codes or names could not be added and are left in the box.',
    next: 'Correct them and press Enter; tell the keeper of the directory of a right code that it lacks.',
  },
  COUNTS_DIFFER: {
    what: 'What you counted differs from the record received.',
    next: 'Do not enter it; refuse it with a reason code so that the sender knows at once.',
    whatWith: (differs) =>
      `What you counted differs from the record received in ${Object.values(differs).filter(Boolean).length} of its figures.`,
  },
};
