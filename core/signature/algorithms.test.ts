import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyKinds } from '../../test/support/certificates.ts';
import {
  algorithmsInUse,
  digest,
  hashOf,
  keyTypeOf,
  matches,
  mechanismOf,
  oids,
  readHash,
  readSignatureAlgorithm,
  readSignerAlgorithm,
  scalarOctets,
  signMechanism,
} from './algorithms.ts';
import { DerError, readDer } from './der.ts';
import { algorithm, element, nothing, octets, oid, sequence, version } from './encode.ts';

const identifier = (type: string, ...parameters: Uint8Array[]) => readDer(algorithm(type, ...parameters));
const weak = expect.objectContaining({ code: 'SIGNATURE_ALGORITHM' });
const sha256WithRsa = '1.2.840.113549.1.1.11';

test('the object identifiers are those of the standards', () => {
  expect(oids).toEqual({
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
  });
});

describe('a digest algorithm', () => {
  test.each([
    ['2.16.840.1.101.3.4.2.1', 'sha256'],
    ['2.16.840.1.101.3.4.2.2', 'sha384'],
    ['2.16.840.1.101.3.4.2.3', 'sha512'],
  ])('%s is %s, with parameters absent and not NULL', (type, hash) => {
    expect(readHash(identifier(type))).toBe(hash);
    expect(() => readHash(identifier(type, nothing()))).toThrow(weak);
  });

  test('that is not listed or has other parameters is refused', () => {
    expect(() => readHash(identifier('1.3.14.3.2.26'))).toThrow(weak);
    expect(() => readHash(identifier(oids.sha256, sequence()))).toThrow(weak);
    expect(() => readHash(identifier(oids.sha256, oid('1.2.3')))).toThrow(weak);
  });

  test.each([
    ['parameters of another type', [octets(Uint8Array.of(1))]],
    ['a third field behind NULL', [nothing(), version(1)]],
    ['a third field behind a sequence', [sequence(), version(1)]],
    ['a NULL with contents', [element(0x05, Uint8Array.of(0))]],
  ])('with %s is no algorithm identifier', (_name, parameters) => {
    expect(() => readHash(identifier(oids.sha256, ...parameters))).toThrow(DerError);
  });
});

describe('a signature algorithm', () => {
  test.each([
    ['1.2.840.113549.1.1.11', 'rsa', 'sha256'],
    ['1.2.840.113549.1.1.12', 'rsa', 'sha384'],
    ['1.2.840.113549.1.1.13', 'rsa', 'sha512'],
    ['1.2.840.10045.4.3.2', 'ec', 'sha256'],
    ['1.2.840.10045.4.3.3', 'ec', 'sha384'],
    ['1.2.840.10045.4.3.4', 'ec', 'sha512'],
  ] as const)('%s is %s with %s', (type, key, hash) => {
    expect(readSignatureAlgorithm(identifier(type))).toEqual({ key, hash });
    if (key === 'ec') expect(readSignerAlgorithm(identifier(type), hash)).toEqual({ key, hash });
    else expect(() => readSignerAlgorithm(identifier(type, nothing()), hash)).toThrow(weak);
  });

  test('for RSA may have NULL as parameters, one for ECDSA has none', () => {
    expect(readSignatureAlgorithm(identifier(sha256WithRsa, nothing()))).toEqual({
      key: 'rsa',
      hash: 'sha256',
    });
    expect(() => readSignatureAlgorithm(identifier(sha256WithRsa, sequence()))).toThrow(weak);
    expect(() => readSignatureAlgorithm(identifier(oids.ecdsaSha256, nothing()))).toThrow(weak);
    expect(() => readSignatureAlgorithm(identifier(oids.ecdsaSha256, oid('1.2.3')))).toThrow(weak);
  });

  test.each(['1.2.840.113549.1.1.5', '1.2.840.113549.1.1.4', '1.2.840.113549.1.1.1'])(
    '%s (SHA-1, MD5, no hash) is refused in a certificate',
    (type) => {
      expect(() => readSignatureAlgorithm(identifier(type, nothing()))).toThrow(weak);
    },
  );
});

describe('the signature algorithm of a signer', () => {
  test('leaves the hash to the digest where it is plain RSA', () => {
    for (const hash of ['sha256', 'sha384', 'sha512'] as const) {
      expect(readSignerAlgorithm(identifier(oids.rsaEncryption, nothing()), hash)).toEqual({
        key: 'rsa',
        hash,
      });
    }
    expect(() => readSignerAlgorithm(identifier(oids.rsaEncryption), 'sha256')).toThrow(weak);
    expect(() => readSignerAlgorithm(identifier(oids.rsaEncryption, sequence()), 'sha256')).toThrow(weak);
  });

  test('names the same hash as the digest', () => {
    expect(() => readSignerAlgorithm(identifier(oids.ecdsaSha256), 'sha384')).toThrow(weak);
    expect(() => readSignerAlgorithm(identifier(sha256WithRsa), 'sha512')).toThrow(weak);
  });
});

describe('a key', () => {
  test.each([
    ['RSA-2048', 'rsa-pkcs1-sha256'],
    ['P-256', 'ecdsa-sha256'],
    ['P-384', 'ecdsa-sha384'],
  ] as const)('of kind %s signs with %s', (kind, mechanism) => {
    expect(mechanismOf(keyKinds[kind]().publicKey)).toBe(mechanism);
  });

  test.each([
    ['RSA below 2048 bits', () => generateKeyPairSync('rsa', { modulusLength: 2040 })],
    ['another curve', () => generateKeyPairSync('ec', { namedCurve: 'P-521' })],
    ['Ed25519', () => generateKeyPairSync('ed25519')],
    ['RSA-PSS', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
  ])('of %s is refused', (_name, make) => {
    expect(() => mechanismOf(make().publicKey)).toThrow(weak);
  });

  test('of what is no certificate is no key', () => {
    expect(() => signMechanism(Uint8Array.of(0x30, 0))).toThrow(
      expect.objectContaining({ code: 'CERTIFICATE_FORMAT', cause: expect.any(Error) }),
    );
  });
});

test.each([
  ['rsa-pkcs1-sha256', 'sha256', undefined, 'rsa'],
  ['ecdsa-sha256', 'sha256', 32, 'ec'],
  ['ecdsa-sha384', 'sha384', 48, 'ec'],
] as const)(
  '%s hashes with %s, has scalars of %s octets and keys of type %s',
  (mechanism, hash, length, type) => {
    expect(hashOf(mechanism)).toBe(hash);
    expect(scalarOctets(mechanism)).toBe(length);
    expect(keyTypeOf(mechanism)).toBe(type);
  },
);

test('a digest matches the bytes that it was made over', () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const expected = createHash('sha384').update(bytes).digest();
  expect(digest('sha384', bytes)).toEqual(expected);
  expect(matches('sha384', bytes, expected)).toBe(true);
  expect(matches('sha384', Uint8Array.of(1, 2), expected)).toBe(false);
  expect(matches('sha256', bytes, expected)).toBe(false);
});

test('the algorithms in use are named for people', () => {
  expect(algorithmsInUse).toEqual([
    'CMS SignedData, CAdES-B (RFC 5652, RFC 5035)',
    'RSA PKCS#1 v1.5, SHA-256',
    'ECDSA P-256, SHA-256',
    'ECDSA P-384, SHA-384',
    'CMS EnvelopedData, RSA-OAEP, AES-256-CBC',
    'HPKE X-Wing (X25519, ML-KEM-768), HKDF-SHA256, AES-256-GCM (RFC 9180)',
    'SHA-256, RFC 8785, RFC 6962',
    'TLS 1.3',
  ]);
});
