import { AppError } from '../../contract/errors/index.ts';
import { oids } from './algorithms.ts';
import { type Der, DerError, expectTag, Fields, readDer, tags } from './der.ts';
import { readInteger, readOctetBits, readOid } from './der-values.ts';

/** Octets of a coordinate by the name of the curve: P-256, P-384 and, for authorities only, P-521. */
const curves: Readonly<Record<string, number>> = {
  '1.2.840.10045.3.1.7': 32,
  '1.3.132.0.34': 48,
  '1.3.132.0.35': 66,
};
const shortestModulus = 2048;
/** What a check may cost: beyond it one signature takes tens of milliseconds. */
const longestModulus = 8192;
/** BoringSSL refuses longer public exponents. */
const exponentBits = 33;

/**
 * Refuses a SubjectPublicKeyInfo with which nobody may sign here, not even an authority: SIGNATURE_ALGORITHM for RSA
 * below 2048 or above 8192 bits or with a public exponent that is even, 1 or longer than 33 bits, for curves that are
 * not listed or described by parameters, and for other kinds of keys; DerError where it cannot be read.
 */
export function checkPublicKey(spki: Der): void {
  const fields = new Fields(spki);
  const algorithm = new Fields(fields.take(tags.sequence));
  const bits = readOctetBits(fields.any());
  fields.end();
  const oid = readOid(algorithm.any());
  if (oid === oids.rsaEncryption) {
    if (algorithm.take(tags.null).value.length !== 0) throw new DerError();
    algorithm.end();
    checkRsa(bits);
  } else if (oid === oids.ecPublicKey) {
    // RFC 5480 §2.1.1: always a named curve. OpenSSL takes explicit parameters, with which a curve can be forged.
    const octets = curves[namedCurve(algorithm)];
    if (octets === undefined) throw new AppError('SIGNATURE_ALGORITHM');
    if (bits[0] !== uncompressed || bits.length !== 1 + 2 * octets) throw new DerError();
  } else throw new AppError('SIGNATURE_ALGORITHM');
}

/** RFC 5480 §2.2: the point's first octet where both coordinates follow. */
const uncompressed = 4;

function namedCurve(algorithm: Fields): string {
  const parameters = algorithm.any();
  algorithm.end();
  if (parameters.tag !== tags.oid) throw new AppError('SIGNATURE_ALGORITHM');
  return readOid(parameters);
}

function checkRsa(key: Uint8Array): void {
  const fields = new Fields(readDer(key));
  const modulus = readPositive(fields.any());
  const exponent = readPositive(fields.any());
  fields.end();
  const bits = bitLength(modulus);
  if (bits < shortestModulus || bits > longestModulus || !isOdd(modulus))
    throw new AppError('SIGNATURE_ALGORITHM');
  if (!isOdd(exponent) || bitLength(exponent) < 2 || bitLength(exponent) > exponentBits)
    throw new AppError('SIGNATURE_ALGORITHM');
}

/** The octets of an INTEGER above zero without a leading zero. */
function readPositive(element: Der): Uint8Array {
  const octets = readInteger(expectTag(element, tags.integer));
  if ((octets[0] ?? 0) >= 0x80) throw new DerError();
  const magnitude = octets[0] === 0 ? octets.subarray(1) : octets;
  if (magnitude.length === 0) throw new DerError();
  return magnitude;
}

const isOdd = (magnitude: Uint8Array): boolean => ((magnitude.at(-1) ?? 0) & 1) === 1;
const bitLength = (magnitude: Uint8Array): number =>
  8 * magnitude.length - (Math.clz32(magnitude[0] ?? 0) - 24);
