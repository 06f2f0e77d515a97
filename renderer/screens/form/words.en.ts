import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  name: 'Registration form',
  commands: {
    outgoing: 'Register an outgoing document',
    incoming: 'Register an incoming document',
  },
  keys: {
    heading: 'In the form',
    does: {
      nextField: 'Next field',
      save: 'Save into the register',
      saveNext: 'Save and start the next',
      duplicate: 'Copy from the last registered document',
    },
  },
  title: {
    outgoing: 'Register an outgoing document',
    incoming: 'Register an incoming document',
    correct: 'Correct record {{code}}',
  },
  noSummary:
    'Never enter a subject line or content. The record carries codes alone; the subject line is written by hand in the paper register.',
  section: {
    identity: 'Document',
    parties: 'Issuer and recipients',
    counts: 'Counts on the envelope',
    terms: 'Terms and keeping',
  },
  next: {
    outgoing: 'Ordinal {{ordinal}}, next number {{number}}',
    incoming: 'Ordinal {{ordinal}}, arrival number {{arrivalNumber}}',
  },
  save: 'Save',
  again: 'Enter it all the same: another copy',
  saveNext: 'Save and next',
  duplicate: 'Copy the last one',
  duplicated: 'Copied from the last registered document; number and date are left to enter.',
  nothingToDuplicate: "There is no document in this year's register to copy.",
  saving: 'Writing into the register…',
  saved: {
    outgoing: 'Registered as ordinal {{ordinal}}, code {{code}}.',
    incoming: 'Entered as ordinal {{ordinal}}, arrival number {{arrivalNumber}}, code {{code}}.',
  },
  named: 'Wrong issuer or code: cancel this line and enter the document again',
  corrected: 'Code {{code}} has been corrected.',
  draftRestored: 'Your unfinished draft is back.',
  draftDiscard: 'Discard the draft',
  draftSaved: 'Draft saved (encrypted)',
  draftSaving: 'Saving the draft…',
  draftFailed: 'The draft is not saved yet',
  parts: "Parts of the body's notations",
  suggestion: 'By law at most {{years}} years: {{date}}',
  useSuggestion: 'Use {{date}}',
  codeHint: 'Scan the barcode on the envelope or type 13 characters; leave empty if it came without a code.',
  fix: 'Fields to correct: {{count}}',
  confirm: {
    title: 'Confirm the correction',
    lead: 'Old and new values are both written to the ledger and signed by the token.',
    field: 'Field',
    old: 'Old',
    'new': 'New',
    reason: 'Reason for the correction',
    unchanged: 'Nothing has changed.',
    go: 'Record the correction',
    back: 'Go on editing',
  },
};
