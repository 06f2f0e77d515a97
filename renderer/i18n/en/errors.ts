import type { DetailOf } from '../../../contract/errors/index.ts';
import type { ErrorSentences } from '../../../contract/errors/sentence.ts';

/** The files of a terminal by their roles. */
const files: Readonly<Record<DetailOf<'DISK_FAILED'>['file'], string>> = {
  store: 'store',
  'vault-key': "vault's key file",
  preferences: 'preferences file',
  anchors: 'trust anchors',
  intermediates: 'intermediate certificates',
  crls: 'revocation lists',
  'device-ca': "device authority's certificate",
};

/** What happened, and what to do next, for each code of contract/errors/. */
export const errors: ErrorSentences = {
  TOKEN_ABSENT: { what: 'No token is plugged in.', next: 'Plug in your token and try again.' },
  TOKEN_REMOVED: {
    what: 'The token was taken out, so the terminal locked.',
    next: 'Plug the token in again and enter the PIN; your draft is kept.',
  },
  TOKEN_CHANGED: {
    what: 'The token is no longer the one shown when you typed the PIN; the PIN was not sent.',
    next: 'Look at the token shown and enter the PIN again.',
  },
  TOKEN_NOT_LISTED: {
    what: "This token is not on the terminal's list of admitted tokens.",
    next: 'Use a registered token, or ask the administrator to add its serial number to the configuration.',
  },
  TOKEN_NO_CERTIFICATE: {
    what: 'The token holds no suitable certificate.',
    next: 'Check that it is the right token; if so, contact the body that issued the certificate.',
  },
  PIN_WRONG: {
    what: 'The PIN is wrong.',
    next: 'Enter it again with care; the token locks itself after a few wrong tries in a row.',
    whatWith: ({ triesLeft }) =>
      triesLeft === 1
        ? 'The PIN is wrong. One try is left.'
        : `The PIN is wrong. ${triesLeft} tries are left.`,
  },
  PIN_LAST_TRY: {
    what: 'The PIN is wrong. One try is left before the token locks.',
    next: 'Stop and check the PIN; if in doubt, ask the administrator before you try.',
  },
  PIN_LOCKED: {
    what: 'The token is locked after too many wrong PINs.',
    next: 'Take the token to the body that issued it to have it unlocked.',
  },
  PIN_FORMAT: { what: 'A PIN has 4 to 64 characters.', next: 'Enter the PIN again.' },
  TOKEN_MODULE_MISSING: {
    what: "The token's PKCS#11 module file was not found.",
    next: 'The administrator checks the path in terminal.json and installs the driver again.',
  },
  TOKEN_MODULE_UNTRUSTED: {
    what: 'The token driver file differs from the approved one.',
    next: 'Do not go on; have the administrator check where the file came from.',
  },
  TOKEN_MODULE_FAILED: {
    what: 'The token driver failed.',
    next: 'Take the token out, plug it in and try again; if it fails again, restart the terminal.',
  },
  TOKEN_HOST_LOST: {
    what: 'The token process stopped suddenly, so the terminal locked.',
    next: 'Enter the PIN again; nothing that was confirmed is lost.',
  },
  SEAL_ABSENT: {
    what: "The organisation's token is not plugged in.",
    next: "Plug in the organisation's token and issue again.",
  },
  SEAL_LOCKED: {
    what: "The organisation's token has not been opened in this session.",
    next: "Enter the organisation token's PIN and issue again.",
  },
  TOKEN_SIGN_FAILED: {
    what: 'The token could not sign.',
    next: 'Check that the token sits firmly and try again.',
  },
  TOKEN_NOT_LOGGED_IN: {
    what: 'The token has not been opened with its PIN.',
    next: "Enter the token's PIN and try again.",
  },
  TOKEN_DECRYPT_FAILED: {
    what: 'The token could not decrypt the key.',
    next: 'Check that the token sits firmly and is the authorised one, then try again.',
  },
  PIN_CANCELLED: {
    what: 'PIN entry on the reader was cancelled or timed out.',
    next: 'Unlock again and enter the PIN on the reader.',
  },
  VAULT_LOCKED: { what: 'The terminal is locked.', next: 'Plug in the token and enter the PIN.' },
  IDLE_LOCKED: {
    what: 'The terminal locked itself because nothing was done.',
    next: 'Enter the PIN to go on; your draft is kept.',
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
    whatWith: ({ file }) => `The ${files[file]} could not be read or written.`,
  },
  ENVELOPE_NOT_FOUND: {
    what: 'There is no such envelope on this terminal.',
    next: 'Open the list again to see how things stand.',
  },
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
  NUMBER_USED: {
    what: 'This number and notation were already used this year.',
    next: 'Check the outgoing register and take the next number.',
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
    what: 'The register of that year is closed: lines are written in those of this year and the last.',
    next: 'Check the date; if it is right, ask the head how a document of an earlier year is to be registered.',
    whatWith: ({ oldestOpen }) =>
      `The register of that year is closed: the oldest that still takes lines is that of ${oldestOpen}.`,
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
  COUNTS_DIFFER: {
    what: 'What you counted differs from the record received.',
    next: 'Do not enter it; refuse it with a reason code so that the sender knows at once.',
  },
  SIGNATURE_INVALID: {
    what: 'A digital signature is wrong.',
    next: 'Do not use this data; tell the sender and the administrator.',
  },
  SIGNATURE_FORMAT: {
    what: 'The signature structure cannot be read or lacks a required attribute.',
    next: 'Ask the sender to sign again with approved software.',
  },
  SIGNATURE_ALGORITHM: {
    what: 'A signature or certificate uses an algorithm that is not approved.',
    next: 'Ask the sender to sign again with RSA of 2048 bits or more, or ECDSA P-256 or P-384, and SHA-2.',
  },
  SIGNATURE_TIME: {
    what: 'The signing time does not fit the present time or the life of the certificate.',
    next: 'Check the clock; if it is right, ask the sender to check theirs and sign again.',
  },
  SIGNATURE_ORDER: {
    what: 'The organisation may not sign before the competent person.',
    next: 'Sign with the personal token first.',
  },
  SIGNER_NOT_AUTHORISED: {
    what: 'The signer may not sign for this organisation.',
    next: 'Check the directory; have it updated if the person is right.',
    whatWith: ({ token }) =>
      token === 'personal'
        ? 'By the directory, the holder of this personal token may not sign for the organisation.'
        : "By the directory, the organisation's token in the reader is not this organisation's.",
  },
  CERTIFICATE_FORMAT: {
    what: 'A certificate cannot be read or demands something this software does not do.',
    next: 'Ask the body that issued it for a certificate of the standard profile.',
  },
  CERTIFICATE_UNTRUSTED: {
    what: 'The certificate does not lead to a trusted root.',
    next: 'Check the imported trust anchors.',
  },
  CERTIFICATE_EXPIRED: {
    what: 'The certificate has expired or is not yet valid.',
    next: 'Have a new certificate issued; check the clock.',
  },
  CERTIFICATE_REVOKED: {
    what: 'The certificate has been revoked.',
    next: 'Do not use this token; contact the body that issued it.',
  },
  CERTIFICATE_USAGE: {
    what: 'The certificate may not be used for this purpose.',
    next: 'Use the signing or encryption certificate as required.',
  },
  CRL_MISSING: {
    what: "The issuer's revocation list is missing.",
    next: 'The administrator imports a new CRL file by approved means.',
  },
  CRL_STALE: {
    what: 'The revocation list is too old.',
    next: 'The administrator imports a new CRL file by approved means.',
  },
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
    what: 'A signature or an act states a time before its maker lost the authority, but nothing outside attests it before that.',
    next: "Compare with the other side's register before relying on it.",
  },
  PROJECTION_DIFFERS: {
    what: 'A register does not match the ledger.',
    next: 'Rebuild the registers from the ledger and tell the administrator.',
  },
  ENDPOINT_UNREACHABLE: {
    what: 'The endpoint cannot be reached.',
    next: 'Nothing to do: records wait in the outbox and go when the connection is back.',
  },
  ENDPOINT_NOT_PINNED: {
    what: 'The server that answered is not the pinned endpoint.',
    next: 'Do not use this network; tell the administrator at once.',
  },
  ENDPOINT_ANSWER_INVALID: {
    what: "The endpoint's answer has a wrong form or signature.",
    next: "Tell the endpoint's administrator; the record stays in the outbox.",
  },
  ENDPOINT_WENT_BACK: {
    what: 'The endpoint went back to an older state: its time, a sequence or the anchor is behind what it once signed.',
    next: "Tell the endpoint's administrator. Envelopes it receipted after that state are sent again by themselves; follow them in the outbox, or send any again there.",
  },
  MAILBOX_ITEM_UNREADABLE: {
    what: 'An item of the mailbox cannot be read.',
    next: "Only its digest and length are kept; tell the endpoint's administrator. A sender who misses the receipt can send again from the outbox.",
  },
  ENVELOPE_KIND_UNKNOWN: {
    what: 'An envelope came of a kind or form that this version does not know.',
    next: 'Only its digest and length are kept. Have the terminal updated, then ask the sender to send it again from the outbox.',
  },
  MAILBOX_FLOODED: {
    what: 'The endpoint hands over too many damaged or forged envelopes; the terminal has disconnected.',
    next: "Tell the endpoint's administrator; once the endpoint is mended, lock and unlock the terminal to go on.",
  },
  ENVELOPE_INVALID: {
    what: 'The envelope does not have the right form.',
    next: 'It is kept as it came for examination; tell the sender.',
  },
  GENERATION_UNKNOWN: {
    what: 'A signed statement is of a generation this version does not know; a newer version wrote it.',
    next: 'It is kept as it came; have the newest version installed.',
  },
  ENVELOPE_SENDER_UNKNOWN: {
    what: 'The envelope comes from a sender who is not in the directory.',
    next: 'It is kept as it came; check the directory and tell the administrator.',
  },
  ENVELOPE_NOT_OURS: {
    what: 'The envelope is not addressed to this organisation.',
    next: "It is kept as it came; tell the endpoint's administrator.",
  },
  ENVELOPE_UNSEALABLE: {
    what: 'The seal of the envelope cannot be opened.',
    next: 'Ask the sender to check the directory and send again.',
  },
  ENVELOPE_TOO_LARGE: {
    what: 'The record is too large for an envelope.',
    next: 'Use fewer recipients and issue in several goes.',
  },
  ENVELOPE_CONFLICT: {
    what: 'Another envelope already used this identity.',
    next: 'Tell the administrator; the new one was not taken.',
  },
  MAILBOX_KEY_MISSING: {
    what: 'The recipient has published no mailbox key.',
    next: 'Contact the recipient or update the directory.',
    whatWith: ({ organisation }) => `Recipient ${organisation} has published no mailbox key.`,
  },
  MESSAGE_WRONG_STATE: {
    what: 'This status is not allowed at this point.',
    next: 'Open the record to see its route.',
  },
  OUTBOX_WRONG_STATE: {
    what: 'The outbox item is no longer in a state that allows this.',
    next: 'Look at its state in the outbox.',
  },
  DIRECTORY_INVALID: {
    what: 'The directory has a wrong signature or form.',
    next: 'The old one is kept; tell the directory authority.',
  },
  DIRECTORY_HISTORY: {
    what: 'The newer directory drops or changes what the one in hand says of the time gone by.',
    next: 'The old one is kept; tell the directory authority: entries are ended, never removed or back-dated.',
  },
  DIRECTORY_WENT_BACK: {
    what: 'The stored directory is not the one this terminal took last: part of the store was replaced by an old copy.',
    next: 'Stop work and delete nothing; report to the head and to the administrator, who looks into it and restores the store from the backup.',
  },
  DIRECTORY_STALE: {
    what: 'The directory has not been signed anew for more than 90 days: the endpoint may be holding back a newer one.',
    next: 'Compare its version and day, shown in the settings, with the directory authority.',
  },
  DIRECTORY_MISSING: {
    what: 'The terminal has no directory yet.',
    next: 'Connect to the endpoint or import a signed directory file.',
  },
  MEDIA_TYPE_FOREIGN: {
    what: 'The endpoint refuses a foreign media type.',
    next: 'Send messages of this system only; edXML is not taken.',
  },
  REQUEST_INVALID: {
    what: 'The endpoint refused a malformed request.',
    next: 'Tell the administrator: terminal and endpoint may differ in version.',
  },
  REQUEST_TOO_LARGE: {
    what: 'The request is over the size limit.',
    next: 'Use fewer recipients and send again.',
  },
  ROUTE_UNKNOWN: {
    what: 'The endpoint has no such function.',
    next: 'Tell the administrator: terminal and endpoint may differ in version.',
  },
  SESSION_REQUIRED: {
    what: 'The connection has not been authenticated with a token.',
    next: 'The terminal authenticates again by itself.',
  },
  SESSION_NOT_BOUND: {
    what: 'The session signature does not belong to this connection.',
    next: 'Tell the administrator: something may stand in between.',
  },
  TERMINAL_NOT_ADMITTED: {
    what: 'The endpoint does not admit this terminal.',
    next: "Have the administrator check the device certificate and the directory's list of terminals.",
  },
  SENDER_MISMATCH: {
    what: "The envelope's sender is not the session's organisation.",
    next: 'Tell the administrator.',
  },
  RECIPIENT_UNKNOWN: {
    what: "The recipient is not in the endpoint's directory.",
    next: 'Update the directory and issue again.',
  },
  ANCHOR_CONFLICT: {
    what: 'The ledger anchor contradicts the one the endpoint holds.',
    next: 'Stop work and report to the head at once.',
  },
  ENDPOINT_BUSY: { what: 'The endpoint is busy.', next: 'The terminal tries again by itself.' },
  ENDPOINT_FAILED: {
    what: 'The endpoint failed and did not take the request.',
    next: "The terminal tries again by itself; if it lasts, tell the endpoint's administrator.",
  },
  ARGUMENT_INVALID: {
    what: 'An internal request has the wrong form.',
    next: 'Close and reopen the window; if it happens again, tell the administrator.',
  },
  RESULT_INVALID: {
    what: 'An internal result has the wrong form.',
    next: 'Close and reopen the window; if it happens again, tell the administrator.',
  },
  SENDER_REFUSED: {
    what: 'A request came from a place that is not allowed.',
    next: 'Tell the administrator at once.',
  },
  CHANNEL_UNKNOWN: {
    what: 'There is no such internal channel.',
    next: 'Tell the administrator: the installation may mix versions.',
  },
  CORE_LOST: {
    what: 'The core process stopped and is being restarted.',
    next: 'Enter the PIN again; nothing that was confirmed is lost.',
  },
  SESSION_WRONG_STATE: {
    what: 'The session is not in a state that allows this.',
    next: 'Wait for the state shown on the screen to change and try again.',
  },
  CLOCK_BACKWARD: {
    what: 'The clock was set back.',
    next: 'Set the clock right; this has been written to the ledger.',
  },
  CLOCK_ASTRAY: {
    what: "The clock is far from the endpoint's time.",
    next: 'Set the clock right and unlock again.',
  },
  CONFIG_INVALID: {
    what: "The terminal's configuration file is not valid.",
    next: 'The administrator checks terminal.json.',
  },
  TRUST_FILES_INVALID: {
    what: 'The trust anchors or revocation lists cannot be read.',
    next: 'The administrator imports the trust files again.',
    whatWith: ({ file }) => `The ${files[file]} cannot be read.`,
  },
  LAW_DATA_INVALID: {
    what: 'A legal data file is not valid.',
    next: 'Install the software again from the approved package.',
  },
  SWITCH_FORBIDDEN: {
    what: 'The terminal was started with a switch that opens it to a debugger or changes its protection.',
    next: 'Start it from the installed icon; tell the administrator if this was not you.',
  },
  ALREADY_RUNNING: { what: 'The terminal is already running.', next: 'Use the window that is open.' },
  UNEXPECTED: {
    what: 'An unexpected error occurred; nothing was recorded.',
    next: 'Try again; if it happens again, give the administrator this code.',
  },
};
