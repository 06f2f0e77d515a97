import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { DerError } from '../../core/signature/der.ts';
import {
  createTestPki,
  keyKinds,
  opensslCertificate,
  type TestPki,
} from '../../test/support/certificates.ts';
import { fc } from '../../test/support/random.ts';
import { certificateUsages } from './certificates.ts';

describe('what a certificate on a token is for', () => {
  let pki: TestPki;
  const { publicKey } = keyKinds['P-256']();
  beforeAll(async () => {
    pki = await createTestPki();
  });
  afterAll(() => pki.remove());

  it.each([
    ['digitalSignature', ['sign']],
    ['nonRepudiation', ['sign']],
    ['keyEncipherment', ['encrypt']],
    ['critical,digitalSignature,keyEncipherment', ['sign', 'encrypt']],
    ['digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment', ['sign', 'encrypt']],
    ['critical,digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment', ['sign', 'encrypt']],
    ['keyAgreement', []],
  ])('with the key usage %s it is %j', async (usage, expected) => {
    const extensions = `basicConstraints=critical,CA:false\nkeyUsage=${usage}`;
    expect(certificateUsages(await opensslCertificate(pki, publicKey, extensions))).toEqual(expected);
  });

  it("is nothing with an authority's certificate, whatever its key may do, or without a key usage", async () => {
    const authority = 'basicConstraints=critical,CA:true\nkeyUsage=digitalSignature,keyCertSign';
    expect(certificateUsages(await opensslCertificate(pki, publicKey, authority))).toEqual([]);
    const silent = 'basicConstraints=CA:false';
    expect(certificateUsages(await opensslCertificate(pki, publicKey, silent))).toEqual([]);
  });

  it('is still told where the core will refuse the certificate, so that the clerk reads why', async () => {
    const extensions = 'keyUsage=digitalSignature\n1.2.3.4=critical,DER:0500';
    expect(certificateUsages(await opensslCertificate(pki, publicKey, extensions))).toEqual(['sign']);
  });

  it('is refused when a byte is missing or too many', async () => {
    const der = await pki.issue('person-signing', spkiOf(publicKey), 'Nguyễn Thị Đường');
    expect(certificateUsages(der)).toEqual(['sign']);
    expect(() => certificateUsages(der.subarray(0, -1))).toThrow(DerError);
    expect(() => certificateUsages(Uint8Array.of(...der, 0))).toThrow(DerError);
  });

  it('is refused with a DerError for bytes that are no certificate', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (der) => {
        expect(() => certificateUsages(der)).toThrow(DerError);
      }),
    );
  });
});
