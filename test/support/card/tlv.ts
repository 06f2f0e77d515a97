/** BER-TLV as smart cards use it (ISO 7816-4, 5.2.2): tags of one to three bytes, given as one number. */
export interface Tlv {
  readonly tag: number;
  readonly value: Buffer;
}

export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const value = Buffer.concat(parts);
  return Buffer.concat([bytesOf(tag), lengthOf(value.length), value]);
}

/** A number in as few bytes as it needs, most significant first. */
function bytesOf(number: number): Buffer {
  const hex = number.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = bytesOf(length);
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/** The objects that stand one after another in `bytes`; throws where they end too soon. */
export function readTlvs(bytes: Buffer): Tlv[] {
  const found: Tlv[] = [];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes.readUInt8(at);
    let tagEnd = at + 1;
    if ((first & 0x1f) === 0x1f) {
      while ((bytes.readUInt8(tagEnd) & 0x80) !== 0) tagEnd += 1;
      tagEnd += 1;
    }
    const lead = bytes.readUInt8(tagEnd);
    const more = lead < 0x80 ? 0 : lead & 0x7f;
    const length = more === 0 ? lead : bytes.readUIntBE(tagEnd + 1, more);
    const start = tagEnd + 1 + more;
    if (start + length > bytes.length) throw new RangeError('an object ends behind its bytes');
    found.push({
      tag: bytes.readUIntBE(at, tagEnd - at),
      value: Buffer.from(bytes.subarray(start, start + length)),
    });
    at = start + length;
  }
  return found;
}

/** The value of the first object with that tag. */
export const valueAt = (objects: readonly Tlv[], tag: number): Buffer | undefined =>
  objects.find((object) => object.tag === tag)?.value;
