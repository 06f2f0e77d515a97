/**
 * A reader for DER (X.690 clause 10), strict by intent. asn1js and OpenSSL also read BER, where one value
 * has many encodings: a signature container could then be rewritten, or carry bytes nobody looks at, and
 * still be accepted. Here every value has one encoding and every byte belongs to something.
 */

/** The bytes are not DER, or not the structure that was asked for. Callers turn it into an AppError. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

export interface Der {
  /** The identifier octet: class, constructed bit and number (numbers above 30 do not occur here). */
  readonly tag: number;
  /** The contents octets. */
  readonly value: Uint8Array;
  /** The whole encoding: identifier, length and contents. */
  readonly bytes: Uint8Array;
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Context tag `[number]`: constructed (EXPLICIT, or IMPLICIT over a constructed type). */
export const contextTag = (number: number): number => 0xa0 + number;
/** Context tag `[number]` over a primitive type, IMPLICIT. */
export const primitiveContextTag = (number: number): number => 0x80 + number;

function elementAt(bytes: Uint8Array, start: number): Der {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new DerError();
  let length = first;
  let header = 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    // Indefinite length (0x80) is BER; more than three octets would be over 16 MiB.
    if (count === 0 || count > 3) throw new DerError();
    length = 0;
    for (let index = 0; index < count; index += 1) {
      const octet = bytes[start + 2 + index];
      if (octet === undefined || (index === 0 && octet === 0)) throw new DerError();
      length = length * 256 + octet;
    }
    if (length < 0x80) throw new DerError();
    header += count;
  }
  const end = start + header + length;
  if (end > bytes.length) throw new DerError();
  return { tag, value: bytes.subarray(start + header, end), bytes: bytes.subarray(start, end) };
}

/** The elements inside a constructed one, in order, read one after the other: for lists of any length. */
export function* eachOf(element: Der, tag: number): Generator<Der> {
  const { value } = expectTag(element, tag);
  for (let offset = 0; offset < value.length; ) {
    const child = elementAt(value, offset);
    yield child;
    offset += child.bytes.length;
  }
}

/** Exactly one element; trailing bytes are refused. */
export function readDer(bytes: Uint8Array): Der {
  const element = elementAt(bytes, 0);
  if (element.bytes.length !== bytes.length) throw new DerError();
  return element;
}

export function expectTag(element: Der | undefined, tag: number): Der {
  if (element === undefined || element.tag !== tag) throw new DerError();
  return element;
}

/**
 * No structure here has more elements. An element of two octets costs a hundred times its size once it is read, so
 * that 16 MiB of them would take seconds and gigabytes.
 */
const mostChildren = 256;

/** The elements inside a constructed one, in order; more than `mostChildren` are refused. */
export function childrenOf(element: Der, tag: number): Der[] {
  const found: Der[] = [];
  for (const child of eachOf(element, tag)) {
    if (found.length === mostChildren) throw new DerError();
    found.push(child);
  }
  return found;
}

/** The fields of a SEQUENCE taken one after the other; `end` refuses what nobody asked for. */
export class Fields {
  readonly #elements: Der[];
  #next = 0;

  constructor(element: Der, tag: number = tags.sequence) {
    this.#elements = childrenOf(element, tag);
  }

  any(): Der {
    const element = this.#elements[this.#next];
    if (element === undefined) throw new DerError();
    this.#next += 1;
    return element;
  }

  take(tag: number): Der {
    return expectTag(this.any(), tag);
  }

  optional(...allowed: number[]): Der | undefined {
    const element = this.#elements[this.#next];
    if (element === undefined || !allowed.includes(element.tag)) return undefined;
    this.#next += 1;
    return element;
  }

  end(): void {
    if (this.#next !== this.#elements.length) throw new DerError();
  }
}

/** EXPLICIT tagging: the one element inside. */
export const explicit = (element: Der): Der => readDer(element.value);
