import { type Der, DerError, expectTag, tags } from './der.ts';

/** Primitive values of DER, each with the one encoding X.690 leaves it. */

/** Dotted decimal. */
export function readOid(element: Der): string {
  const { value } = expectTag(element, tags.oid);
  const arcs: number[] = [];
  let arc = 0;
  let open = false;
  for (const octet of value) {
    if (!open && octet === 0x80) throw new DerError();
    arc = arc * 128 + (octet & 0x7f);
    if (!Number.isSafeInteger(arc)) throw new DerError();
    open = octet >= 0x80;
    if (!open) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first, ...rest] = arcs;
  if (first === undefined || open) throw new DerError();
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}

/** The minimal two's complement octets of an INTEGER. */
export function readInteger(element: Der): Uint8Array {
  const { value } = expectTag(element, tags.integer);
  const [first, second] = value;
  if (first === undefined) throw new DerError();
  if (second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new DerError();
  }
  return value;
}

/** A small non-negative INTEGER, such as a version or a path length. */
export function readCount(element: Der): number {
  const value = readInteger(element);
  if (value.length > 4 || (value[0] ?? 0) >= 0x80) throw new DerError();
  return value.reduce((sum, octet) => sum * 256 + octet, 0);
}

export function readBoolean(element: Der): boolean {
  const { value } = expectTag(element, tags.boolean);
  if (value.length !== 1 || (value[0] !== 0xff && value[0] !== 0x00)) throw new DerError();
  return value[0] === 0xff;
}

/** A BIT STRING of whole octets: keys and signatures. */
export function readOctetBits(element: Der): Uint8Array {
  const { value } = expectTag(element, tags.bitString);
  if (value.length === 0 || value[0] !== 0) throw new DerError();
  return value.subarray(1);
}

/** A BIT STRING of named bits: the numbers of those set. */
export function readNamedBits(element: Der): Set<number> {
  const { value } = expectTag(element, tags.bitString);
  const [unused, ...octets] = value;
  if (unused === undefined || unused > 7 || (octets.length === 0 && unused !== 0)) throw new DerError();
  const set = new Set<number>();
  octets.forEach((octet, index) => {
    for (let bit = 0; bit < 8; bit += 1) if ((octet & (0x80 >> bit)) !== 0) set.add(index * 8 + bit);
  });
  return set;
}

/** UTCTime or GeneralizedTime in the form RFC 5280 §4.1.2.5 allows (seconds, `Z`); milliseconds since 1970. */
export function readTime(element: Der): number {
  const text = Buffer.from(element.value).toString('latin1');
  const full = fullYear(element.tag, text);
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(full);
  if (parts === null) throw new DerError();
  const [, year, month, day, hour, minute, second] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  const time = Date.parse(iso);
  if (Number.isNaN(time) || new Date(time).toISOString() !== iso) throw new DerError();
  return time;
}

function fullYear(tag: number, text: string): string {
  if (tag === tags.generalizedTime) return text;
  if (tag !== tags.utcTime) throw new DerError();
  return `${Number(text.slice(0, 2)) >= 50 ? '19' : '20'}${text}`;
}

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
