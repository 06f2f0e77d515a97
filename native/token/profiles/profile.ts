/** What a module says of itself (C_GetInfo), without padding. */
export interface LibraryDescription {
  readonly manufacturer: string;
  readonly description: string;
}

/** What a token says of itself (C_GetTokenInfo), without padding. */
export interface TokenDescription {
  readonly manufacturer: string;
  readonly model: string;
}

export type OaepHash = 'SHA-1' | 'SHA-256';

/**
 * How one vendor's module and tokens behave where the standard leaves room or is not kept. The doc comment of each
 * profile says how certain its facts are.
 */
export interface TokenProfile {
  readonly name: string;
  matches(library: LibraryDescription, token: TokenDescription): boolean;
  /** `read-write` where a module logs in only to such a session; nothing is ever written. */
  readonly session: 'read-only' | 'read-write';
  /**
   * Who makes the DigestInfo of an RSA signature: the token, by CKM_SHA256_RSA_PKCS where it lists that mechanism, or
   * always the host, by CKM_RSA_PKCS.
   */
  readonly rsaSigning: 'token-digest-info' | 'own-digest-info';
  /**
   * Hashes with which the token does RSA-OAEP; with another one it is asked for RSA without padding, where it does that.
   */
  readonly oaepHashes: readonly OaepHash[];
  /**
   * How the length of an attribute is learnt: by asking first (`asked`), or by offering a buffer of so many bytes and
   * a larger one after CKR_BUFFER_TOO_SMALL, where a module answers the question with 0.
   */
  readonly attributeBuffer: 'asked' | number;
  /**
   * How certificate and private key are paired: by equal CKA_ID, or, where no key has the certificate's CKA_ID, by
   * the RSA modulus; a sole key that shows none is taken for the sole certificate.
   */
  readonly keyPairing: 'id' | 'id-or-modulus';
  /**
   * Whether C_GetSessionInfo shows every login (`shown`). Where a login can stand that it does not show (`hidden`),
   * CKR_USER_ALREADY_LOGGED_IN is answered by a logout, and the PIN, which was not looked at, is offered again.
   */
  readonly login: 'shown' | 'hidden';
  readonly pin: {
    /** Bytes. A PIN of another length cannot be right: the token is not asked and no try is lost. */
    readonly shortest: number;
    readonly longest: number;
    /** Wrong PINs in a row that lock the token; null where that is not known. */
    readonly tries: number | null;
    /** Whether the flags for few tries go out with the right PIN, as the standard says, or stay up (`kept`). */
    readonly flags: 'current' | 'kept';
    /** Whether a lock after wrong PINs ends by itself (`passes`), or only the issuer can end it. */
    readonly lockout: 'stays' | 'passes';
  };
  /** `process-exit` where C_Finalize may not come back: the end of the process frees the module instead. */
  readonly unload: 'finalise' | 'process-exit';
}
