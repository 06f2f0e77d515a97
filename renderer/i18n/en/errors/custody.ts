import type { custodyErrors } from '../../../../contract/errors/custody.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { Level } from '../../../../contract/record/fields.ts';
import type { Right } from '../../../../contract/rights/right.ts';
import type { TwoPersonAct } from '../../../../contract/rights/two-person.ts';

/** As the law's catalogue calls them. */
const rights: Readonly<Record<Right, string>> = {
  read: 'read records',
  register: 'register, correct and cancel',
  issue: 'sign and issue',
  receive: 'receive and refuse',
  keep: 'hold and hand over copies',
  'permit-lending': 'permit lending',
  'permit-disclosing': 'permit disclosure',
  'permit-copying': 'permit copying',
  'permit-taking-out': 'permit taking out',
  'permit-destroying': 'decide on destruction',
  verify: 'verify the ledger',
};
/** As the dialogs call them. */
const acts: Readonly<Record<TwoPersonAct, string>> = {
  transfer: 'transfer',
  lend: 'lend',
  'give-out': 'give out for a meeting',
  'give-back': 'give back',
  'send-back': 'send back to its issuer',
  'take-out': 'take out',
  'bring-back': 'bring back',
  archive: 'put on a shelf',
  move: 'move to another shelf',
  disclose: 'show to somebody',
};
const mayBe = (holders: readonly string[]): string =>
  holders.length === 0 ? 'Nobody may be it.' : `It may be: ${holders.join(', ')}.`;
const levels: Readonly<Record<Level, string>> = { A: 'Top secret', B: 'Secret', C: 'Confidential' };

export const custodySentences: SentencesOf<typeof custodyErrors> = {
  COPY_NOT_HERE: {
    what: 'The organisation does not have this copy.',
    next: "Look at the copies on the record's page.",
  },
  CUSTODY_MOVED: {
    what: 'Somebody else answers for this copy by now.',
    next: "Look at where it is on the record's page, and do it again.",
  },
  CUSTODY_WRONG_STATE: {
    what: 'This cannot be done yet: the copy is offered, lent, taken out or missing.',
    next: "See what is open on the record's page, and end that first.",
  },
  CUSTODY_OPEN: {
    what: 'Not every copy is back at the desk: one waits for a signature, is lent, with somebody else, or missing.',
    next: 'See Copies: take back an offer that waits, or collect what was handed out, then do this again.',
  },
  NOTHING_TO_COMPLETE: {
    what: 'This line awaits no opening: it is complete, or its envelope is not one that only the person named may open.',
    next: "Look at the record's page; correct the line if it is wrong.",
  },
  ENVELOPE_UNOPENED: {
    what: 'This stands inside an envelope that only the person named may open, so no correction states it.',
    next: "That person opens it and completes the line on the record's page; if it is no such envelope, take the mark off first.",
  },
  OFFER_GONE: {
    what: 'This offer is gone: it was accepted or taken back.',
    next: "Look at the record's page again.",
  },
  NOT_HOLDER: {
    what: 'Who acts does not hold this copy.',
    next: 'Its holder acts with their own token.',
    whatWith: ({ holder }) =>
      holder === 'desk' ? 'The clerks hold this copy.' : `Who acts does not act for ${holder}.`,
  },
  HOLDER_UNKNOWN: {
    what: 'The person, unit or place is not in the section in use, or no longer.',
    next: 'Choose another; if need be ask the security officer to list it.',
  },
  CLEARANCE_MISSING: {
    what: 'This person is not cleared for the level of the document.',
    next: 'Choose another person; a competent authority decides who is cleared.',
    whatWith: ({ holder }) => `${holder} is not cleared for the level of the document.`,
  },
  RECORD_LOCKED: {
    what: 'This document is beyond what the person at work may see.',
    next: 'Give it to somebody who may, or ask the competent person to clear you in writing.',
    whatWith: ({ holders }) =>
      `This document is beyond what the person at work may see (right “read records”). ${
        holders.length === 0 ? 'Nobody may see all levels.' : `It may be seen by: ${holders.join(', ')}.`
      }`,
  },
  RIGHT_MISSING: {
    what: 'Who acts has no right to do this at this level.',
    next: 'Somebody who has it acts, or it is delegated in writing.',
    whatWith: ({ right, level, holders }) =>
      holders.length === 0
        ? `Nobody has the right “${rights[right]}” at the level ${levels[level]}.`
        : `No right “${rights[right]}” at the level ${levels[level]}. It is held by: ${holders.join(', ')}.`,
  },
  SECOND_PERSON_MISSING: {
    what: 'This needs a second person who stands by it.',
    next: 'They sign with their token in the second reader, or by hand in the paper book.',
    whatWith: ({ act, level, holders }) =>
      `At the level ${levels[level]}, “${acts[act]}” needs a second person who stands by it. ${mayBe(holders)}`,
  },
  SECOND_PERSON_SAME: {
    what: 'Who acts cannot be the second person of their own act.',
    next: 'Choose somebody else.',
  },
  SECOND_PERSON_ROLE: {
    what: 'This person has no role that lets them be the second person of this act.',
    next: 'Choose somebody else.',
    whatWith: ({ holders }) =>
      `This person has no role that lets them be the second person. ${mayBe(holders)}`,
  },
  COUNTERSIGNER_ABSENT: {
    what: 'The token of who is to sign is not in a reader; nothing was signed or written.',
    next: 'Plug their token into the second reader and do it again, or choose another way to sign.',
  },
  COUNTERSIGN_CANCELLED: {
    what: 'The other person stopped; nothing was signed or written.',
    next: 'Do it again when they are ready to sign, or choose another way to sign.',
  },
  SECTION_MISSING: {
    what: 'The terminal has no section (people, units, places, rights).',
    next: 'Ask the administrator to import the one that the security officer signed.',
  },
  PERMIT_MISSING: {
    what: 'Who permits may not permit this at this level.',
    next: 'Choose somebody who may.',
    whatWith: ({ holders }) =>
      holders.length === 0
        ? 'Nobody may permit this at this level.'
        : `Who permits may not at this level. It may be permitted by: ${holders.join(', ')}.`,
  },
  PERMIT_EXPIRED: {
    what: 'The permission has ended.',
    next: 'Ask again, and name the new paper.',
  },
  PERMIT_ON_PAPER: {
    what: 'The number, notation and day of the paper that permits it are missing.',
    next: 'Copy them from the paper, or let who permits it act.',
  },
};
