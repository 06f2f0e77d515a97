import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  title: 'Unlock the terminal',
  pin: 'PIN',
  open: 'Unlock',
  useOther: 'Use token {{label}}',
  useOtherOf: 'Use token {{label}}, serial number {{serial}}, reader {{reader}}',
  reading: 'Reading the tokens in the readers…',
  opening: 'Opening the vault…',
  whichToken: 'Serial number {{serial}} · Reader {{reader}}',
  tokenReady: 'Token {{label}} is ready.',
  lockedHeading: 'Why the terminal locked',
  lockedByPerson:
    'The terminal is locked. Nothing can be read without a token. Of work not finished, if any: drafts of new documents and of corrections are kept; a count, a box not finished and what was typed in a dialog are typed again.',
  organisation: 'Organisation',
  lead: 'To open the vault, enter the PIN of the token of:',
  changed:
    'The token has changed: a PIN entered now goes to {{label}}. If it is your own, press Tab to reach the PIN box.',
};
