import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { mechanismOf } from './algorithms.ts';
import type { Certificate } from './certificates.ts';
import { type Extensions, keyUsage } from './extensions.ts';
import { issuedIn, revocationOf } from './revocation.ts';
import type { TrustStore } from './trust.ts';

export type CertificateUse = 'sign' | 'encrypt' | 'tls-client' | 'tls-server';

/**
 * Checks a certificate (DER) against the trust files at `now` for one use. Returns warnings (CRL_STALE
 * within the days allowed); otherwise throws CERTIFICATE_FORMAT, SIGNATURE_ALGORITHM, CERTIFICATE_USAGE,
 * CERTIFICATE_UNTRUSTED, CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED, CRL_MISSING or CRL_STALE.
 */
export function checkCertificate(
  certificate: Uint8Array,
  trust: TrustStore,
  now: Date,
  use: CertificateUse,
): ErrorCode[] {
  const leaf = trust.certificate(certificate);
  checkUse(leaf, use);
  return checkPaths(trust.paths(leaf, []), trust, now).warnings;
}

/**
 * The verdict of the first path that holds at `now`; when none does, the first one's fault. `revokedAt` says
 * since when (milliseconds) a certificate of the path is revoked, for a path that held before that.
 */
export function checkPaths(
  paths: readonly (readonly Certificate[])[],
  trust: TrustStore,
  now: Date,
): { warnings: ErrorCode[]; revokedAt: number | undefined } {
  const verdicts = paths.map((path) => validatePath(path, trust, now.getTime()));
  const good = verdicts.find(({ fault }) => fault === undefined);
  if (good !== undefined) return good;
  throw new AppError(verdicts[0]?.fault ?? 'CERTIFICATE_UNTRUSTED');
}

interface Verdict {
  readonly fault: ErrorCode | undefined;
  readonly warnings: ErrorCode[];
  readonly revokedAt: number | undefined;
}

/** Dates of every certificate, revocation of every one below the anchor; the worst finding is the fault. */
function validatePath(path: readonly Certificate[], trust: TrustStore, now: number): Verdict {
  const revocations = issuedIn(path).map((issued) => revocationOf(issued, trust, now));
  const found = new Set(revocations.map(({ status }) => status));
  const expired = path.some(({ notBefore, notAfter }) => now < notBefore || now > notAfter);
  const fault: ErrorCode | undefined = found.has('revoked')
    ? 'CERTIFICATE_REVOKED'
    : expired
      ? 'CERTIFICATE_EXPIRED'
      : found.has('missing')
        ? 'CRL_MISSING'
        : found.has('too-stale')
          ? 'CRL_STALE'
          : undefined;
  if (fault === undefined) trust.note(path);
  const times = revocations.flatMap(({ revokedAt }) => revokedAt ?? []);
  return {
    fault,
    warnings: found.has('stale') ? ['CRL_STALE'] : [],
    revokedAt: times.length === 0 ? undefined : Math.min(...times),
  };
}

/** CERTIFICATE_USAGE unless the end certificate is for this use; SIGNATURE_ALGORITHM for a weak key. */
export function checkUse({ extensions, key }: Certificate, use: CertificateUse): void {
  mechanismOf(key);
  if (extensions.authority || !allows[use](extensions)) throw new AppError('CERTIFICATE_USAGE');
}

const extended = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  /** RFC 9336. */
  documentSigning: '1.3.6.1.5.5.7.3.36',
  microsoftDocumentSigning: '1.3.6.1.4.1.311.10.3.12',
} as const;

/** Most personal certificates carry no extended usage or a mail one; one for TLS alone signs no document. */
const documentUsages = [
  extended.any,
  extended.emailProtection,
  extended.documentSigning,
  extended.microsoftDocumentSigning,
];

const allows: Record<CertificateUse, (extensions: Extensions) => boolean> = {
  sign: ({ keyUsage: bits, extendedKeyUsage }) =>
    (bits?.has(keyUsage.digitalSignature) === true || bits?.has(keyUsage.nonRepudiation) === true) &&
    (extendedKeyUsage === undefined || documentUsages.some((oid) => extendedKeyUsage.has(oid))),
  encrypt: ({ keyUsage: bits }) => bits?.has(keyUsage.keyEncipherment) === true,
  'tls-client': (extensions) => allowsTls(extensions, extended.clientAuth),
  'tls-server': (extensions) => allowsTls(extensions, extended.serverAuth),
};

const allowsTls = ({ keyUsage: bits, extendedKeyUsage }: Extensions, oid: string): boolean =>
  bits?.has(keyUsage.digitalSignature) === true && extendedKeyUsage?.has(oid) === true;
