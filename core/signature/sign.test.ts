import { verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate } from '../../build/demo/pki-certificates.ts';
import {
  createP256Pki,
  type Keys,
  keyKinds,
  type TestPki,
  testSigner,
} from '../../test/support/certificates.ts';
import { digest, matches } from './algorithms.ts';
import { readCertificate } from './certificates.ts';
import { sameBytes } from './der-values.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { readSignedData } from './signed-data.ts';

const content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
const now = new Date();
let pki: TestPki;
beforeAll(async () => {
  pki = await createP256Pki();
});
afterAll(() => pki.remove());

/** A signature taken apart; the order of the certificates is that of their encodings. */
const certificatesIn = (cms: Uint8Array) =>
  readSignedData(cms).certificates.map((der) => Buffer.from(der).toString('hex'));
const inOrder = (...ders: Uint8Array[]) => ders.map((der) => Buffer.from(der).toString('hex')).sort();

test.each([
  ['RSA-2048', 'sha256', 'rsa'],
  ['P-256', 'sha256', 'ec'],
  ['P-384', 'sha384', 'ec'],
] as const)('a signature with %s uses %s and is read back', async (kind, hash, keyType) => {
  const signer = await testSigner(pki, { keys: keyKinds[kind]() });
  const at = new Date('2026-03-01T04:05:06.789Z');
  const data = readSignedData(await signDetached(content, signer, at));
  const { issuer, serial } = readCertificate(signer.certificate);
  expect(data).toMatchObject({ hash, keyType, certificateHash: 'sha256' });
  expect(data.signingTime).toBe(Date.parse('2026-03-01T04:05:06.000Z'));
  expect(sameBytes(data.issuer, issuer) && sameBytes(data.serial, serial)).toBe(true);
  expect(matches(hash, content, data.messageDigest)).toBe(true);
  expect(matches('sha256', signer.certificate, data.certificateDigest)).toBe(true);
  expect(verify(hash, data.signed, signer.publicKey, data.signature)).toBe(true);
});

test('the chain carries what leads from the certificate, no other authority and no root', async () => {
  const signer = await testSigner(pki);
  const [people = content] = pki.trust.intermediates;
  const expected = inOrder(signer.certificate, people);
  expect(certificatesIn(await signDetached(content, signer, now))).toEqual(expected);
  const withRoot = { ...signer, chain: [...pki.trust.anchors, ...signer.chain] };
  expect(certificatesIn(await signDetached(content, withRoot, now))).toEqual(expected);
  const alone = { ...signer, chain: [] };
  expect(certificatesIn(await signDetached(content, alone, now))).toEqual(inOrder(signer.certificate));
});

test('what travels is named: the certificate, then its authorities from the nearest upwards', async () => {
  const signer = await testSigner(pki);
  const [people = content] = pki.trust.intermediates;
  const data = readSignedData(await signDetached(content, signer, now));
  expect(data.namesIssuer).toBe(true);
  expect(data.authorityDigests.map((one) => Buffer.from(one))).toEqual([digest('sha256', people)]);
});

test('of authorities of one name the one travels that signed the certificate', async () => {
  const keys = keyKinds['P-256']();
  const root = await selfIssued('Gốc', keys);
  const [old, renewed] = [keyKinds['P-256'](), keyKinds['P-256']()];
  const authority = (of: Keys) => issuedBy('Con người', of, root, keys);
  const [before, after] = [await authority(old), await authority(renewed)];
  const end = await issuedBy('Nguyễn Văn A', keys, after, renewed);
  const signer = keySigner(keys.privateKey, end, [before, after]);
  expect(certificatesIn(await signDetached(content, signer, now))).toEqual(inOrder(end, after));
});

test('a self-issued certificate travels alone', async () => {
  const keys = keyKinds['P-256']();
  const certificate = await selfIssued('Gốc', keys);
  const signer = keySigner(keys.privateKey, certificate, [certificate, ...pki.trust.intermediates]);
  expect(certificatesIn(await signDetached(content, signer, now))).toEqual(inOrder(certificate));
});

test('authorities that certify each other end the chain', async () => {
  const keys = keyKinds['P-256']();
  const first = await selfIssued('Một', keys);
  const second = await selfIssued('Hai', keys);
  const [one, two] = [await issuedBy('Một', keys, second), await issuedBy('Hai', keys, first)];
  const end = await issuedBy('Nguyễn Văn A', keys, first);
  const signer = keySigner(keys.privateKey, end, [one, two]);
  expect(certificatesIn(await signDetached(content, signer, now))).toEqual(inOrder(end, one, two));
});

test('a signer whose mechanism is not that of its key is refused', async () => {
  const signer = { ...(await testSigner(pki)), mechanism: 'ecdsa-sha384' as const };
  await expect(signDetached(content, signer, now)).rejects.toMatchObject({ code: 'SIGNATURE_ALGORITHM' });
});

test('a key on a token is accepted where it signs what it was given', async () => {
  const { matched: _matched, ...token } = await testSigner(pki);
  const data = readSignedData(await signDetached(content, token, now));
  expect(verify('sha256', data.signed, token.publicKey, data.signature)).toBe(true);
});

test('what is the same in every signature is read once for each signer', async () => {
  const signer = await testSigner(pki);
  let reads = 0;
  const counted = {
    ...signer,
    get chain() {
      reads += 1;
      return signer.chain;
    },
  };
  await signDetached(content, counted, now);
  await signDetached(content, counted, now);
  expect(reads).toBe(1);
});

test('a signer whose key is not its certificate’s is noticed before anything leaves', async () => {
  const signer = await testSigner(pki);
  const other = await testSigner(pki);
  const { matched: _matched, ...token } = signer;
  const confused = { ...token, sign: other.sign };
  await expect(signDetached(content, confused, now)).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
});

test('a raw ECDSA signature of the wrong length is refused', async () => {
  const signer = { ...(await testSigner(pki)), sign: async () => new Uint8Array(63) };
  await expect(signDetached(content, signer, now)).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
});

test('what the signer throws comes through', async () => {
  const fault = new Error('removed');
  const signer = { ...(await testSigner(pki)), sign: () => Promise.reject(fault) };
  await expect(signDetached(content, signer, now)).rejects.toBe(fault);
});

/** Signed with `by`, which is the key of `certificate` where that is given. */
const issuedBy = (commonName: string, keys: Keys, certificate?: Uint8Array, by: Keys = keys) =>
  issueCertificate({
    publicKey: spkiOf(keys.publicKey),
    commonName,
    organisation: 'Bộ Tài chính',
    life: { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2028-01-01T00:00:00Z') },
    profile: { keyUsage: ['digitalSignature', 'keyCertSign'], authority: { pathLength: 9 } },
    issuer: { key: by.privateKey, ...(certificate === undefined ? {} : { certificate }) },
  });
const selfIssued = (name: string, keys: Keys) => issuedBy(name, keys);
