import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPki, keyKinds, openssl, type TestPki } from '../../test/support/certificates.ts';
import { type LeafKind, openDemoPki, pemOf, spkiOf } from './pki.ts';

const kinds = [
  'person-signing',
  'person-encryption',
  'organisation-seal',
  'recovery',
  'endpoint-signer',
  'directory-authority',
  'tls-server',
  'tls-client',
] as const satisfies LeafKind[];

let pki: TestPki;
beforeAll(async () => {
  pki = await createTestPki();
});
afterAll(() => pki.remove());

/** `openssl verify` with every list checked, strictly. */
async function verifyWithOpenssl(certificate: Uint8Array, crls: readonly Uint8Array[]): Promise<string> {
  const lists = await Promise.all(
    crls.map(async (crl) => openssl('crl', '-inform', 'DER', '-in', await pki.file(crl))),
  );
  const bundle = await pki.file([await readFile(pki.path('chain.pem'), 'utf8'), ...lists].join('\n'));
  const leaf = await pki.file(pemOf(certificate));
  const answer = await openssl('verify', '-CAfile', bundle, '-crl_check_all', '-x509_strict', leaf);
  return answer.toString().trim();
}

test.each(kinds)('openssl accepts a certificate of kind %s with every revocation list', async (kind) => {
  const rsa = kind === 'person-encryption' || kind === 'recovery';
  const { publicKey } = keyKinds[rsa ? 'RSA-2048' : 'P-256']();
  const certificate = await pki.issue(kind, spkiOf(publicKey), 'Văn phòng Ủy ban nhân dân');
  expect(await verifyWithOpenssl(certificate, pki.trust.crls)).toMatch(/: OK$/);
  expect(new X509Certificate(certificate).subject).toContain('CN=Văn phòng Ủy ban nhân dân');
});

test('openssl refuses a revoked certificate', async () => {
  const certificate = await pki.issue('person-signing', spkiOf(keyKinds['P-256']().publicKey), 'Lê Văn D');
  const crls = await pki.revoke([certificate]);
  await expect(verifyWithOpenssl(certificate, crls)).rejects.toThrow(/certificate revoked/);
});

test('a server certificate is for 127.0.0.1', async () => {
  const certificate = await pki.issue('tls-server', spkiOf(keyKinds['P-256']().publicKey), 'Máy chủ');
  expect(new X509Certificate(certificate).checkIP('127.0.0.1')).toBe('127.0.0.1');
});

test('the authorities are opened again from their folder, with what they revoked', async () => {
  const again = await openDemoPki(pki.directory);
  expect(again.trust.anchors).toEqual(pki.trust.anchors);
  expect(again.trust.intermediates).toEqual(pki.trust.intermediates);
  const certificate = await again.issue('person-signing', spkiOf(keyKinds['P-256']().publicKey), 'Lê Thị E');
  expect(await verifyWithOpenssl(certificate, again.trust.crls)).toMatch(/: OK$/);
});
