import { bit4id } from './bit4id.ts';
import { defaultProfile } from './default.ts';
import { enterSafe } from './entersafe.ts';
import { openCryptoki } from './opencryptoki.ts';
import { openSc } from './opensc.ts';
import type { LibraryDescription, TokenDescription, TokenProfile } from './profile.ts';
import { safeNet } from './safenet.ts';
import { softHsm } from './softhsm.ts';
import { tpm2 } from './tpm2-pkcs11.ts';

/** Every known profile; the first that matches is used. */
export const profiles: readonly TokenProfile[] = [
  softHsm,
  openSc,
  tpm2,
  openCryptoki,
  bit4id,
  safeNet,
  enterSafe,
];

/** The profile of a token, by what its module and the token itself say. */
export const profileOf = (library: LibraryDescription, token: TokenDescription): TokenProfile =>
  profiles.find((profile) => profile.matches(library, token)) ?? defaultProfile;
