import { privateDecrypt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pemOf } from '../../build/demo/pki.ts';
import {
  createTestPki,
  keyKinds,
  openssl,
  opensslCertificate,
  type TestPki,
} from '../../test/support/certificates.ts';
import { unwrapVaultKey, wrapVaultKey } from '../vault/key-wrapping.ts';
import { checkCertificate } from './certificate-check.ts';
import { nameOf, readCertificate } from './certificates.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { loadTrust } from './trust.ts';
import { verifyDetached } from './verify.ts';

/**
 * Certificates as the government's own authority issues them: one key for all four usages, mail and smart-card
 * purposes, the official mail address, and names whose attributes stand in any order.
 */
const usages = 'digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment';
const rest = `extendedKeyUsage=clientAuth,emailProtection,msSmartcardLogin
subjectAltName=email:vanthu@example.gov.vn
certificatePolicies=2.16.704.1.1.1.1.1
authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://example/ca.crt
crlDistributionPoints=URI:http://example/ca.crl
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid`;
const generations = {
  first: `keyUsage=${usages}\n${rest}`,
  G2: `keyUsage=critical,${usages}\n${rest}`,
};
const content = new TextEncoder().encode('{"code":"7K3Q9XWP2M4T8"}');
const vaultKey = new Uint8Array(32).fill(7);
let pki: TestPki;
beforeAll(async () => {
  pki = await createTestPki();
});
afterAll(() => pki.remove());

test.each([
  ['first', 'RSA-2048'],
  ['first', 'RSA-3072'],
  ['G2', 'RSA-2048'],
  ['G2', 'RSA-3072'],
] as const)(
  'one of the %s generation with %s both signs and receives the vault key',
  async (generation, kind) => {
    const { publicKey, privateKey } = keyKinds[kind]();
    const certificate = await opensslCertificate(pki, publicKey, generations[generation]);
    const now = new Date();
    const trust = loadTrust(pki.trust, 0);
    for (const use of ['sign', 'encrypt'] as const) {
      expect(checkCertificate(certificate, trust, now, use)).toEqual([]);
    }

    const cms = await signDetached(content, keySigner(privateKey, certificate, pki.trust.intermediates), now);
    expect(await verifyDetached(content, cms, trust, now)).toMatchObject({ warnings: [] });
    expect(await verifiedByOpenssl(cms)).toEqual(content);

    const file = await wrapVaultKey(vaultKey, [{ certificate, oaepHash: 'SHA-1' }]);
    const unwrapped = await unwrapVaultKey(file, [certificate], async (_certificate, _hash, wrapped) =>
      privateDecrypt({ key: privateKey, oaepHash: 'sha1' }, wrapped),
    );
    expect(unwrapped).toEqual(vaultKey);
  },
);

test.each([
  ['C L O CN', '/C=VN/L=Hà Nội/O=BỘ TÀI CHÍNH/CN=TỔNG CỤC THUẾ', 'TỔNG CỤC THUẾ'],
  ['E CN OU O', '/emailAddress=a@example.gov.vn/CN=Nguyễn Thị Đường/OU=Văn phòng/O=UBND', 'Nguyễn Thị Đường'],
  ['CN OU O L C', '/CN=Nguyễn Thị Đường/OU=Văn thư/O=Bộ Tài chính/L=Hà Nội/C=VN', 'Nguyễn Thị Đường'],
  ['UID CN O C', '/UID=MST:0100000000/CN=Văn phòng Bộ/O=Bộ Tài chính/C=VN', 'Văn phòng Bộ'],
  ['C O OU CN in ASCII', '/C=VN/O=Bo Tai chinh/OU=Van phong/CN=Nguyen Thi Duong', 'Nguyen Thi Duong'],
])('the name is read from a subject of the order %s', async (_order, subject, name) => {
  const { publicKey } = keyKinds['P-256']();
  const certificate = await opensslCertificate(pki, publicKey, generations.G2, { subject });
  expect(checkCertificate(certificate, loadTrust(pki.trust, 0), new Date(), 'sign')).toEqual([]);
  expect(nameOf(readCertificate(certificate))).toBe(name);
});

async function verifiedByOpenssl(cms: Uint8Array): Promise<Uint8Array> {
  const [anchor] = pki.trust.anchors;
  if (anchor === undefined) throw new Error('the test authority has no anchor');
  const verified = await openssl(
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', await pki.file(cms)],
    ...['-content', await pki.file(content), '-CAfile', await pki.file(pemOf(anchor))],
  );
  return new Uint8Array(verified);
}
