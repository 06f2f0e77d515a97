import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { bitString, keyKinds } from '../../test/support/certificates.ts';
import { oids } from './algorithms.ts';
import { readCrl, serialKey, signedBy } from './crl.ts';
import { DerError, tags } from './der.ts';
import {
  algorithm,
  context,
  element,
  nothing,
  octets,
  oid,
  sequence,
  setOf,
  time,
  unsigned,
  version,
} from './encode.ts';

const { privateKey, publicKey } = keyKinds['P-256']();
const ecdsa = algorithm(oids.ecdsaSha256);
const issuer = sequence(setOf(sequence(oid('2.5.4.3'), element(tags.utf8String, Buffer.from('Gốc')))));
const thisUpdate = new Date('2026-03-01T00:00:00.000Z');
const nextUpdate = new Date('2026-04-01T00:00:00.000Z');
const revokedAt = new Date('2026-02-01T00:00:00.000Z');
const yes = element(tags.boolean, Uint8Array.of(0xff));
const note = sequence(oid('2.5.29.20'), octets(version(1)));
const criticalNote = sequence(oid('2.5.29.28'), yes, octets(sequence()));
const serial = unsigned(Uint8Array.of(0xab, 0xcd));
const entry = sequence(serial, time(revokedAt));

const fields = {
  version: version(1),
  algorithm: ecdsa,
  issuer,
  thisUpdate: time(thisUpdate),
  nextUpdate: time(nextUpdate),
  entries: sequence(entry),
  extensions: context(0, sequence(note)),
};
const none = new Uint8Array();

/** A list with some fields exchanged, signed as it is; `behind` stands behind the signature. */
function list(change: Partial<typeof fields> = {}, outer = ecdsa, ...behind: Uint8Array[]): Uint8Array {
  const signed = sequence(...Object.values({ ...fields, ...change }));
  return sequence(signed, outer, bitString(sign('sha256', signed, privateKey)), ...behind);
}

test('a list states issuer, dates and what is revoked since when', () => {
  const crl = readCrl(list());
  expect(Buffer.from(crl.issuer)).toEqual(issuer);
  expect(crl.thisUpdate).toBe(thisUpdate.getTime());
  expect(crl.nextUpdate).toBe(nextUpdate.getTime());
  expect([...crl.revoked]).toEqual([['00abcd', revokedAt.getTime()]]);
  expect(crl.hash).toBe('sha256');
});

test('a list holds with the key that signed it and no other', () => {
  const crl = readCrl(list());
  expect(signedBy(crl, publicKey)).toBe(true);
  expect(signedBy(crl, keyKinds['P-256']().publicKey)).toBe(false);
  expect(signedBy({ ...crl, signed: nothing() }, publicKey)).toBe(false);
});

test('a list may revoke nothing and have no extensions', () => {
  expect(readCrl(list({ entries: none, extensions: none })).revoked).toEqual(new Map());
});

test('an entry may have extensions that are not critical', () => {
  const reason = sequence(sequence(oid('2.5.29.21'), octets(version(1))));
  expect(readCrl(list({ entries: sequence(sequence(serial, time(revokedAt), reason)) })).revoked.size).toBe(
    1,
  );
});

test.each([
  ['of another version', { version: version(0) }],
  ['without a date of the next one', { nextUpdate: none }],
  ['with a critical extension', { extensions: context(0, sequence(note, criticalNote)) }],
  ['with two lists of extensions', { extensions: context(0, sequence(note), sequence(note)) }],
  [
    'with an entry that has a critical extension',
    { entries: sequence(sequence(serial, time(revokedAt), sequence(criticalNote))) },
  ],
  [
    'with an entry that has a fourth field',
    { entries: sequence(sequence(serial, time(revokedAt), sequence(note), nothing())) },
  ],
  ['with an entry without a date', { entries: sequence(sequence(serial)) }],
  ['with an entry that is no sequence', { entries: sequence(serial) }],
  ['with a field behind its extensions', { extensions: Buffer.concat([fields.extensions, nothing()]) }],
  ['with another algorithm inside than outside', { algorithm: algorithm(oids.ecdsaSha384) }],
])('a list %s is refused', (_name, change) => {
  expect(() => readCrl(list(change))).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID', cause: expect.any(DerError) }),
  );
});

test('a list with bytes behind its signature is refused', () => {
  expect(() => readCrl(list({}, ecdsa, nothing()))).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID' }),
  );
  expect(() => readCrl(Buffer.concat([list(), nothing()]))).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID' }),
  );
});

test('a list signed with a weak algorithm is refused', () => {
  const weak = algorithm('1.2.840.113549.1.1.5', nothing());
  expect(() => readCrl(list({ algorithm: weak }, weak))).toThrow(
    expect.objectContaining({ code: 'SIGNATURE_ALGORITHM' }),
  );
});

test('a serial number is its octets in hexadecimal', () => {
  expect(serialKey(Uint8Array.of(0x00, 0xab))).toBe('00ab');
});
