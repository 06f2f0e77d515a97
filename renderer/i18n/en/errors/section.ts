import type { sectionErrors } from '../../../../contract/errors/section.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const sectionSentences: SentencesOf<typeof sectionErrors> = {
  SECTION_INVALID: {
    what: 'The section (people, units, places, rights) has a wrong signature or form.',
    next: 'The one in use is kept; tell the security officer.',
  },
  SECTION_OF_ANOTHER: {
    what: "This section is another organisation's.",
    next: 'Check the folder that was imported; take the one of your own organisation.',
  },
  SECTION_SIGNER: {
    what: 'Who signed the section could not sign one at that time.',
    next: 'The one in use is kept; ask the security officer to sign it.',
  },
  SECTION_SIGNER_ENDED: {
    what: 'Who signed the section in use had lost the right to sign before the signature, as the directory or a revocation list says by now.',
    next: 'Work goes on. Ask the security officer (or the head, where the directory lists no officer any more) to check it, sign a new one, and import that.',
  },
  SECTION_OLDER: {
    what: 'This section is not newer than the one in use.',
    next: 'The one in use stays. To replace it, import one with a higher version.',
  },
  SECTION_HISTORY: {
    what: 'The new section drops or changes what the one in use says of the time gone by.',
    next: 'The one in use is kept; tell the security officer: entries are ended, never removed or back-dated.',
  },
  SECTION_WENT_BACK: {
    what: 'The stored section is not the one this terminal took last: part of the store was replaced by an old copy.',
    next: 'Stop work and delete nothing; report to the head and to the administrator, who looks into it and restores the store from the backup.',
  },
};
