import { contextTag, type Der, DerError, explicit, Fields, tags } from './der.ts';
import { readCount, readInteger, readOid } from './der-values.ts';

/** What the forms of CMS (RFC 5652) have in common, read strictly; DerError otherwise. */

/** The fields of the content of a ContentInfo of one type. */
export function readContentInfo(element: Der, contentType: string): Fields {
  const info = new Fields(element);
  expectOid(info.any(), contentType);
  const content = explicit(info.take(contextTag(0)));
  info.end();
  return new Fields(content);
}

/** Name, DER, and contents octets of the serial number. */
export function readIssuerAndSerial(element: Der): { issuer: Uint8Array; serial: Uint8Array } {
  const fields = new Fields(element);
  const issuer = fields.take(tags.sequence).bytes;
  const serial = readInteger(fields.any());
  fields.end();
  return { issuer, serial };
}

export function expectOid(element: Der, oid: string): void {
  if (readOid(element) !== oid) throw new DerError();
}

export function expectVersion(element: Der, version: number): void {
  if (readCount(element) !== version) throw new DerError();
}
