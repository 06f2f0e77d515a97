import type { TokenProfile } from './profile.ts';

/** What the standard says (PKCS#11 2.40), with the tolerance that costs a well-behaved module nothing. */
export const defaultProfile: TokenProfile = {
  name: 'default',
  matches: () => true,
  session: 'read-only',
  rsaSigning: 'token-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id-or-modulus',
  login: 'hidden',
  pin: { shortest: 4, longest: 64, tries: null, flags: 'current', lockout: 'stays' },
  unload: 'finalise',
};
