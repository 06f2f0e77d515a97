import type { vi } from './words.vi.ts';

export const en: typeof vi = {
  title: 'Unlock the terminal',
  pin: 'PIN',
  open: 'Unlock',
  useOther: 'Use token {{label}}',
  opening: 'Opening the vault…',
  serial: 'Serial number {{serial}}',
  tokenReady: 'Token {{label}} is ready.',
  lockedHeading: 'Why the terminal locked',
  lockedByPerson: 'The terminal is locked. Nothing can be read without a token.',
  organisation: 'Organisation',
  lead: "Enter the token's PIN to open the vault.",
};
