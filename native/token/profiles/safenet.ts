import type { TokenProfile } from './profile.ts';

/**
 * SafeNet eToken (`eTPKCS11.dll`, `libeTPkcs11.so`), the government tokens before about 2022. Read from public output
 * of the vendor's module: manufacturer "SafeNet, Inc.", model "eToken"; in the
 * authority's instructions: three tries. Inferred, from other programs that hold the
 * token at the same time: a login that the session does not show. Everything else is as for an unknown module.
 */
export const safeNet: TokenProfile = {
  name: 'safenet',
  matches: (library, token) =>
    library.manufacturer.startsWith('SafeNet') ||
    (token.manufacturer.startsWith('SafeNet') && token.model === 'eToken'),
  session: 'read-only',
  rsaSigning: 'own-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id-or-modulus',
  login: 'hidden',
  pin: { shortest: 4, longest: 64, tries: 3, flags: 'current', lockout: 'stays' },
  unload: 'finalise',
};
