import type { SignMechanism } from '../../contract/token/channels.ts';

/** Something that signs with a private key it need not show: a hardware token, or a key from a file. */
export interface Signer {
  /** The signing certificate, DER. */
  readonly certificate: Uint8Array;
  /** Certificates of the intermediate authorities, DER; they travel in every signature. */
  readonly chain: readonly Uint8Array[];
  readonly mechanism: SignMechanism;
  /** The key was matched with the certificate when the signer was made, and cannot be pulled out since. */
  readonly matched?: true;
  /** Signs `data` whole (the signer hashes it). RSA gives a PKCS#1 v1.5 signature, ECDSA raw r‖s. */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
