import { type KeyObject, verify } from 'node:crypto';
import { type Hash, readSignatureAlgorithm } from './algorithms.ts';
import { fingerprint, reading } from './certificates.ts';
import { contextTag, type Der, DerError, eachOf, expectTag, explicit, Fields, readDer, tags } from './der.ts';
import { readCount, readInteger, readOctetBits, readTime, sameBytes } from './der-values.ts';
import { type Extension, readExtensionList, refuseForeign } from './extensions.ts';

/** A revocation list (RFC 5280 §5), read but not yet verified: that takes the issuer's key. */
export interface Crl {
  readonly der: Uint8Array;
  /** SHA-256 of the DER, lower-case hexadecimal. */
  readonly fingerprint: string;
  readonly issuer: Uint8Array;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** The cRLNumber; undefined in a list without one. */
  readonly number: bigint | undefined;
  /**
   * expiredCertsOnCRL (X.509 §9.5.2.7): certificates that ended at this time or later stay on the list. Without it a
   * certificate may be dropped once it has ended.
   */
  readonly keepsExpiredSince: number | undefined;
  /** Revocation times (milliseconds since 1970) by serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, number>;
  readonly signed: Uint8Array;
  readonly hash: Hash;
  readonly signature: Uint8Array;
}

/** TRUST_FILES_INVALID when it cannot be read, or is a partial or indirect list, which says less than it seems. */
export const readCrl = ({ buffer, byteOffset, length }: Uint8Array): Crl =>
  // Views of a plain array take half the time of those of a Buffer.
  reading('TRUST_FILES_INVALID', () => parse(readDer(new Uint8Array(buffer, byteOffset, length))));

export const serialKey = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('hex');

type ListSignature = Pick<Crl, 'signed' | 'hash' | 'signature'>;

export const signedBy = ({ hash, signed, signature }: ListSignature, key: KeyObject): boolean =>
  verify(hash, signed, key, signature);

/** The signature of a list that `readCrl` has taken before, without reading what the list names. */
export function readListSignature(der: Uint8Array): ListSignature {
  return reading('TRUST_FILES_INVALID', () => {
    const { list, algorithm, signature } = readOuter(readDer(der));
    return { signed: list.bytes, hash: readSignatureAlgorithm(algorithm).hash, signature };
  });
}

/** The later list first: by thisUpdate, and where that is equal by cRLNumber (RFC 5280 §5.2.3), never by file. */
export function laterFirst(
  left: Pick<Crl, 'thisUpdate' | 'number'>,
  right: Pick<Crl, 'thisUpdate' | 'number'>,
): number {
  if (left.thisUpdate !== right.thisUpdate) return right.thisUpdate - left.thisUpdate;
  const [before = -1n, after = -1n] = [left.number, right.number];
  return before === after ? 0 : before > after ? -1 : 1;
}

/** Whether the list would name a certificate that was revoked and ended at `notAfter` (milliseconds since 1970). */
export const covers = (
  { thisUpdate, keepsExpiredSince }: Pick<Crl, 'thisUpdate' | 'keepsExpiredSince'>,
  notAfter: number,
): boolean => thisUpdate <= notAfter || (keepsExpiredSince !== undefined && keepsExpiredSince <= notAfter);

const number = '2.5.29.20';
const reasonCode = '2.5.29.21';
const expiredCertsOnCrl = '2.5.29.60';
/** Taken in though nothing is computed from it: who signed is found by the signature. */
const authorityKeyIdentifier = '2.5.29.35';
const understood: ReadonlySet<string> = new Set([
  number,
  reasonCode,
  expiredCertsOnCrl,
  authorityKeyIdentifier,
]);

function readOuter(element: Der): { list: Der; algorithm: Der; signature: Uint8Array } {
  const outer = new Fields(element);
  const list = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = readOctetBits(outer.any());
  outer.end();
  return { list, algorithm, signature };
}

function parse(element: Der): Crl {
  const { list, algorithm, signature } = readOuter(element);
  const fields = new Fields(list);
  if (readCount(fields.any()) !== 1) throw new DerError();
  if (!sameBytes(fields.take(tags.sequence).bytes, algorithm.bytes)) throw new DerError();
  const issuer = Uint8Array.from(fields.take(tags.sequence).bytes);
  const thisUpdate = readTime(fields.any());
  // RFC 5280 §5.1.2.5: nextUpdate is required; without it a list could never grow stale.
  const nextUpdate = readTime(fields.any());
  const entries = fields.optional(tags.sequence);
  const tagged = fields.optional(contextTag(0));
  fields.end();
  const extensions = tagged === undefined ? [] : readAllowed(explicit(tagged));
  const { hash } = readSignatureAlgorithm(algorithm);
  const der = Uint8Array.from(element.bytes);
  return {
    der,
    fingerprint: fingerprint(der),
    issuer,
    thisUpdate,
    nextUpdate,
    number: readNumber(valueAt(extensions, number)),
    keepsExpiredSince: readExpired(valueAt(extensions, expiredCertsOnCrl)),
    revoked: readEntries(entries),
    signed: list.bytes,
    hash,
    signature,
  };
}

function readEntries(entries: Der | undefined): Map<string, number> {
  const revoked = new Map<string, number>();
  if (entries === undefined) return revoked;
  // Most entries of a list have one of a few extensions (the reasons): each is read once.
  const read = new Set<string>();
  for (const entry of eachOf(entries, tags.sequence)) {
    const [number, time, extensions, more] = eachOf(entry, tags.sequence);
    if (number === undefined || time === undefined || more !== undefined) throw new DerError();
    const serial = serialKey(readInteger(number));
    const at = readTime(time);
    if (extensions !== undefined) refuseForeignEntry(extensions, read);
    revoked.set(serial, Math.min(at, revoked.get(serial) ?? at));
  }
  return revoked;
}

function refuseForeignEntry(element: Der, read: Set<string>): void {
  const spelling = Buffer.from(element.bytes).toString('latin1');
  if (read.has(spelling)) return;
  const reason = valueAt(readAllowed(expectTag(element, tags.sequence)), reasonCode);
  if (reason !== undefined && sameBytes(reason.bytes, removeFromCrl)) throw new DerError();
  if (read.size < 64) read.add(spelling);
}

/** ENUMERATED 8 belongs in a delta list: the entry says that the certificate is not revoked. */
const removeFromCrl = Uint8Array.of(0x0a, 1, 8);

/** Refused are delta lists, distribution points and entries of another issuer: none belongs to a complete list. */
function readAllowed(list: Der): Extension[] {
  const extensions = readExtensionList(list);
  refuseForeign(extensions, understood);
  return extensions;
}

function valueAt(extensions: readonly Extension[], oid: string): Der | undefined {
  const found = extensions.find((extension) => extension.oid === oid);
  return found && readDer(found.value);
}

/** RFC 5280 §5.2.3: up to 20 octets, not negative. */
function readNumber(element: Der | undefined): bigint | undefined {
  if (element === undefined) return undefined;
  const octets = readInteger(element);
  if (octets.length > 20 || (octets[0] ?? 0) >= 0x80) throw new DerError();
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`);
}

function readExpired(element: Der | undefined): number | undefined {
  return element === undefined ? undefined : readTime(expectTag(element, tags.generalizedTime));
}
