import type { evidenceErrors } from '../../../../contract/errors/evidence.ts';
import type { SentencesOf } from '../../../../contract/errors/sentence.ts';

export const evidenceSentences: SentencesOf<typeof evidenceErrors> = {
  LEDGER_EMPTY: {
    what: 'The ledger has no entry: there is nothing to confirm.',
    next: 'Ask for another export from the terminal of that body.',
  },
  LEDGER_UNSIGNED: {
    what: 'The ledger has entries after its last checkpoint, which nobody has signed.',
    next: 'Unlock the terminal so that it signs them, and export again; do not use the unsigned entries.',
  },
  LEDGER_TIME_AHEAD: {
    what: 'A ledger entry states a time that has not come yet.',
    next: 'Check the clock of the examining machine; if it is right, report to the head.',
  },
  LEDGER_FORKED: {
    what: 'Two ledgers of one terminal differ from an entry on.',
    next: "Use neither; compare with the endpoint's last anchor and report to the head.",
  },
  LEDGER_LACKS_ACT: {
    what: 'The ledger lacks an act that its body signed and that another ledger of the folder holds.',
    next: 'Ask that body for a newer export; if the act is missing there too, the end was removed or rewritten.',
  },
  LEDGERS_DISAGREE: {
    what: 'Two ledgers record one envelope differently.',
    next: 'Compare the two entries named; report to the heads of both bodies.',
  },
  RECORD_DENIED: {
    what: 'The ledger records this document as never issued, while another ledger holds that very record under the signature of its issuer.',
    next: "The end of the issuer's ledger was rewritten; report to the head and to the supervising authority.",
  },
  TERMINAL_NOT_LISTED: {
    what: 'The directory does not list this terminal for that body.',
    next: 'Verify with a directory that lists it; without one the ledger proves nothing.',
  },
  FILE_UNREADABLE: {
    what: 'Not a regular file (a folder, link, pipe or device), or one that cannot be read.',
    next: 'Ask for another export of the ledger.',
  },
  FILE_TOO_LARGE: {
    what: 'The file, or a line of it, is larger than its kind allows.',
    next: 'Ask for another export of the ledger.',
  },
  FILE_DOUBLED: {
    what: 'The folder has the same content twice.',
    next: 'Remove the surplus copy or ask for another export of the ledger.',
  },
};
