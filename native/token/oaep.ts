import { createHash, timingSafeEqual } from 'node:crypto';
import type { OaepHash } from './profiles/profile.ts';

const nodeName: Record<OaepHash, string> = { 'SHA-1': 'sha1', 'SHA-256': 'sha256' };

/**
 * EME-OAEP decoding with an empty label (RFC 8017, 7.1.2, step 3), for tokens that do RSA without padding only; the
 * same hash for digest and MGF1. Undefined for anything wrong: what it was decides neither the answer nor, beyond one
 * pass over all bytes, the time.
 *
 * @param encoded What RSADP gave, as long as the modulus; the caller zeroes it.
 */
export function removeOaepPadding(encoded: Uint8Array, hash: OaepHash): Uint8Array<ArrayBuffer> | undefined {
  const digest = (bytes: Uint8Array) => createHash(nodeName[hash]).update(bytes).digest();
  const emptyLabel = digest(new Uint8Array());
  const { length } = emptyLabel;
  if (encoded.length < 2 * length + 2) return undefined;
  const mask = (bytes: Uint8Array, size: number): Buffer => {
    const blocks = Array.from({ length: Math.ceil(size / length) }, (_, index) => {
      const counter = Buffer.alloc(4);
      counter.writeUInt32BE(index);
      return digest(Buffer.concat([bytes, counter]));
    });
    return Buffer.concat(blocks).subarray(0, size);
  };
  const xor = (bytes: Uint8Array, other: Uint8Array) =>
    bytes.map((byte, index) => byte ^ (other[index] ?? 0));
  const [maskedSeed, maskedBlock] = [encoded.subarray(1, 1 + length), encoded.subarray(1 + length)];
  const seed = xor(maskedSeed, mask(maskedBlock, length));
  const block = xor(maskedBlock, mask(seed, maskedBlock.length));
  let faults = encoded[0] ?? 1;
  let start = 0;
  for (let index = length; index < block.length; index += 1) {
    const byte = block[index] ?? 0;
    if (start === 0) {
      if (byte === 1) start = index + 1;
      else faults |= byte;
    }
  }
  const isOurLabel = timingSafeEqual(block.subarray(0, length), emptyLabel);
  const message =
    start > 0 && faults === 0 && isOurLabel ? Uint8Array.from(block.subarray(start)) : undefined;
  seed.fill(0);
  block.fill(0);
  return message;
}
