import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { vaultErrors } from '../../../../contract/errors/vault.ts';
import { fileNames } from '../file-names.ts';

export const vaultSentences: SentencesOf<typeof vaultErrors> = {
  VAULT_LOCKED: { what: 'The terminal is locked.', next: 'Plug in the token and enter the PIN.' },
  IDLE_LOCKED: {
    what: 'The terminal locked itself because nothing was done.',
    next: 'Enter the PIN to go on; drafts of new documents and of corrections are kept; a count, a box not finished and what was typed in a dialog are typed again.',
  },
  VAULT_NOT_AUTHORISED: {
    what: 'This token is not authorised to open the vault.',
    next: 'Use a token authorised on this terminal.',
  },
  VAULT_KEY_FILE_DAMAGED: {
    what: "The vault's key file is damaged or missing.",
    next: 'Delete nothing; the administrator restores vault.p7m from the backup.',
  },
  VAULT_KEY_WRONG: {
    what: 'The key does not open the store.',
    next: 'Delete nothing; tell the administrator: key file and store do not belong together, or the beginning of the store was overwritten.',
  },
  VAULT_DAMAGED: {
    what: 'The store is damaged in at least one page.',
    next: 'Stop work and delete nothing; the administrator restores from the backup.',
  },
  VAULT_NEWER: {
    what: 'The store was written by a newer version of the software.',
    next: 'Install the newer version and open it again.',
  },
  VAULT_MIGRATION_CHANGED: {
    what: "The store's migration history does not match the software.",
    next: 'Do not go on; have the administrator check the installation.',
  },
  VAULT_NOT_TRAINING: {
    what: 'The stand-in opens training data only.',
    next: 'Use the installed product to open this vault.',
  },
  DISK_FULL: {
    what: 'The disk is full; what you just did was not written.',
    next: 'Free some space and do it again.',
  },
  DISK_FAILED: {
    what: 'The disk could not be read or written.',
    next: 'Leave the machine on; have the administrator check the disk.',
    whatWith: ({ file }) => `The ${fileNames[file]} could not be read or written.`,
  },
  ENVELOPE_NOT_FOUND: {
    what: 'There is no such envelope on this terminal.',
    next: 'Open the list again to see how things stand.',
  },
};
