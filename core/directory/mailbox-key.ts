/** ML-KEM-768 encapsulation key and X25519 public key, one after the other. */
const mlKemLength = 1184;
const x25519Length = 32;
/** The modulus of ML-KEM (FIPS 203): each coefficient is below it. Three bytes hold two of them. */
const modulus = 3329;
/** The last 32 bytes of the encapsulation key are a seed, of any value. */
const coefficientBytes = mlKemLength - 32;

/**
 * Points of small order on Curve25519 and their other spelling, little endian, without the highest bit, which X25519
 * ignores (RFC 7748, 5 and 6.1): with them every shared secret is zero.
 */
export const lowOrderPoints: readonly string[] = [
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
];
const lowOrder = new Set(lowOrderPoints);

/** Whether something can be sealed to a public key of the suite X-Wing: its length, its coefficients, its point. */
export function isMailboxKey(key: Uint8Array): boolean {
  if (key.length !== mlKemLength + x25519Length) return false;
  const bytes = Buffer.from(key.buffer, key.byteOffset, key.length);
  for (let offset = 0; offset < coefficientBytes; offset += 3) {
    const pair = bytes.readUIntLE(offset, 3);
    if ((pair & 0xfff) >= modulus || pair >> 12 >= modulus) return false;
  }
  const point = Buffer.from(bytes.subarray(mlKemLength));
  point.writeUInt8(point.readUInt8(x25519Length - 1) & 0x7f, x25519Length - 1);
  return !lowOrder.has(point.toString('hex'));
}
