import { expect, test } from 'vitest';
import { tags } from './der.ts';
import {
  algorithm,
  contentInfo,
  context,
  contextOctets,
  element,
  issuerAndSerial,
  nothing,
  octets,
  retagged,
  sequence,
  setOf,
  time,
  unsigned,
  version,
} from './encode.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex');

test.each([
  [0, '0400'],
  [127, '047f'],
  [128, '048180'],
  [255, '0481ff'],
  [256, '04820100'],
  [65_536, '0483010000'],
])('a length of %i is written in the shortest form', (length, header) => {
  const encoded = element(tags.octetString, new Uint8Array(length));
  expect(hex(encoded.subarray(0, encoded.length - length))).toBe(header);
});

test('the elements of a set stand in the order of their encodings', () => {
  const parts = ['03', '01', '02'].map((value) => octets(bytes(value)));
  expect(hex(setOf(...parts))).toBe('3109040101040102040103');
});

test('a sequence keeps the order of its fields', () => {
  expect(hex(sequence(version(2), version(1)))).toBe('3006020102020101');
});

test('the small elements', () => {
  expect(hex(nothing())).toBe('0500');
  expect(hex(version(3))).toBe('020103');
  expect(hex(context(1, version(1), version(2)))).toBe('a106020101020102');
  expect(hex(contextOctets(0, bytes('aa')))).toBe('8001aa');
  expect(hex(algorithm('1.2', nothing()))).toBe('300506012a0500');
  expect(hex(contentInfo('1.2', version(1)))).toBe('300806012aa003020101');
  expect(hex(issuerAndSerial(sequence(), bytes('0080')))).toBe('3006300002020080');
});

test.each([
  ['', '020100'],
  ['0000', '020100'],
  ['007f', '02017f'],
  ['80', '02020080'],
  ['0080', '02020080'],
  ['0100', '02020100'],
])('the unsigned number %s is the INTEGER %s', (magnitude, encoded) => {
  expect(hex(unsigned(bytes(magnitude)))).toBe(encoded);
});

test.each([
  ['2026-03-01T04:05:06.789Z', tags.utcTime, '260301040506Z'],
  ['2049-12-31T23:59:59.999Z', tags.utcTime, '491231235959Z'],
  ['2050-01-01T00:00:00.000Z', tags.generalizedTime, '20500101000000Z'],
])('the time %s has tag %i and text %s', (at, tag, text) => {
  expect(hex(time(new Date(at)))).toBe(hex(element(tag, Buffer.from(text))));
});

test('another tag leaves the original as it was', () => {
  const original = version(1);
  expect(hex(retagged(original, 0x80))).toBe('800101');
  expect(hex(original)).toBe('020101');
});
