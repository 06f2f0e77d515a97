import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import type { SignMechanism } from '../../contract/token/channels.ts';
import { type Der, DerError, Fields, tags } from './der.ts';
import { readOid, sameBytes } from './der-values.ts';

/**
 * Every algorithm of signatures and key wrapping, by name and object identifier. What is not listed here is
 * refused: SHA-1 and MD5 signatures because they can be forged, the rest because the national profile does
 * not use it. All of it exists in OpenSSL and in Electron's BoringSSL.
 */
export const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  envelopedData: '1.2.840.113549.1.7.3',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaOaep: '1.2.840.113549.1.1.7',
  mgf1: '1.2.840.113549.1.1.8',
  ecPublicKey: '1.2.840.10045.2.1',
  ecdsaSha256: '1.2.840.10045.4.3.2',
  ecdsaSha384: '1.2.840.10045.4.3.3',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
} as const;

export type Hash = 'sha256' | 'sha384' | 'sha512';
type KeyType = 'rsa' | 'ec';

const hashes: Readonly<Record<string, Hash>> = {
  [oids.sha256]: 'sha256',
  [oids.sha384]: 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const signatureAlgorithms: Readonly<Record<string, { readonly key: KeyType; readonly hash: Hash }>> = {
  '1.2.840.113549.1.1.11': { key: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { key: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { key: 'rsa', hash: 'sha512' },
  [oids.ecdsaSha256]: { key: 'ec', hash: 'sha256' },
  [oids.ecdsaSha384]: { key: 'ec', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { key: 'ec', hash: 'sha512' },
};

/** The parameters of an AlgorithmIdentifier: absent, NULL, or something else. */
function readIdentifier(element: Der): { oid: string; parameters: 'absent' | 'null' | 'other' } {
  const fields = new Fields(element);
  const oid = readOid(fields.any());
  const none = fields.optional(tags.null);
  if (none === undefined) {
    const rest = fields.optional(tags.sequence, tags.oid);
    fields.end();
    return { oid, parameters: rest === undefined ? 'absent' : 'other' };
  }
  fields.end();
  if (none.value.length !== 0) throw new DerError();
  return { oid, parameters: 'null' };
}

/**
 * A digest AlgorithmIdentifier. RFC 5754 §2 lets the parameters be absent or NULL; no signature covers them, so that
 * only the form it prefers is taken.
 */
export function readHash(element: Der): Hash {
  const { oid, parameters } = readIdentifier(element);
  const hash = hashes[oid];
  if (hash === undefined || parameters !== 'absent') throw new AppError('SIGNATURE_ALGORITHM');
  return hash;
}

/** A signature AlgorithmIdentifier of a certificate or revocation list. */
export function readSignatureAlgorithm(element: Der): { key: KeyType; hash: Hash } {
  const { oid, parameters } = readIdentifier(element);
  const found = signatureAlgorithms[oid];
  if (found === undefined || parameters === 'other' || (found.key === 'ec' && parameters !== 'absent')) {
    throw new AppError('SIGNATURE_ALGORITHM');
  }
  return found;
}

/**
 * The signature AlgorithmIdentifier of a SignerInfo, which no signature covers: of the ways to name RSA only
 * rsaEncryption with NULL, as RFC 3370 §3.2 wants it, which leaves the hash to the digest.
 */
export function readSignerAlgorithm(element: Der, digest: Hash): { key: KeyType; hash: Hash } {
  const { oid, parameters } = readIdentifier(element);
  if (oid === oids.rsaEncryption && parameters === 'null') return { key: 'rsa', hash: digest };
  const found = readSignatureAlgorithm(element);
  if (found.key !== 'ec' || found.hash !== digest) throw new AppError('SIGNATURE_ALGORITHM');
  return found;
}

const curves: Readonly<Record<string, SignMechanism>> = {
  prime256v1: 'ecdsa-sha256',
  secp384r1: 'ecdsa-sha384',
};

/** What a public key signs with. RSA below 2048 bits, other curves and other types: SIGNATURE_ALGORITHM. */
export function mechanismOf(key: KeyObject): SignMechanism {
  const details = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa' && (details.modulusLength ?? 0) >= 2048) return 'rsa-pkcs1-sha256';
  const mechanism = key.asymmetricKeyType === 'ec' ? curves[details.namedCurve ?? ''] : undefined;
  if (mechanism === undefined) throw new AppError('SIGNATURE_ALGORITHM');
  return mechanism;
}

/** What the key of a certificate (DER) signs with; SIGNATURE_ALGORITHM or CERTIFICATE_FORMAT. */
export function signMechanism(certificate: Uint8Array): SignMechanism {
  let key: KeyObject;
  try {
    key = new X509Certificate(certificate).publicKey;
  } catch (cause) {
    throw new AppError('CERTIFICATE_FORMAT', { cause });
  }
  return mechanismOf(key);
}

/** The hash each mechanism uses, for the message as well as for the signature. */
export const hashOf = (mechanism: SignMechanism): Hash =>
  mechanism === 'ecdsa-sha384' ? 'sha384' : 'sha256';

/** Octets of r and of s in a raw ECDSA signature; undefined for RSA. */
export const scalarOctets = (mechanism: SignMechanism): number | undefined =>
  mechanism === 'rsa-pkcs1-sha256' ? undefined : mechanism === 'ecdsa-sha384' ? 48 : 32;

export const keyTypeOf = (mechanism: SignMechanism): KeyType =>
  mechanism === 'rsa-pkcs1-sha256' ? 'rsa' : 'ec';

export const digest = (hash: Hash, bytes: Uint8Array): Uint8Array => createHash(hash).update(bytes).digest();

export const matches = (hash: Hash, bytes: Uint8Array, expected: Uint8Array): boolean =>
  sameBytes(digest(hash, bytes), expected);

/** What this programme signs, checks, wraps and seals with, for people to read. */
export const algorithmsInUse: string[] = [
  'CMS SignedData, CAdES-B (RFC 5652, RFC 5035)',
  'RSA PKCS#1 v1.5, SHA-256',
  'ECDSA P-256, SHA-256',
  'ECDSA P-384, SHA-384',
  'CMS EnvelopedData, RSA-OAEP, AES-256-CBC',
  'HPKE X-Wing (X25519, ML-KEM-768), HKDF-SHA256, AES-256-GCM (RFC 9180)',
  'SHA-256, RFC 8785, RFC 6962',
  'TLS 1.3',
];
