import type { ledgerErrors } from '../../../../contract/errors/ledger.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const ledgerSentences: SentencesOf<typeof ledgerErrors> = {
  LEDGER_BROKEN: {
    what: "The ledger's chain is broken at an entry.",
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  LEDGER_ENTRY_INVALID: {
    what: 'A ledger entry does not have the right form.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  ACT_UNKNOWN: {
    what: 'A ledger entry holds something this version does not know; a newer version may have written it.',
    next: 'Verify with the newest version; if that says the same, report to the head.',
  },
  LEDGER_ROLLED_BACK: {
    what: 'The ledger is older than the anchor the endpoint holds: the store was replaced by an old one.',
    next: 'Stop work and report to the head at once.',
  },
  CHECKPOINT_INVALID: {
    what: 'A checkpoint does not match the ledger.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  PROOF_MISSING: {
    what: 'A signed proof the ledger refers to is missing.',
    next: 'Tell the administrator; restore from the backup.',
  },
  PROOF_INVALID: {
    what: 'A signed proof does not say what its ledger entry says, or its signature does not hold.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  PROOF_UNKNOWN: {
    what: 'The folder of evidence holds a file that nothing in the evidence refers to.',
    next: 'Do not use this evidence; have it exported from the ledger again.',
  },
  LEDGER_CONTRADICTS: {
    what: 'A ledger entry contradicts those before it.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  ORDINAL_BROKEN: {
    what: 'An ordinal or arrival number in a register is missing or given twice.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  LEDGER_TIME_BACK: {
    what: 'A ledger entry states a time before that of an earlier one, and no incident says that the clock was set back.',
    next: 'Stop work and report to the head; export the ledger for examination.',
  },
  TIME_NOT_ATTESTED: {
    what: 'A signature or an act was made before its maker lost the authority, or before this terminal could know of that, as it states itself; nothing outside attests it before the loss.',
    next: "Compare with the other side's register before relying on it.",
  },
  PROJECTION_DIFFERS: {
    what: 'A register does not match the ledger.',
    next: 'Rebuild the registers from the ledger and tell the administrator.',
  },
};
