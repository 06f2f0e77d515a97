import { beforeEach, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { issueCertificate } from '../../build/demo/pki-certificates.ts';
import { AppError } from '../../contract/errors/index.ts';
import {
  bitString,
  type FieldChange,
  fieldsOf,
  keyKinds,
  resigned,
} from '../../test/support/certificates.ts';
import { oids, signMechanism } from './algorithms.ts';
import { fingerprint, nameOf, readCertificate, reading } from './certificates.ts';
import { DerError, tags } from './der.ts';
import { algorithm, context, element, nothing, oid, sequence, setOf, time, version } from './encode.ts';

const { privateKey, publicKey } = keyKinds['P-256']();
const life = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };
let der: Uint8Array;
beforeEach(async () => {
  der = await issue('Nguyễn Thị Đường');
});

const issue = (commonName: string) =>
  issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName,
    organisation: 'Bộ Tài chính',
    life,
    profile: { keyUsage: ['digitalSignature'] },
    issuer: { key: privateKey },
  });

/** Places of the fields of a TBSCertificate. */
const place = {
  version: 0,
  serial: 1,
  algorithm: 2,
  issuer: 3,
  validity: 4,
  subject: 5,
  spki: 6,
  extensions: 7,
} as const;
const replaced =
  (index: number, ...by: Uint8Array[]): FieldChange =>
  (fields) =>
    fields.toSpliced(index, 1, ...by);
const inserted =
  (index: number, ...fields: Uint8Array[]): FieldChange =>
  (all) =>
    all.toSpliced(index, 0, ...fields);
const named = (text: Uint8Array) => sequence(setOf(sequence(oid('2.5.4.3'), text)));
const refusedFormat = expect.objectContaining({ code: 'CERTIFICATE_FORMAT' });

test('a certificate is read into its fields', () => {
  const read = readCertificate(der);
  const fields = fieldsOf(fieldsOf(der)[0] ?? der);
  expect(read.der).toEqual(der);
  expect(read.fingerprint).toBe(read.x509.fingerprint256.replaceAll(':', '').toLowerCase());
  expect(fingerprint(der)).toBe(read.fingerprint);
  expect(Buffer.from(read.serial).toString('hex').toUpperCase()).toBe(read.x509.serialNumber);
  expect(Buffer.from(read.issuer)).toEqual(Buffer.from(fields[place.issuer] ?? der));
  expect(Buffer.from(read.subject)).toEqual(Buffer.from(fields[place.subject] ?? der));
  expect(Buffer.from(read.spki)).toEqual(Buffer.from(spkiOf(publicKey)));
  expect([read.notBefore, read.notAfter]).toEqual([life.notBefore.getTime(), life.notAfter.getTime()]);
  expect(read.key.equals(publicKey)).toBe(true);
  expect(read.extensions.keyUsage).toEqual(new Set([0]));
  expect(signMechanism(der)).toBe('ecdsa-sha256');
});

test('what was read does not change with the bytes that it was read from', () => {
  const copy = Uint8Array.from(der);
  const read = readCertificate(copy);
  copy.fill(0);
  expect(read.der).toEqual(der);
});

test('a certificate signed again over the same fields is read', () => {
  expect(nameOf(readCertificate(resigned(der, privateKey, (fields) => fields)))).toBe('Nguyễn Thị Đường');
});

test('unique identifiers are skipped, and extensions may be missing', () => {
  const identifier = (tag: number) => element(tag, Uint8Array.of(0, 1));
  const both = inserted(place.extensions, identifier(0x81), identifier(0x82));
  expect(readCertificate(resigned(der, privateKey, both)).extensions.keyUsage).toEqual(new Set([0]));
  expect(readCertificate(resigned(der, privateKey, replaced(place.extensions))).extensions).toEqual({
    authority: false,
    pathLength: undefined,
    keyUsage: undefined,
    extendedKeyUsage: undefined,
  });
});

test.each([
  ['of version 2', replaced(place.version, context(0, version(1)))],
  ['of version 1, which states none', replaced(place.version)],
  ['with a serial number that is no INTEGER', replaced(place.serial, nothing())],
  ['with another algorithm inside than outside', replaced(place.algorithm, algorithm(oids.ecdsaSha384))],
  ['with an issuer that is no sequence', replaced(place.issuer, setOf())],
  ['with a subject that is no sequence', replaced(place.subject, setOf())],
  [
    'with a third date',
    replaced(place.validity, sequence(time(life.notBefore), time(life.notAfter), time(life.notAfter))),
  ],
  ['with one date', replaced(place.validity, sequence(time(life.notBefore)))],
  ['with a key that is no sequence', replaced(place.spki, nothing())],
  [
    'with a key that cannot be read',
    replaced(place.spki, sequence(algorithm(oids.ecPublicKey), bitString(Uint8Array.of(4)))),
  ],
  ['with a field behind the extensions', inserted(8, nothing())],
])('a certificate %s is refused', (_name, change) => {
  expect(() => readCertificate(resigned(der, privateKey, change))).toThrow(refusedFormat);
});

test('a certificate with anything behind its signature or itself is refused', () => {
  expect(() => readCertificate(sequence(...fieldsOf(der), nothing()))).toThrow(refusedFormat);
  expect(() => readCertificate(Buffer.concat([der, nothing()]))).toThrow(refusedFormat);
});

test('a signature of a number of bits that is no number of octets is refused', () => {
  const [stated = der, name = der] = fieldsOf(der);
  expect(() => readCertificate(sequence(stated, name, bitString(Uint8Array.of(0), 1)))).toThrow(
    refusedFormat,
  );
});

test('a certificate signed with a weak algorithm is refused', () => {
  const sha1 = algorithm('1.2.840.10045.4.1');
  expect(() => readCertificate(resigned(der, privateKey, replaced(place.algorithm, sha1), sha1))).toThrow(
    expect.objectContaining({ code: 'SIGNATURE_ALGORITHM' }),
  );
});

test.each([
  ['Trần <script>A', 'Trần script A'],
  ['  A \u0000\t B  ', 'A B'],
  ["Lê-Văn O'Neil (P.1), A/B & C", "Lê-Văn O'Neil (P.1), A/B & C"],
  ['Đường'.normalize('NFD'), 'Đường'.normalize('NFC')],
  [`q${'\u0301'.repeat(60)}n 1\u0301`, 'q\u0301\u0301n 1'],
  [`${'Ă'.repeat(79)} B`, 'Ă'.repeat(79)],
  ['Ă'.repeat(81), 'Ă'.repeat(80)],
])('the name %j is read as %j', async (written, name) => {
  const text = named(element(tags.utf8String, Buffer.from(written)));
  expect(nameOf(readCertificate(resigned(der, privateKey, replaced(place.subject, text))))).toBe(name);
});

test.each([
  ['of which nothing may stay', named(element(tags.utf8String, Buffer.from('<>')))],
  ['in another type', named(element(0x14, Buffer.from('A')))],
  ['that is missing', sequence()],
])('a name %s is refused', (_name, subject) => {
  const certificate = readCertificate(resigned(der, privateKey, replaced(place.subject, subject)));
  expect(() => nameOf(certificate)).toThrow(refusedFormat);
});

test('a reader’s own error comes through, any other becomes the cause of the code given', () => {
  const own = new AppError('CRL_STALE');
  const other = new DerError();
  const failing = (error: Error) => () => {
    throw error;
  };
  expect(() => reading('SIGNATURE_FORMAT', failing(own))).toThrow(own);
  expect(() => reading('SIGNATURE_FORMAT', failing(other))).toThrow(
    expect.objectContaining({ code: 'SIGNATURE_FORMAT', cause: other }),
  );
  expect(reading('SIGNATURE_FORMAT', () => 7)).toBe(7);
});
