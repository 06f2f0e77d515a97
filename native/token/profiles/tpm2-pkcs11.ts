import type { TokenProfile } from './profile.ts';

/**
 * tpm2-pkcs11 on a TPM 2.0. Certain for 1.9: run here on swtpm; the name is that of its source. It does RSA-OAEP with
 * both hashes and sets no flag for few tries: a lockout shows only as CKR_PIN_LOCKED, and ends by itself.
 */
export const tpm2: TokenProfile = {
  name: 'tpm2-pkcs11',
  matches: (library) => library.manufacturer === 'tpm2-software.github.io',
  session: 'read-only',
  rsaSigning: 'token-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id',
  login: 'shown',
  pin: { shortest: 4, longest: 64, tries: null, flags: 'current', lockout: 'passes' },
  unload: 'finalise',
};
