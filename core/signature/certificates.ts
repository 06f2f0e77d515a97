import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { Name } from '../../contract/exchange/directory.ts';
import { readSignatureAlgorithm } from './algorithms.ts';
import { contextTag, DerError, Fields, primitiveContextTag, readDer, tags } from './der.ts';
import { readInteger, readOctetBits, readTime, sameBytes } from './der-values.ts';
import { type Extensions, readExtensions } from './extensions.ts';
import { commonName } from './names.ts';
import { checkPublicKey } from './public-keys.ts';

/** A certificate, read once. Names stay DER: RFC 5280 §7.1 names that are equal byte for byte are equal. */
export interface Certificate {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  /** Milliseconds since 1970, both inclusive. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  readonly key: KeyObject;
  readonly extensions: Extensions;
  /** For the signature over it, which node:crypto checks. */
  readonly x509: X509Certificate;
}

/**
 * No certificate of this profile is larger (a key of 8192 bits and a signature of as many are 2 KiB); what is comes
 * from somebody who wants it read.
 */
const longestCertificate = 32 * 1024;

/**
 * Reads a certificate strictly; CERTIFICATE_FORMAT, or SIGNATURE_ALGORITHM where its key or the signature over it is
 * weak.
 */
export const readCertificate = (der: Uint8Array): Certificate =>
  reading('CERTIFICATE_FORMAT', () => parse(der, 'certificate'));

/**
 * As `readCertificate`, for a trust anchor: that is a name and a key (RFC 5280 §6.1.1), trusted because somebody
 * imported it, and the signature over it is not judged.
 */
export const readAnchor = (der: Uint8Array): Certificate =>
  reading('CERTIFICATE_FORMAT', () => parse(der, 'anchor'));

function parse(bytes: Uint8Array, of: 'certificate' | 'anchor'): Certificate {
  if (bytes.length > longestCertificate) throw new DerError();
  const element = readDer(bytes);
  const outer = new Fields(element);
  const fields = new Fields(outer.take(tags.sequence));
  const algorithm = outer.take(tags.sequence);
  readOctetBits(outer.any());
  outer.end();

  const version = fields.take(contextTag(0));
  if (!sameBytes(version.value, version3)) throw new DerError();
  const serial = readInteger(fields.any());
  // RFC 5280 §4.1.1.2: both names of the algorithm are the same, so that the signed one is the one used.
  if (!sameBytes(fields.take(tags.sequence).bytes, algorithm.bytes)) throw new DerError();
  if (of === 'certificate') readSignatureAlgorithm(algorithm);
  const issuer = fields.take(tags.sequence).bytes;
  const validity = new Fields(fields.take(tags.sequence));
  const notBefore = readTime(validity.any());
  const notAfter = readTime(validity.any());
  validity.end();
  const subject = fields.take(tags.sequence).bytes;
  const publicKey = fields.take(tags.sequence);
  checkPublicKey(publicKey);
  const spki = publicKey.bytes;
  fields.optional(primitiveContextTag(1));
  fields.optional(primitiveContextTag(2));
  const extensions = readExtensions(fields.optional(contextTag(3)), of);
  fields.end();

  const x509 = new X509Certificate(element.bytes);
  const der = Uint8Array.from(element.bytes);
  const key = x509.publicKey;
  return {
    der,
    fingerprint: fingerprint(der),
    serial,
    issuer,
    subject,
    notBefore,
    notAfter,
    spki,
    key,
    extensions,
    x509,
  };
}

/** INTEGER 2: X.509 version 3, the only one with extensions. */
const version3 = Uint8Array.of(tags.integer, 1, 2);

/** SHA-256 of a certificate's DER, lower-case hexadecimal: what the directory lists. */
export const fingerprint = (certificate: Uint8Array): string =>
  createHash('sha256').update(certificate).digest('hex');

/**
 * The common name as a person reads it, NFC and within the contract's `Name`; what a name may not hold is
 * left out. CERTIFICATE_FORMAT when nothing readable is left.
 */
export function nameOf(certificate: Certificate): string {
  const text = reading('CERTIFICATE_FORMAT', () => commonName(certificate.subject));
  const allowed = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}0-9 .,'()/&-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{M}])\p{M}+/gu, '')
    .replace(/(?<=\p{M}{2})\p{M}+/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim();
  const name = Name.safeParse([...allowed].slice(0, 80).join('').trim());
  if (!name.success) throw new AppError('CERTIFICATE_FORMAT');
  return name.data;
}

/** Runs a reader over foreign bytes: whatever goes wrong inside comes out as `code`, AppErrors as they are. */
export function reading<T>(code: ErrorCode, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(code, { cause });
  }
}
