import type { TokenProfile } from './profile.ts';

/**
 * SoftHSM 2, the tokens of demo and tests. Certain: run here with version 2.6. Its RSA-OAEP takes SHA-1 only, and it
 * neither counts nor locks a PIN.
 */
export const softHsm: TokenProfile = {
  name: 'softhsm',
  matches: (library) => library.manufacturer === 'SoftHSM',
  session: 'read-only',
  rsaSigning: 'token-digest-info',
  oaepHashes: ['SHA-1'],
  attributeBuffer: 'asked',
  keyPairing: 'id',
  login: 'shown',
  pin: { shortest: 4, longest: 64, tries: null, flags: 'current', lockout: 'stays' },
  unload: 'finalise',
};
