import {
  constants,
  createECDH,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  privateEncrypt,
  randomBytes,
} from 'node:crypto';
import { tlv } from './tlv.ts';

export type CardKeyKind = 'rsa-2048' | 'p256';

/** A key pair on a card. */
export interface CardKey {
  readonly kind: CardKeyKind;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export const generateCardKey = (kind: CardKeyKind): CardKey => ({
  kind,
  ...(kind === 'p256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: 2048 })),
});

/** A signature of PKCS#1 v1.5 over a DigestInfo that was made outside the card. */
export const signDigestInfo = ({ privateKey }: CardKey, digestInfo: Buffer): Buffer =>
  privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo);

/** The private RSA operation without padding (RFC 8017, 5.1.2), as long as the modulus. */
export function rawRsa({ privateKey }: CardKey, input: Buffer): Buffer {
  const size = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const block = Buffer.concat([Buffer.alloc(Math.max(0, size - input.length)), input]);
  return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, block);
}

/** Order of the group of P-256 (SP 800-186, 3.2.1.3). */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const size = 32;

/** ECDSA (FIPS 186-5, 6.4.1) over a digest that was made outside the card, which node:crypto does not offer: r‖s. */
export function signDigest({ privateKey }: CardKey, digest: Buffer): Buffer {
  const secret = numberOf(Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url'));
  const hashed = numberOf(digest.subarray(0, size));
  for (;;) {
    const nonce = numberOf(randomBytes(size)) % order;
    if (nonce === 0n) continue;
    const point = createECDH('prime256v1');
    point.setPrivateKey(octets(nonce));
    const r = numberOf(point.getPublicKey().subarray(1, 1 + size)) % order;
    const s = (inverse(nonce) * (hashed + r * secret)) % order;
    if (r !== 0n && s !== 0n) return Buffer.concat([octets(r), octets(s)]);
  }
}

/** The same signature as the SEQUENCE of RFC 3279, 2.2.3. */
export const signatureSequence = (signature: Buffer): Buffer =>
  tlv(0x30, integer(signature.subarray(0, size)), integer(signature.subarray(size)));

function integer(octetsOfNumber: Buffer): Buffer {
  const start = octetsOfNumber.findIndex((octet) => octet !== 0);
  const short = octetsOfNumber.subarray(start);
  return tlv(0x02, Buffer.from(short.readUInt8(0) < 0x80 ? [] : [0]), short);
}

const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
const octets = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(2 * size, '0'), 'hex');

/** By Fermat: the order is prime. */
function inverse(number: bigint): bigint {
  let result = 1n;
  for (let base = number % order, left = order - 2n; left > 0n; base = (base * base) % order, left >>= 1n) {
    if ((left & 1n) === 1n) result = (result * base) % order;
  }
  return result;
}
