import type { TokenProfile } from './profile.ts';

/**
 * openCryptoki's tokens. Certain for the soft token of 3.8, which was run here: it counts tries and shows them by the
 * standard's flags. Read in IBM's documentation: IBM as manufacturer of the tokens, PINs of 4 to 8 characters.
 * Inferred: the manufacturer in C_GetInfo.
 */
export const openCryptoki: TokenProfile = {
  name: 'opencryptoki',
  matches: (library, token) => library.manufacturer.startsWith('IBM') && token.manufacturer.startsWith('IBM'),
  session: 'read-only',
  rsaSigning: 'token-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id',
  login: 'shown',
  pin: { shortest: 4, longest: 8, tries: null, flags: 'current', lockout: 'stays' },
  unload: 'finalise',
};
