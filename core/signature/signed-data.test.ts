import { beforeEach, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate } from '../../build/demo/pki-certificates.ts';
import { fieldsOf, keyKinds } from '../../test/support/certificates.ts';
import { rebuildSignedData, rebuildSignerInfo } from '../../test/support/cms-forgery.ts';
import { digest, oids } from './algorithms.ts';
import { readCertificate } from './certificates.ts';
import { childrenOf, contextTag, readDer, tags } from './der.ts';
import {
  algorithm,
  context,
  issuerAndSerial,
  nothing,
  octets,
  oid,
  retagged,
  sequence,
  setOf,
  time,
  version,
} from './encode.ts';
import { keySigner } from './key-signer.ts';
import { signDetached } from './sign.ts';
import { readSignedData } from './signed-data.ts';

const content = new TextEncoder().encode('{}');
const at = new Date('2026-03-01T00:00:00Z');
const { privateKey, publicKey } = keyKinds['P-256']();
let certificate: Uint8Array;
let cms: Uint8Array;
beforeEach(async () => {
  certificate = await issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName: 'Nguyễn Thị Đường',
    organisation: 'Bộ Tài chính',
    life: { notBefore: at, notAfter: new Date('2027-03-01T00:00:00Z') },
    profile: { keyUsage: ['digitalSignature'] },
    issuer: { key: privateKey },
  });
  cms = await signDetached(content, keySigner(privateKey, certificate, []), at);
});

const malformed = expect.objectContaining({ code: 'SIGNATURE_FORMAT' });
const weak = expect.objectContaining({ code: 'SIGNATURE_ALGORITHM' });
const certId = (...fields: Uint8Array[]) => sequence(sequence(sequence(...fields)));

/** The signature with one field of its SignedData exchanged; without a field it is left out. */
function withField(index: number, ...by: Uint8Array[]): Uint8Array {
  const [type = cms, wrapped = cms] = fieldsOf(cms);
  const [signedData = cms] = childrenOf(readDer(wrapped), contextTag(0)).map(({ bytes }) => bytes);
  return sequence(type, context(0, sequence(...fieldsOf(signedData).toSpliced(index, 1, ...by))));
}
const withSignerField = (index: number, ...by: Uint8Array[]) =>
  rebuildSignerInfo(cms, (fields) => fields.toSpliced(index, 1, ...by));

/** The signature with the attribute of one type exchanged; the attributes are put in order again. */
const withAttribute = (type: string, ...by: Uint8Array[]) =>
  rebuildSignerInfo(cms, (fields) =>
    fields.map((field, index) => {
      if (index !== 3) return field;
      const kept = childrenOf(readDer(field), contextTag(0))
        .map(({ bytes }) => bytes)
        .filter((bytes) => Buffer.compare(fieldsOf(bytes)[0] ?? bytes, oid(type)) !== 0);
      return retagged(setOf(...kept, ...by), contextTag(0));
    }),
  );
const signingCertificate = (...values: Uint8Array[]) =>
  withAttribute(oids.signingCertificateV2, sequence(oid(oids.signingCertificateV2), setOf(...values)));

test('a signature is read into its parts', () => {
  const data = readSignedData(cms);
  expect(data.certificates.map((der) => Buffer.from(der))).toEqual([Buffer.from(certificate)]);
  expect(data).toMatchObject({
    hash: 'sha256',
    keyType: 'ec',
    certificateHash: 'sha256',
    signingTime: at.getTime(),
  });
  expect(Buffer.from(data.messageDigest)).toEqual(digest('sha256', content));
  expect(Buffer.from(data.certificateDigest)).toEqual(digest('sha256', certificate));
  expect(data.signed[0]).toBe(tags.set);
});

describe('a SignedData is refused', () => {
  test.each([
    ['of another version', () => withField(0, version(3))],
    ['without a digest algorithm', () => withField(1, setOf())],
    ['with two digest algorithms', () => withField(1, setOf(algorithm(oids.sha256), algorithm(oids.sha384)))],
    ['with another digest algorithm than its signer', () => withField(1, setOf(algorithm(oids.sha384)))],
    ['over another type of content', () => withField(2, sequence(oid(oids.signedData)))],
    ['with attached content', () => withField(2, sequence(oid(oids.data), context(0, octets(content))))],
    ['without certificates', () => withField(3, context(0))],
    ['with a certificate that is no sequence', () => withField(3, context(0, octets(content)))],
    ['without a signer', () => withField(4, setOf())],
    ['with a field behind the signers', () => withField(5, nothing())],
    ['of another type', () => retagged(cms, tags.set)],
    ['as other content', () => sequence(oid(oids.envelopedData), ...fieldsOf(cms).slice(1))],
    ['with a third field around it', () => sequence(...fieldsOf(cms), nothing())],
  ])('%s', (_name, make) => {
    expect(() => readSignedData(make())).toThrow(malformed);
  });

  test('with more than six certificates', () => {
    const repeated = (count: number) =>
      rebuildSignedData(cms, () => ({ certificates: Array.from({ length: count }, () => certificate) }));
    expect(readSignedData(repeated(6)).certificates).toHaveLength(6);
    expect(() => readSignedData(repeated(7))).toThrow(malformed);
  });

  test('of more than 64 KiB', () => {
    const filled = (octetsEach: number) =>
      rebuildSignedData(cms, () => ({
        certificates: Array.from({ length: 4 }, () => sequence(octets(new Uint8Array(octetsEach)))),
      }));
    expect(filled(16_000).length).toBeLessThan(64 * 1024);
    expect(readSignedData(filled(16_000)).certificates).toHaveLength(4);
    expect(filled(16_400).length).toBeGreaterThan(64 * 1024);
    expect(() => readSignedData(filled(16_400))).toThrow(malformed);
  });

  test('with two signers', () => {
    const twice = rebuildSignedData(cms, ({ signers }) => ({ signers: [...signers, ...signers] }));
    expect(() => readSignedData(twice)).toThrow(malformed);
  });
});

test('a signature that states two times is refused', () => {
  const stating = (at: Date) => sequence(oid(oids.signingTime), setOf(time(at)));
  const twice = withAttribute(oids.signingTime, stating(at), stating(new Date('2026-04-01T00:00:00Z')));
  expect(() => readSignedData(twice)).toThrow(malformed);
});

describe('a SignerInfo is refused', () => {
  test.each([
    ['of another version', () => withSignerField(0, version(3))],
    [
      'with a third field in its identity',
      () => withSignerField(1, sequence(sequence(), version(1), version(1))),
    ],
    ['without signed attributes', () => withSignerField(3)],
    ['with an algorithm that is no sequence', () => withSignerField(4, nothing())],
    ['with a signature that is no octet string', () => withSignerField(5, nothing())],
    ['with unsigned attributes', () => withSignerField(6, context(1, sequence()))],
  ])('%s', (_name, make) => {
    expect(() => readSignedData(make())).toThrow(malformed);
  });

  test('with an algorithm that is not listed or has another hash', () => {
    expect(() => readSignedData(withSignerField(4, algorithm('1.2.840.10045.4.1')))).toThrow(weak);
    expect(() => readSignedData(withSignerField(4, algorithm(oids.ecdsaSha384)))).toThrow(weak);
  });
});

describe('signed attributes are refused', () => {
  test.each([oids.contentType, oids.messageDigest, oids.signingTime, oids.signingCertificateV2])(
    'without %s, or with another in its place',
    (type) => {
      expect(() => readSignedData(withAttribute(type))).toThrow(malformed);
      expect(() => readSignedData(withAttribute(type, sequence(oid('1.2.3'), setOf(nothing()))))).toThrow(
        malformed,
      );
    },
  );

  test.each([
    ['with a fifth', () => withAttribute('1.2.3', sequence(oid('1.2.3'), setOf(nothing())))],
    [
      'with another type of content',
      () => withAttribute(oids.contentType, sequence(oid(oids.contentType), setOf(oid(oids.signedData)))),
    ],
    [
      'with one type twice',
      () => withAttribute(oids.signingTime, sequence(oid(oids.messageDigest), setOf(octets(content)))),
    ],
    ['with no value', () => withAttribute(oids.messageDigest, sequence(oid(oids.messageDigest), setOf()))],
    [
      'with two values',
      () =>
        withAttribute(
          oids.messageDigest,
          sequence(oid(oids.messageDigest), setOf(octets(content), octets(certificate))),
        ),
    ],
    [
      'with a third field',
      () =>
        withAttribute(
          oids.messageDigest,
          sequence(oid(oids.messageDigest), setOf(octets(content)), nothing()),
        ),
    ],
    [
      'with a digest that is no octet string',
      () => withAttribute(oids.messageDigest, sequence(oid(oids.messageDigest), setOf(nothing()))),
    ],
  ])('%s', (_name, make) => {
    expect(() => readSignedData(make())).toThrow(malformed);
  });

  test('out of order', () => {
    const reversed = rebuildSignerInfo(cms, (fields) =>
      fields.map((field, index) =>
        index === 3
          ? context(
              0,
              ...childrenOf(readDer(field), contextTag(0))
                .map(({ bytes }) => bytes)
                .toReversed(),
            )
          : field,
      ),
    );
    expect(() => readSignedData(reversed)).toThrow(malformed);
  });
});

describe('the signing certificate', () => {
  const sha384 = () => octets(digest('sha384', certificate));
  const identity = () => {
    const { issuer, serial } = readCertificate(certificate);
    return issuerAndSerial(sequence(context(4, issuer)), serial);
  };

  test('may be named with another hash than the default, and with issuer and number', () => {
    const named = readSignedData(signingCertificate(certId(algorithm(oids.sha384), sha384(), identity())));
    expect(named.certificateHash).toBe('sha384');
    expect(Buffer.from(named.certificateDigest)).toEqual(digest('sha384', certificate));
  });

  test('is named with issuer and number, and behind it the authorities by their digests', () => {
    const own = readSignedData(cms);
    expect([own.namesIssuer, own.authorityDigests]).toEqual([true, []]);
    const [first, second] = [digest('sha256', content), digest('sha256', certificate)];
    const ids = (...more: Uint8Array[]) =>
      signingCertificate(sequence(sequence(sequence(octets(second), identity()), ...more)));
    const named = readSignedData(ids(sequence(octets(first)), sequence(octets(second))));
    expect(named.authorityDigests.map((one) => Buffer.from(one))).toEqual([first, second]);
    for (const more of [sequence(octets(first), identity()), sequence(), nothing()])
      expect(() => readSignedData(ids(more))).toThrow(malformed);
    expect(readSignedData(signingCertificate(certId(octets(second)))).namesIssuer).toBe(false);
  });

  test.each([
    ['that names the default hash', () => certId(algorithm(oids.sha256), sha384())],
    [
      'with issuer and number of another certificate',
      () => certId(sha384(), sequence(sequence(), version(1))),
    ],
    ['with a field behind issuer and number', () => certId(sha384(), identity(), nothing())],
    ['without a digest', () => certId(algorithm(oids.sha384))],
    ['of which there is none', () => sequence(sequence())],
    ['of which there are two', () => sequence(sequence(sequence(sha384()), sequence(sha384())))],
    ['with policies', () => sequence(sequence(sequence(sha384())), sequence())],
  ])('%s is refused', (_name, value) => {
    expect(() => readSignedData(signingCertificate(value()))).toThrow(malformed);
  });

  test('named with a hash that is not listed is refused', () => {
    expect(() => readSignedData(signingCertificate(certId(algorithm(oids.sha1), sha384())))).toThrow(weak);
  });
});
