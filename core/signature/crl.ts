import { type KeyObject, verify } from 'node:crypto';
import { type Hash, readSignatureAlgorithm } from './algorithms.ts';
import { reading } from './certificates.ts';
import { childrenOf, contextTag, type Der, DerError, explicit, Fields, readDer, tags } from './der.ts';
import { readCount, readInteger, readOctetBits, readTime, sameBytes } from './der-values.ts';
import { readExtensionList } from './extensions.ts';

/** A revocation list (RFC 5280 §5), read but not yet verified: that takes the issuer's key. */
export interface Crl {
  readonly issuer: Uint8Array;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** Revocation times (milliseconds since 1970) by serial number in hexadecimal. */
  readonly revoked: ReadonlyMap<string, number>;
  readonly signed: Uint8Array;
  readonly hash: Hash;
  readonly signature: Uint8Array;
}

/** TRUST_FILES_INVALID when it cannot be read, or is a partial or indirect list, which says less than it seems. */
export const readCrl = (der: Uint8Array): Crl => reading('TRUST_FILES_INVALID', () => parse(readDer(der)));

export const serialKey = (serial: Uint8Array): string => Buffer.from(serial).toString('hex');

export const signedBy = (crl: Crl, key: KeyObject): boolean =>
  verify(crl.hash, crl.signed, key, crl.signature);

function parse(element: Der): Crl {
  const outer = new Fields(element);
  const list = outer.take(tags.sequence);
  const algorithm = outer.take(tags.sequence);
  const signature = readOctetBits(outer.any());
  outer.end();

  const fields = new Fields(list);
  if (readCount(fields.any()) !== 1) throw new DerError();
  if (!sameBytes(fields.take(tags.sequence).bytes, algorithm.bytes)) throw new DerError();
  const issuer = Uint8Array.from(fields.take(tags.sequence).bytes);
  const thisUpdate = readTime(fields.any());
  // RFC 5280 §5.1.2.5: nextUpdate is required; without it a list could never grow stale.
  const nextUpdate = readTime(fields.any());
  const entries = fields.optional(tags.sequence);
  const extensions = fields.optional(contextTag(0));
  fields.end();
  if (extensions !== undefined) refuseCritical(explicit(extensions));
  const revoked = new Map(entries === undefined ? [] : childrenOf(entries, tags.sequence).map(readEntry));
  const { hash } = readSignatureAlgorithm(algorithm);
  return { issuer, thisUpdate, nextUpdate, revoked, signed: list.bytes, hash, signature };
}

function readEntry(entry: Der): [string, number] {
  const fields = new Fields(entry);
  const serial = serialKey(readInteger(fields.any()));
  const at = readTime(fields.any());
  const extensions = fields.optional(tags.sequence);
  fields.end();
  if (extensions !== undefined) refuseCritical(extensions);
  return [serial, at];
}

/** Critical here are delta lists, distribution points and entries of another issuer: none is a complete list. */
function refuseCritical(list: Der): void {
  if (readExtensionList(list).some(({ critical }) => critical)) throw new DerError();
}
