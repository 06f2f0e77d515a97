import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { tokenErrors } from '../../../../contract/errors/token.ts';

export const tokenSentences: SentencesOf<typeof tokenErrors> = {
  TOKEN_ABSENT: { what: 'No token is plugged in.', next: 'Plug in your token and try again.' },
  TOKEN_SEVERAL: {
    what: 'Several tokens are plugged in.',
    next: 'Take the others out, or name the serial number.',
  },
  TOKEN_REMOVED: {
    what: 'The token was taken out, so the terminal locked.',
    next: 'Plug the token in again and enter the PIN; drafts of new documents and of corrections are kept; a count, a box not finished and what was typed in a dialog are typed again.',
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
  PIN_NOT_SET: {
    what: 'The token has no PIN yet, or its PIN has expired.',
    next: 'Take the token to the body that issued it to have a PIN set.',
  },
  PIN_LOCKED_FOR_NOW: {
    what: 'The device takes no PIN for a while after too many wrong ones.',
    next: 'Wait and try again; the device sets the time, after which it opens by itself.',
  },
  PIN_CHARACTERS: {
    what: 'The PIN has an accented letter or a character that is not on a plain keyboard; it was not sent.',
    next: 'Switch the input method off and enter the PIN again.',
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
  TOKEN_MODULE_EXPOSED: {
    what: 'Other accounts of this machine could replace the token driver file, so it was not loaded.',
    next: 'The administrator gives the file and each folder above it to root, and lets no other account write to them.',
  },
  TOKEN_MODULE_FAILED: {
    what: 'The token driver failed.',
    next: 'Take the token out, plug it in and try again; if it fails again, restart the terminal.',
  },
  TOKEN_HOST_LOST: {
    what: 'The token process stopped suddenly, so the terminal locked.',
    next: 'Enter the PIN again; nothing that was confirmed is lost, and drafts of new documents and of corrections are kept; a count, a box not finished and what was typed in a dialog are typed again.',
  },
  TOKEN_NOT_ANSWERING: {
    what: 'The token driver did not answer, so the terminal ended it and locked.',
    next: 'Take the token out, plug it in and enter the PIN; if it happens again, have the driver checked.',
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
  TOKEN_CANNOT_DECRYPT: {
    what: 'Tokens of this kind can sign, but cannot open this terminal: they do not decrypt with RSA-OAEP.',
    next: 'Ask the administrator for a token that does, or for one made with another driver.',
  },
  TOKEN_DECRYPT_FAILED: {
    what: 'The token could not decrypt the key.',
    next: 'Check that the token sits firmly and is the authorised one, then try again.',
  },
  PIN_NOT_TYPED: {
    what: 'No PIN was typed.',
    next: 'Run the command at a keyboard and type the PIN when asked.',
  },
  PIN_CANCELLED: {
    what: 'PIN entry on the reader was cancelled or timed out.',
    next: 'Unlock again and enter the PIN on the reader.',
  },
};
