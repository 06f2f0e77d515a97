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
export function readTime({ tag, value }: Der): number {
  const isFull = tag === tags.generalizedTime;
  if (!isFull && tag !== tags.utcTime) throw new DerError();
  const yearDigits = isFull ? 4 : 2;
  if (value.length !== yearDigits + 11 || value.at(-1) !== letterZ) throw new DerError();
  // A revocation list holds a time for each entry: digits are read in place, without a text or a pattern.
  const two = (place: number): number => digitAt(value, place) * 10 + digitAt(value, place + 1);
  const short = two(0);
  const year = isFull ? short * 100 + two(2) : short + (short >= 50 ? 1900 : 2000);
  const [month, day] = [two(yearDigits), two(yearDigits + 2)];
  const [hour, minute, second] = [two(yearDigits + 4), two(yearDigits + 6), two(yearDigits + 8)];
  if (month < 1 || month > 12 || day < 1 || day > daysOf(month, year)) throw new DerError();
  if (hour > 23 || minute > 59 || second > 59) throw new DerError();
  // 400 years later and back, by the calendar's period: Date.UTC takes years below 100 for those of 1900.
  return Date.UTC(year + 400, month - 1, day, hour, minute, second) - calendarPeriod;
}

const letterZ = 0x5a;
const calendarPeriod = 146_097 * 24 * 60 * 60 * 1000;

function digitAt(value: Uint8Array, place: number): number {
  const digit = (value[place] ?? 0) - 0x30;
  if (digit < 0 || digit > 9) throw new DerError();
  return digit;
}

function daysOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export const sameBytes = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
