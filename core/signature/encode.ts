import { contextTag, primitiveContextTag, tags } from './der.ts';

/**
 * Builders for the DER this product writes; der.ts reads it. Every element is plain bytes, so that a
 * certificate or name goes into a structure exactly as it came out of another.
 */

/** Identifier, length in the shortest form, contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(length), ...contents]);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets = base256(length);
  return Uint8Array.of(0x80 + octets.length, ...octets);
}

export const sequence = (...fields: readonly Uint8Array[]): Uint8Array => element(tags.sequence, ...fields);
/** A SET OF: X.690 §11.6 puts the elements in the order of their encodings. */
export const setOf = (...elements: readonly Uint8Array[]): Uint8Array =>
  element(tags.set, ...[...elements].sort((left, right) => Buffer.compare(left, right)));
/** `[number]`, EXPLICIT around one element or IMPLICIT over the fields of a constructed one. */
export const context = (number: number, ...fields: readonly Uint8Array[]): Uint8Array =>
  element(contextTag(number), ...fields);
/** `[number]` IMPLICIT over an OCTET STRING. */
export const contextOctets = (number: number, value: Uint8Array): Uint8Array =>
  element(primitiveContextTag(number), value);
export const octets = (value: Uint8Array): Uint8Array => element(tags.octetString, value);
export const nothing = (): Uint8Array => element(tags.null);
/** A small version number. */
export const version = (value: number): Uint8Array => element(tags.integer, Uint8Array.of(value));

/** An object identifier from dotted decimal. */
export function oid(dotted: string): Uint8Array {
  const [top = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [top * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift((left % 128) + 128);
    }
    return groups;
  });
  return element(tags.oid, Uint8Array.from(arcs));
}

export const algorithm = (identifier: string, ...parameters: readonly Uint8Array[]): Uint8Array =>
  sequence(oid(identifier), ...parameters);

/** A non-negative INTEGER from an unsigned big-endian number. */
export function unsigned(magnitude: Uint8Array): Uint8Array {
  const from = magnitude.findIndex((octet) => octet !== 0);
  const minimal = from < 0 ? Uint8Array.of(0) : magnitude.subarray(from);
  return (minimal[0] ?? 0) >= 0x80
    ? element(tags.integer, Uint8Array.of(0), minimal)
    : element(tags.integer, minimal);
}

/** UTCTime to 2049 and GeneralizedTime from 2050, as RFC 5652 §11.3 wants; whole seconds. */
export function time(at: Date): Uint8Array {
  const text = `${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return at.getUTCFullYear() < 2050
    ? element(tags.utcTime, Buffer.from(text.slice(2)))
    : element(tags.generalizedTime, Buffer.from(text));
}

/** RFC 5652 IssuerAndSerialNumber: the name as DER, the contents octets of the number. */
export const issuerAndSerial = (issuer: Uint8Array, serial: Uint8Array): Uint8Array =>
  sequence(issuer, element(tags.integer, serial));

/** RFC 5652 ContentInfo: the type and the content under [0] EXPLICIT. */
export const contentInfo = (type: string, content: Uint8Array): Uint8Array =>
  sequence(oid(type), context(0, content));

/** The same contents under another identifier octet (IMPLICIT tagging). */
export function retagged(der: Uint8Array, tag: number): Uint8Array {
  const copy = Uint8Array.from(der);
  copy[0] = tag;
  return copy;
}

function base256(value: number): number[] {
  const octets = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return octets;
}
