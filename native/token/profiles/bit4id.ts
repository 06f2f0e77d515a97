import type { TokenProfile } from './profile.ts';

/**
 * Bit4id (`bit4xpki.dll`, `libbit4xpki.so`) with the TokenME EVO cards of the government's own authority. Read from
 * real cards: PINs of 4 to 16 characters padded to 16, three tries, certificates listable without a PIN. Read of
 * another build of the vendor: its name in C_GetInfo. Inferred, from other programs that hold the token at the same
 * time: a login that the session does not show. Everything else is as for an unknown module.
 */
export const bit4id: TokenProfile = {
  name: 'bit4id',
  matches: (library) => /^bit4id\b/i.test(library.manufacturer),
  session: 'read-only',
  rsaSigning: 'own-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id-or-modulus',
  login: 'hidden',
  pin: { shortest: 4, longest: 16, tries: 3, flags: 'current', lockout: 'stays' },
  unload: 'finalise',
};
