import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { bitString, keyKinds } from '../../test/support/certificates.ts';
import { oids } from './algorithms.ts';
import { covers, laterFirst, readCrl, serialKey, signedBy } from './crl.ts';
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
import { ExtensionError } from './extensions.ts';

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

const numbered = (value: Uint8Array) => ({
  extensions: context(0, sequence(sequence(oid('2.5.29.20'), octets(value)))),
});

test('the number of a list has up to 20 octets and is not negative', () => {
  expect(readCrl(list()).number).toBe(1n);
  expect(readCrl(list({ extensions: none })).number).toBeUndefined();
  const longest = element(tags.integer, Buffer.alloc(20, 0x7f));
  expect(readCrl(list(numbered(longest))).number).toBe(BigInt(`0x${'7f'.repeat(20)}`));
  for (const value of [
    element(tags.integer, Buffer.alloc(21, 0x7f)),
    element(tags.integer, Uint8Array.of(0xff)),
  ])
    expect(() => readCrl(list(numbered(value)))).toThrow('TRUST_FILES_INVALID');
});

test('a list may keep certificates that ended', () => {
  const since = element(tags.generalizedTime, Buffer.from('20250101000000Z'));
  const keeping = (value: Uint8Array) =>
    list({ extensions: context(0, sequence(sequence(oid('2.5.29.60'), octets(value)))) });
  expect(readCrl(keeping(since)).keepsExpiredSince).toBe(Date.parse('2025-01-01T00:00:00Z'));
  expect(readCrl(list()).keepsExpiredSince).toBeUndefined();
  expect(() => readCrl(keeping(time(new Date('2025-01-01T00:00:00Z'))))).toThrow('TRUST_FILES_INVALID');
});

test('a list covers what had not ended when it was made, and what it keeps', () => {
  const crl = readCrl(list());
  const at = thisUpdate.getTime();
  expect([at - 1, at, at + 1].map((end) => covers(crl, end))).toEqual([false, true, true]);
  const keeping = { ...crl, keepsExpiredSince: at - 10 };
  expect([at - 11, at - 10].map((end) => covers(keeping, end))).toEqual([false, true]);
});

test('lists stand in order of their dates, then of their numbers, and without a number last', () => {
  const lists = [
    { thisUpdate: 1, number: 9n },
    { thisUpdate: 2, number: undefined },
    { thisUpdate: 2, number: 3n },
    { thisUpdate: 2, number: 4n },
  ];
  expect(lists.toSorted(laterFirst)).toEqual(lists.toReversed());
  expect(lists.toReversed().sort(laterFirst)).toEqual(lists.toReversed());
  expect(laterFirst({ thisUpdate: 1, number: 2n }, { thisUpdate: 1, number: 2n })).toBe(0);
});

test('of two entries for one number the earlier date counts', () => {
  const again = (at: string) => sequence(serial, time(new Date(at)));
  for (const dates of [
    ['2026-02-01T00:00:00Z', '2026-01-01T00:00:00Z'],
    ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'],
  ]) {
    const { revoked } = readCrl(list({ entries: sequence(...dates.map(again)) }));
    expect([...revoked.values()]).toEqual([Date.parse('2026-01-01T00:00:00Z')]);
  }
});

test.each([
  ['a delta CRL indicator', '2.5.29.27'],
  ['an issuing distribution point', '2.5.29.28'],
  ['a freshest CRL', '2.5.29.46'],
])('a list with %s is refused though it is not critical', (_name, type) => {
  const partial = sequence(oid(type), octets(sequence()));
  expect(() => readCrl(list({ extensions: context(0, sequence(note, partial)) }))).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID', cause: expect.any(ExtensionError) }),
  );
});

test.each([
  ['another issuer', sequence(oid('2.5.29.29'), octets(sequence()))],
  ['the reason removeFromCRL', sequence(oid('2.5.29.21'), octets(element(0x0a, Uint8Array.of(8))))],
])('an entry with %s belongs to no complete list', (_name, extension) => {
  const entries = sequence(sequence(serial, time(revokedAt), sequence(extension)));
  expect(() => readCrl(list({ entries }))).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID', cause: expect.any(DerError) }),
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
