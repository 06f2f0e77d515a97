import { verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createP256Pki, keyKinds, type TestPki, testSigner } from '../../test/support/certificates.ts';
import { keySigner } from './key-signer.ts';

const content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
let pki: TestPki;
beforeAll(async () => {
  pki = await createP256Pki();
});
afterAll(() => pki.remove());

test.each([
  ['RSA-2048', 'sha256', 256],
  ['P-256', 'sha256', 64],
  ['P-384', 'sha384', 96],
] as const)('a key of kind %s hashes with %s and signs with %i octets', async (kind, hash, length) => {
  const signer = await testSigner(pki, { keys: keyKinds[kind]() });
  const raw = await signer.sign(content);
  expect(raw).toHaveLength(length);
  expect(verify(hash, content, { key: signer.publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
});

test('a key from a file signs as a token does: r‖s, also where one of the numbers is short', async () => {
  const { sign: signRaw, publicKey } = await testSigner(pki);
  let short = 0;
  for (let round = 0; round < 2_000 && short < 2; round += 1) {
    const raw = await signRaw(content);
    expect(raw).toHaveLength(64);
    if (raw[0] !== 0 && raw[32] !== 0) continue;
    short += 1;
    expect(verify('sha256', content, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
  }
  expect(short).toBe(2);
});

test('a key from a file is matched with its certificate when the signer is made', async () => {
  const { certificate, chain, privateKey: own } = await testSigner(pki);
  const { privateKey } = keyKinds['P-256']();
  expect(keySigner(own, certificate, chain)).toMatchObject({
    matched: true,
    mechanism: 'ecdsa-sha256',
    certificate,
    chain,
  });
  expect(() => keySigner(privateKey, certificate, chain)).toThrow(
    expect.objectContaining({ code: 'TOKEN_SIGN_FAILED' }),
  );
});
