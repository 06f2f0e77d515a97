import type { SentencesOf } from '../../../../contract/errors/sentence.ts';
import type { systemErrors } from '../../../../contract/errors/system.ts';
import { fileNames, trustFileReasons } from '../file-names.ts';

export const systemSentences: SentencesOf<typeof systemErrors> = {
  ARGUMENT_INVALID: {
    what: 'An internal request has the wrong form.',
    next: 'Close and reopen the window; if it happens again, tell the administrator.',
  },
  RESULT_INVALID: {
    what: 'An internal result has the wrong form.',
    next: 'Close and reopen the window; if it happens again, tell the administrator.',
  },
  REQUEST_REPEATED: {
    what: 'This request was already carried out with other values.',
    next: 'Open the screen again to see what was recorded, and go on from there.',
  },
  SENDER_REFUSED: {
    what: 'A request came from a place that is not allowed.',
    next: 'Tell the administrator at once.',
  },
  CHANNEL_UNKNOWN: {
    what: 'There is no such internal channel.',
    next: 'Tell the administrator: the installation may mix versions.',
  },
  ACTS_TOO_FAST: {
    what: 'The terminal has done very many acts within a minute.',
    next: 'Answer the question of the terminal; if it was not you, pull the token and tell the administrator at once.',
  },
  GESTURE_MISSING: {
    what: 'Signing runs only right after a person has pressed the button that confirms it.',
    next: 'Press the button again; if this comes back with nobody pressing, pull the token and tell the administrator.',
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
    next: 'Set the clock right; the connection then comes back by itself.',
  },
  CLOCK_BEHIND: {
    what: 'The clock seems wrong: a revocation list is dated later than it shows.',
    next: 'Set the clock right and unlock again. If it is right, the administrator asks the authority about the list.',
    whatWith: ({ name }) =>
      `The clock seems wrong: the revocation list ${name} is dated later than it shows.`,
  },
  CONFIG_INVALID: {
    what: "The terminal's configuration file is not valid.",
    next: 'The administrator checks terminal.json.',
  },
  TRUST_FILES_INVALID: {
    what: 'A trust anchor or revocation list cannot be used.',
    next: 'The administrator imports the trust files again.',
    whatWith: ({ file, name, reason }) =>
      `Refused among the ${fileNames[file]}${name === '-' ? '' : `, file ${name}`}: ${trustFileReasons[reason]}.`,
  },
  LAW_DATA_INVALID: {
    what: 'A legal data file is not valid.',
    next: 'Install the software again from the approved package.',
  },
  SWITCH_FORBIDDEN: {
    what: 'The terminal was started with a command-line switch or an environment variable that is not allowed.',
    next: 'Start it from the installed icon; tell the administrator if this was not you.',
  },
  ALREADY_RUNNING: {
    what: 'The terminal is already running.',
    next: 'Use the window that is open, or close the terminal and try again.',
  },
  UNEXPECTED: {
    what: 'An unexpected error occurred; nothing was recorded.',
    next: 'Try again; if it happens again, give the administrator this code.',
  },
};
