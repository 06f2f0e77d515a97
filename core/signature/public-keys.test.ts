import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate, issueCrl } from '../../build/demo/pki-certificates.ts';
import { AppError } from '../../contract/errors/index.ts';
import { bitString, openssl } from '../../test/support/certificates.ts';
import { checkCertificate } from './certificate-check.ts';
import { readDer } from './der.ts';
import { algorithm, nothing, oid, sequence, unsigned } from './encode.ts';
import { checkPublicKey } from './public-keys.ts';
import { loadTrust } from './trust.ts';

const refusal = (spki: Uint8Array): string => {
  try {
    checkPublicKey(readDer(spki));
    return 'accepted';
  } catch (error) {
    return error instanceof AppError ? error.code : (error as Error).name;
  }
};
const rsa = (modulus: Uint8Array, exponent: number[]) =>
  sequence(
    algorithm('1.2.840.113549.1.1.1', nothing()),
    bitString(sequence(unsigned(modulus), unsigned(Uint8Array.from(exponent)))),
  );
/** An odd number of so many bits. */
const modulus = (bits: number) => {
  const octets = Buffer.alloc(Math.ceil(bits / 8), 0xff);
  octets[0] = 2 ** (((bits - 1) % 8) + 1) - 1;
  return octets;
};

test.each([
  ['2047 bits', modulus(2047), [1, 0, 1], 'SIGNATURE_ALGORITHM'],
  ['2048 bits', modulus(2048), [1, 0, 1], 'accepted'],
  ['8192 bits', modulus(8192), [1, 0, 1], 'accepted'],
  ['8193 bits', modulus(8193), [1, 0, 1], 'SIGNATURE_ALGORITHM'],
  ['an even modulus', Buffer.concat([modulus(2040), Uint8Array.of(0xfe)]), [1, 0, 1], 'SIGNATURE_ALGORITHM'],
  ['exponent 1', modulus(2048), [1], 'SIGNATURE_ALGORITHM'],
  ['exponent 2', modulus(2048), [2], 'SIGNATURE_ALGORITHM'],
  ['exponent 3', modulus(2048), [3], 'accepted'],
  ['an even exponent', modulus(2048), [1, 0, 0], 'SIGNATURE_ALGORITHM'],
  ['an exponent of 33 bits', modulus(2048), [1, 0, 0, 0, 1], 'accepted'],
  ['an exponent of 34 bits', modulus(2048), [2, 0, 0, 0, 1], 'SIGNATURE_ALGORITHM'],
  ['exponent 0', modulus(2048), [0], 'DerError'],
])('RSA with %s', (_name, n, e, outcome) => {
  expect(refusal(rsa(n, e))).toBe(outcome);
});

test.each(['P-256', 'P-384', 'P-521'])('%s is accepted', (namedCurve) => {
  expect(refusal(spkiOf(generateKeyPairSync('ec', { namedCurve }).publicKey))).toBe('accepted');
});

test.each([
  ['P-224', () => generateKeyPairSync('ec', { namedCurve: 'P-224' })],
  ['secp256k1', () => generateKeyPairSync('ec', { namedCurve: 'secp256k1' })],
  [
    'P-256 by its parameters',
    () => generateKeyPairSync('ec', { namedCurve: 'P-256', paramEncoding: 'explicit' }),
  ],
  ['Ed25519', () => generateKeyPairSync('ed25519')],
  ['RSA-PSS', () => generateKeyPairSync('rsa-pss', { modulusLength: 2048 })],
  ['DSA', () => generateKeyPairSync('dsa', { modulusLength: 2048, divisorLength: 256 })],
])('%s is refused', (_name, make) => {
  expect(refusal(spkiOf(make().publicKey))).toBe('SIGNATURE_ALGORITHM');
});

test.each([
  ['RSA without NULL', () => sequence(algorithm('1.2.840.113549.1.1.1'), bitString(sequence()))],
  [
    'RSA with other parameters',
    () => sequence(algorithm('1.2.840.113549.1.1.1', oid('1.2.3')), bitString(sequence())),
  ],
  [
    'RSA with a third number',
    () =>
      sequence(
        algorithm('1.2.840.113549.1.1.1', nothing()),
        bitString(sequence(...[modulus(2048), Uint8Array.of(3), Uint8Array.of(3)].map(unsigned))),
      ),
  ],
  [
    'a compressed point',
    () => withPoint((point) => Buffer.concat([Uint8Array.of(2), point.subarray(1, 33)])),
  ],
  ['a point that is too short', () => withPoint((point) => point.subarray(0, 64))],
  ['a hybrid point', () => withPoint((point) => Buffer.concat([Uint8Array.of(6), point.subarray(1)]))],
])('%s is no key', (_name, make) => {
  expect(refusal(make())).toBe('DerError');
});

/** A P-256 key with its point written otherwise. */
function withPoint(change: (point: Uint8Array) => Uint8Array): Uint8Array {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const point = spkiOf(publicKey).subarray(-65);
  return sequence(algorithm('1.2.840.10045.2.1', oid('1.2.840.10045.3.1.7')), bitString(change(point)));
}

describe('an authority with a weak key signs nothing, imported or not', () => {
  const life = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };
  const strong = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const profile = { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength: 1 } } as const;
  const made = (publicKey: Uint8Array, commonName: string, issuer?: Uint8Array) =>
    issueCertificate({
      publicKey,
      commonName,
      organisation: 'Bộ Tài chính',
      life,
      profile,
      issuer: { key: strong.privateKey, ...(issuer === undefined ? {} : { certificate: issuer }) },
    });
  let root: Uint8Array;
  beforeAll(async () => {
    root = await made(spkiOf(strong.publicKey), 'Gốc');
  });

  test.each([
    ['RSA-512', async () => opensslKey('rsa:512')],
    ['RSA-1024', async () => opensslKey('rsa:1024')],
    ['P-224', async () => spkiOf(generateKeyPairSync('ec', { namedCurve: 'P-224' }).publicKey)],
    ['secp256k1', async () => spkiOf(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey)],
  ])('%s', async (_name, key) => {
    const weak = await made(await key(), 'Con người', root);
    const crls = [
      await issueCrl(
        { key: strong.privateKey, certificate: root },
        { thisUpdate: life.notBefore, nextUpdate: life.notAfter, number: 1, revoked: [] },
      ),
    ];
    const refused = (reason: string, files: object) =>
      expect(() => loadTrust({ anchors: [root], intermediates: [], crls, ...files }, 0)).toThrow(
        expect.objectContaining({ code: 'TRUST_FILES_INVALID', detail: expect.objectContaining({ reason }) }),
      );
    refused('algorithm', { intermediates: [weak] });
    refused('algorithm', { anchors: [weak] });
    const trust = loadTrust({ anchors: [root], intermediates: [], crls }, 0);
    expect(() => trust.certificate(weak)).toThrow('SIGNATURE_ALGORITHM');
    expect(() => checkCertificate(weak, trust, life.notBefore, 'sign')).toThrow('SIGNATURE_ALGORITHM');
  });
});

/** Node makes no RSA key below 512 bits of strength at every security level; openssl does. */
async function opensslKey(kind: string): Promise<Uint8Array> {
  const [type, bits] = kind.split(':');
  const pem = await openssl('genpkey', '-algorithm', `${type}`, '-pkeyopt', `rsa_keygen_bits:${bits}`);
  return spkiOf(createPublicKey(pem));
}
