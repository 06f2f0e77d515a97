import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pemOf } from '../../build/demo/pki.ts';
import {
  createTestPki,
  keyKinds,
  openssl,
  pem,
  type TestPki,
  testSigner,
} from '../../test/support/certificates.ts';
import { signDetached } from './sign.ts';
import { loadTrust } from './trust.ts';
import { verifyDetached } from './verify.ts';

/** The real openssl reads what this system signs, and signs what this system refuses. */
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

describe('what openssl signs in other ways is refused', () => {
  let signer: Awaited<ReturnType<typeof testSigner>>;
  beforeAll(async () => {
    signer = await testSigner(pki, { keys: keyKinds['RSA-2048']() });
  });
  const verified = (cms: Uint8Array) => verifyDetached(content, cms, loadTrust(pki.trust, 0), now);
  const opensslSign = async (...extra: string[]) =>
    openssl(
      ...['cms', '-sign', '-binary', '-outform', 'DER', '-in', await pki.file(content)],
      ...[
        '-signer',
        await pki.file(pemOf(signer.certificate)),
        '-inkey',
        await pki.file(pem(signer.privateKey)),
      ],
      ...extra,
    );

  test('the same form, made by openssl, is accepted', async () => {
    const signature = await opensslSign('-cades', '-nosmimecap', '-md', 'sha256');
    expect(await verified(signature)).toMatchObject({ certificate: signer.certificate, warnings: [] });
  });

  test('an authority that travels and that no attribute names', async () => {
    const form = ['-cades', '-nosmimecap', '-md', 'sha256'];
    const signature = await opensslSign(...form, '-certfile', pki.path('people.crt'));
    await expect(verified(signature)).rejects.toMatchObject({ code: 'SIGNATURE_FORMAT' });
  });

  test.each([
    ['SHA-1', ['-cades', '-nosmimecap', '-md', 'sha1'], 'SIGNATURE_ALGORITHM'],
    ['no signing certificate attribute', ['-nosmimecap', '-md', 'sha256'], 'SIGNATURE_FORMAT'],
    ['no attributes', ['-noattr', '-md', 'sha256'], 'SIGNATURE_FORMAT'],
    ['a further attribute', ['-cades', '-md', 'sha256'], 'SIGNATURE_FORMAT'],
    ['attached content', ['-cades', '-nosmimecap', '-md', 'sha256', '-nodetach'], 'SIGNATURE_FORMAT'],
    ['a key identifier', ['-cades', '-nosmimecap', '-md', 'sha256', '-keyid'], 'SIGNATURE_FORMAT'],
  ])('%s', async (_name, extra, code) => {
    await expect(verified(await opensslSign(...extra))).rejects.toMatchObject({ code });
  });
});
