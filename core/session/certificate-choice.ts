import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { TokenCertificate, TokenInfo } from '../../contract/token/state.ts';
import { checkCertificate } from '../signature/certificate-check.ts';
import { readCertificate } from '../signature/certificates.ts';
import type { TrustStore } from '../signature/trust.ts';

/** A certificate on a token and the identity of its key there. */
export interface TokenKey {
  readonly keyId: string;
  /** DER. */
  readonly certificate: Uint8Array;
}

/**
 * Every certificate of a token for one usage, the one that ends last first: a token holds former ones beside the
 * renewed one, in any order. TOKEN_NO_CERTIFICATE when there is none.
 */
export function keysFor(token: TokenInfo, usage: TokenCertificate['usage']): TokenKey[] {
  const found = token.certificates
    .filter((candidate) => candidate.usage === usage)
    .map(({ keyId, certificate }) => ({ keyId, certificate: Buffer.from(certificate, 'base64') }));
  if (found.length === 0) throw new AppError('TOKEN_NO_CERTIFICATE');
  const ends = new Map(found.map((key) => [key, endOf(key.certificate)]));
  return found.sort((one, other) => (ends.get(other) ?? 0) - (ends.get(one) ?? 0));
}

/** The instant a certificate ends, in milliseconds; 0 for one that cannot be read. */
function endOf(certificate: Uint8Array): number {
  try {
    return readCertificate(certificate).notAfter;
  } catch (error) {
    // What is wrong with it is reported when it is checked.
    if (error instanceof AppError) return 0;
    throw error;
  }
}

/** A certificate with which a token may sign now, and what its check warned of. */
export interface SigningKey extends TokenKey {
  readonly warnings: readonly ErrorCode[];
}

/**
 * Those of a token's signing certificates that hold now: in their life, of a usable algorithm, not revoked. When none
 * does, the fault of the one that ends last, as `checkCertificate` throws it.
 */
export function usableSigningKeys(token: TokenInfo, trust: TrustStore, now: Date): SigningKey[] {
  const usable: SigningKey[] = [];
  let fault: unknown;
  for (const key of keysFor(token, 'sign')) {
    try {
      usable.push({ ...key, warnings: checkCertificate(key.certificate, trust, now, 'sign') });
    } catch (error) {
      fault ??= error;
    }
  }
  if (usable.length === 0) throw fault;
  return usable;
}
