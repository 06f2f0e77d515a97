import type { TokenProfile } from './profile.ts';

/**
 * OpenSC with PIV and OpenPGP cards. Certain for 0.23, which was run here on virtual cards: CKF_USER_PIN_FINAL_TRY
 * stays up after the right PIN, and a call may deadlock when a card is pulled out. Inferred: then C_Finalize does not
 * come back.
 */
export const openSc: TokenProfile = {
  name: 'opensc',
  matches: (library) => library.manufacturer === 'OpenSC Project',
  session: 'read-only',
  rsaSigning: 'token-digest-info',
  oaepHashes: ['SHA-1', 'SHA-256'],
  attributeBuffer: 'asked',
  keyPairing: 'id',
  login: 'shown',
  pin: { shortest: 4, longest: 64, tries: null, flags: 'kept', lockout: 'stays' },
  unload: 'process-exit',
};
