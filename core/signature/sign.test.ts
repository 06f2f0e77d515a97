import { generateKeyPairSync, verify } from 'node:crypto';
import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createTestPki,
  keyKinds,
  openssl,
  type TestPki,
  testSigner,
} from '../../test/support/certificates.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { loadTrust } from './trust.ts';
import { verifyDetached } from './verify.ts';

const content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
const now = new Date();
let pki: TestPki;
beforeAll(async () => {
  pki = await createTestPki();
});
afterAll(() => pki.remove());

describe.each(Object.entries(keyKinds))('a signature with %s', (_name, makeKeys) => {
  let cms: Uint8Array;
  beforeAll(async () => {
    cms = await signDetached(content, await testSigner(pki, { keys: makeKeys() }), now);
  });

  test('is verified by our own reader, with name and time', async () => {
    const verified = await verifyDetached(content, cms, loadTrust(pki.trust, 0), now);
    expect(verified.subject).toBe('Nguyễn Thị Đường');
    expect(verified.at).toBe(new Date(Math.floor(now.getTime() / 1000) * 1000).toISOString());
    expect(verified.warnings).toEqual([]);
  });

  test.each([[[]], [['-cades']]])('is verified by openssl %s with chain.pem', async (extra) => {
    await openssl(
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', await pki.file(cms), ...extra],
      ...['-content', await pki.file(content), '-CAfile', pki.path('chain.pem'), '-purpose', 'any'],
      ...['-out', pki.path('verified')],
    );
  });

  test('is refused by openssl over other content', async () => {
    const command = [
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', await pki.file(cms)],
      ...['-content', await pki.file('other'), '-CAfile', pki.path('chain.pem'), '-purpose', 'any'],
    ];
    await expect(openssl(...command)).rejects.toThrow('CMS_SignerInfo_verify_content:verification failure');
  });

  test('is read by pkijs as one detached signer and two certificates', () => {
    const info = ContentInfo.fromBER(cms);
    const data = new SignedData({ schema: info.content });
    expect(data.signerInfos).toHaveLength(1);
    expect(data.encapContentInfo.eContent).toBeUndefined();
    expect(data.certificates).toHaveLength(2);
  });
});

test('the chain carries what leads from the certificate and no other authority', async () => {
  const cms = await signDetached(content, await testSigner(pki), now);
  const text = (
    await openssl(
      'cms',
      '-cmsout',
      '-print',
      '-inform',
      'DER',
      '-in',
      await pki.file(cms),
      '-nameopt',
      'utf8',
    )
  ).toString();
  expect(text.match(/d\.certificate/g)).toHaveLength(2);
});

test('a signer whose key is not its certificate’s is noticed before anything leaves', async () => {
  const signer = await testSigner(pki);
  const other = await testSigner(pki);
  const { matched: _matched, ...token } = signer;
  const confused = { ...token, sign: other.sign };
  await expect(signDetached(content, confused, now)).rejects.toMatchObject({ code: 'TOKEN_SIGN_FAILED' });
});

test('a key from a file signs as a token does: r‖s, also where one of the numbers is short', async () => {
  const { sign, publicKey } = await testSigner(pki);
  let short = 0;
  for (let round = 0; round < 2_000 && short < 2; round += 1) {
    const raw = await sign(content);
    expect(raw).toHaveLength(64);
    if (raw[0] !== 0 && raw[32] !== 0) continue;
    short += 1;
    expect(verify('sha256', content, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true);
  }
  expect(short).toBe(2);
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

test('a key from a file is matched with its certificate when the signer is made', async () => {
  const { certificate, chain } = await testSigner(pki);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  expect(() => keySigner(privateKey, certificate, chain)).toThrow(
    expect.objectContaining({ code: 'TOKEN_SIGN_FAILED' }),
  );
});
