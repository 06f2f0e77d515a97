import type { SignMechanism } from '../../contract/token/channels.ts';
import type { TokenHostState } from '../../contract/token/state.ts';

/** The token host, as the core sees it. Failures are AppError with a code of contract/errors/token.ts. */
export interface TokenPort {
  state(): Promise<TokenHostState>;
  logout(): Promise<void>;
  /** Ends the login on one token; the others keep theirs. */
  logoutOne(serial: string): Promise<void>;
  /** `data` whole; RSA comes back as PKCS#1 v1.5 signature, ECDSA as raw r‖s. */
  sign(serial: string, keyId: string, mechanism: SignMechanism, data: Uint8Array): Promise<Uint8Array>;
  decrypt(
    serial: string,
    keyId: string,
    oaepHash: 'SHA-1' | 'SHA-256',
    data: Uint8Array,
  ): Promise<Uint8Array>;
}
