import { type KeyObject, verify } from 'node:crypto';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { CheckSignature } from '../encoding/statement.ts';
import { digest, type Hash, keyTypeOf, matches, mechanismOf } from './algorithms.ts';
import { checkPaths, checkUse } from './certificate-check.ts';
import { type Certificate, nameOf, reading } from './certificates.ts';
import { sameBytes } from './der-values.ts';
import { statesLesser } from './ecdsa.ts';
import { readSignedData, type SignedData } from './signed-data.ts';
import { clockTolerance, type TrustStore } from './trust.ts';

export type { TrustStore } from './trust.ts';

export interface VerifiedSignature {
  /** The signer's certificate, DER. */
  readonly certificate: Uint8Array;
  /** SHA-256 of it, lower-case hexadecimal: what the directory lists. */
  readonly fingerprint: string;
  /** Common name. */
  readonly subject: string;
  /** The signing time that the signer states. */
  readonly at: Instant;
  /** Since when a certificate of its path is revoked; it held before that, as of the time asked about. */
  readonly revokedAt?: Instant | undefined;
  /** CRL_STALE, while within the days allowed. */
  readonly warnings: ErrorCode[];
}

/**
 * Checks a detached signature as `signDetached` makes it: form, algorithms, digest, signing certificate,
 * signature, path to an anchor, dates at `now`, usage, revocation. Every refusal is an AppError with a code
 * of contract/errors/signature.ts; SIGNATURE_FORMAT for the form, SIGNATURE_INVALID for the mathematics.
 */
export async function verifyDetached(
  content: Uint8Array,
  cms: Uint8Array,
  trust: TrustStore,
  now: Date,
): Promise<VerifiedSignature> {
  const data = readSignedData(cms);
  const embedded = data.certificates.map((der) => trust.certificate(der));
  const certificate = signerAmong(embedded, data);
  checkSpelling(data, certificate);
  checkMathematics(content, data, certificate);
  checkUse(certificate, 'sign');

  const paths = trust.paths(certificate, embedded);
  const complete = paths.filter((path) => embedded.every((item) => isIn(path, item)));
  // A certificate that proves nothing is a place for text that no signature covers.
  if (paths.length > 0 && complete.length === 0) throw new AppError('SIGNATURE_FORMAT');
  const { warnings, revokedAt } = checkPaths(complete, trust, now);
  checkSigningTime(data.signingTime, certificate, now);
  return {
    certificate: certificate.der,
    fingerprint: certificate.fingerprint,
    subject: nameOf(certificate),
    at: new Date(data.signingTime).toISOString(),
    warnings,
    revokedAt: revokedAt === undefined ? undefined : new Date(revokedAt).toISOString(),
  };
}

/**
 * The check for what was taken in or put by earlier: as of the time the signature states, at most now. Whoever
 * signed it may not sign any more.
 */
export const asStated =
  (check: CheckSignature, now: () => Date): CheckSignature =>
  async (content, cms) => {
    const { signingTime } = readSignedData(cms);
    return check(content, cms, new Date(Math.min(signingTime, now().getTime())));
  };

function signerAmong(embedded: readonly Certificate[], { issuer, serial }: SignedData): Certificate {
  const [found, ...others] = embedded.filter(
    (item) => sameBytes(item.issuer, issuer) && sameBytes(item.serial, serial),
  );
  if (found === undefined || others.length > 0) throw new AppError('SIGNATURE_FORMAT');
  return found;
}

/**
 * SIGNATURE_FORMAT unless what no signature covers is spelled in the one way. The certificates are a SET OF, in order
 * and each once. A signature of generation 2, which names issuer and number, names all of them, and of s and n−s states
 * the lesser; one of generation 1 names only the signer's, without issuer and number, and holds as it was made. What
 * tells them apart is signed: how many certificates travel is not, anybody can add an authority.
 */
function checkSpelling(data: SignedData, signer: Certificate): void {
  const { certificates, authorityDigests } = data;
  const ascending = certificates.every((der, index) => {
    const next = certificates[index + 1];
    return next === undefined || Buffer.compare(der, next) < 0;
  });
  const isNamed = (der: Uint8Array): boolean =>
    sameBytes(der, signer.der) || authorityDigests.some((one) => sameBytes(one, digest('sha256', der)));
  const complete = certificates.length === 1 + authorityDigests.length && certificates.every(isNamed);
  const lesser = () =>
    reading('SIGNATURE_FORMAT', () => statesLesser(data.signature, mechanismOf(signer.key)));
  if (!ascending || (data.namesIssuer && !(complete && lesser()))) throw new AppError('SIGNATURE_FORMAT');
}

function checkMathematics(content: Uint8Array, data: SignedData, certificate: Certificate): void {
  if (keyTypeOf(mechanismOf(certificate.key)) !== data.keyType) throw new AppError('SIGNATURE_ALGORITHM');
  const holding =
    matches(data.hash, content, data.messageDigest) &&
    matches(data.certificateHash, certificate.der, data.certificateDigest) &&
    holds(data.hash, data.signed, certificate.key, data.signature);
  if (!holding) throw new AppError('SIGNATURE_INVALID');
}

/** Whether a signature over bytes holds: RSA PKCS#1 v1.5, or ECDSA as ECDSA-Sig-Value. */
export const holds = (hash: Hash, signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean =>
  verify(hash, signed, key, signature);

function checkSigningTime(at: number, { notBefore, notAfter }: Certificate, now: Date): void {
  if (at > now.getTime() + clockTolerance || at < notBefore || at > notAfter) {
    throw new AppError('SIGNATURE_TIME');
  }
}

const isIn = (path: readonly Certificate[], { fingerprint }: Certificate): boolean =>
  path.some((item) => item.fingerprint === fingerprint);
