import type { LibraryDescription, TokenDescription, TokenProfile } from './profile.ts';

/** The maker, and the authorities whose drivers carry its module under their own name. */
const names = /\b(?:entersafe|feitian|epass|viettel|vnpt|fpt|bkav|newtel|nacencomm|efy|misa)/i;

/**
 * Feitian EnterSafe, which most of Vietnam's public authorities give out under names of their own (`viettel-ca_v6.dll`,
 * `vnptca_p11_v8.dll`, `fptca_v4.dll` …). Read in a public program that drives these modules: read-write sessions
 * are refused (VNPT), the query for a length may answer 0, CKA_ID may be empty or differ between certificate and key,
 * CKM_SHA256_RSA_PKCS may be missing, a login holds for the whole process, and unloading may deadlock. That C_GetInfo
 * or the token names the maker or the authority is inferred; a driver that names neither gets the default.
 */
export const enterSafe: TokenProfile = {
  name: 'entersafe',
  matches: (library: LibraryDescription, token: TokenDescription) =>
    [library.manufacturer, library.description, token.manufacturer, token.model].some((text) =>
      names.test(text),
    ),
  session: 'read-only',
  rsaSigning: 'own-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 4096,
  keyPairing: 'id-or-modulus',
  login: 'hidden',
  pin: { shortest: 4, longest: 64, tries: null, flags: 'current', lockout: 'stays' },
  unload: 'process-exit',
};
