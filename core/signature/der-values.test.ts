import { expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { DerError, readDer, tags } from './der.ts';
import {
  readBoolean,
  readCount,
  readInteger,
  readNamedBits,
  readOctetBits,
  readOid,
  readTime,
  sameBytes,
} from './der-values.ts';
import { element, oid, time, unsigned } from './encode.ts';

const der = (hex: string) => readDer(Uint8Array.from(Buffer.from(hex, 'hex')));
const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

test.each([
  ['06028001', 'an arc that starts with a zero group'],
  ['0603550080', 'a later arc that does not end'],
  ['060181', 'an arc that does not end'],
  ['0600', 'no arc'],
  ['060a2aa080808080808080', 'an arc that does not end and is large'],
  ['060a2aff8080808080808000', 'an arc above 2^53'],
  ['020155', 'an integer'],
])('object identifier %s with %s is refused', (hex) => {
  expect(() => readOid(der(hex))).toThrow(DerError);
});

test.each([
  ['0.0', '060100'],
  ['0.39', '060127'],
  ['1.0', '060128'],
  ['1.39', '06014f'],
  ['2.0', '060150'],
  ['2.5.29.15', '0603551d0f'],
  ['2.999.3', '0603883703'],
  ['1.2.840.113549', '06062a864886f70d'],
  ['1.2.0.128', '06042a008100'],
])('object identifier %s is %s', (dotted, hex) => {
  expect(readOid(der(hex))).toBe(dotted);
  expect(oid(dotted)).toEqual(Buffer.from(hex, 'hex'));
});

test('object identifiers are read back', () => {
  const arc = fc.integer({ min: 0, max: 2 ** 40 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 39 }), fc.array(arc, { maxLength: 8 }), (second, rest) => {
      for (const dotted of [
        [1, second, ...rest],
        [2, second + 40, ...rest],
      ].map((arcs) => arcs.join('.'))) {
        expect(readOid(readDer(oid(dotted)))).toBe(dotted);
      }
    }),
  );
});

test.each(['02020001', '0202007f', '0202ff80', '0202ffff', '0200', '040101'])(
  'integer %s is refused',
  (hex) => {
    expect(() => readInteger(der(hex))).toThrow(DerError);
  },
);

test.each(['020100', '02017f', '02020080', '02020100', '0202ff7f', '020180', '0201ff', '0202fe80'])(
  'integer %s is minimal',
  (hex) => {
    expect(readInteger(der(hex))).toEqual(bytes(hex).subarray(2));
  },
);

test.each([
  ['020100', 0],
  ['02017f', 127],
  ['02020080', 128],
  ['02020100', 256],
  ['02047fffffff', 2 ** 31 - 1],
])('number %s is %i', (hex, value) => {
  expect(readCount(der(hex))).toBe(value);
});

test.each(['020180', '0204ffffff00', '02050100000000'])('number %s is negative or too large', (hex) => {
  expect(() => readCount(der(hex))).toThrow(DerError);
});

test('numbers are read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (value) => {
      const magnitude = new Uint8Array(4);
      new DataView(magnitude.buffer).setUint32(0, value);
      expect(readCount(readDer(unsigned(magnitude)))).toBe(value);
    }),
  );
});

test('a boolean is one octet, all ones or all zeros', () => {
  expect(readBoolean(der('0101ff'))).toBe(true);
  expect(readBoolean(der('010100'))).toBe(false);
  for (const hex of ['010101', '0100', '0102ffff', '01020000', '0201ff']) {
    expect(() => readBoolean(der(hex))).toThrow(DerError);
  }
});

test('a bit string of octets has no unused bits', () => {
  expect(readOctetBits(der('030300aabb'))).toEqual(bytes('aabb'));
  expect(readOctetBits(der('030100'))).toEqual(new Uint8Array());
  for (const hex of ['0300', '030201aa', '040200aa']) {
    expect(() => readOctetBits(der(hex))).toThrow(DerError);
  }
});

test.each([
  ['03020780', [0]],
  ['03020106', [5, 6]],
  ['030205a0', [0, 2]],
  ['0303070080', [8]],
  ['03020001', [7]],
  ['030100', []],
])('named bits %s are %j', (hex, bits) => {
  expect([...readNamedBits(der(hex))]).toEqual(bits);
});

test.each(['0300', '03020880', '030101', '04020780'])('named bits %s are refused', (hex) => {
  expect(() => readNamedBits(der(hex))).toThrow(DerError);
});

const timeOf = (tag: number, text: string) => readTime(readDer(element(tag, Buffer.from(text, 'latin1'))));

test.each([
  ['260301000000Z', '2026-03-01T00:00:00.000Z'],
  ['491231235959Z', '2049-12-31T23:59:59.000Z'],
  ['500101000000Z', '1950-01-01T00:00:00.000Z'],
  ['991231235959Z', '1999-12-31T23:59:59.000Z'],
  ['000229120000Z', '2000-02-29T12:00:00.000Z'],
])('UTCTime %s is %s', (text, iso) => {
  expect(new Date(timeOf(tags.utcTime, text)).toISOString()).toBe(iso);
});

test('a GeneralizedTime states the whole year', () => {
  expect(new Date(timeOf(tags.generalizedTime, '20500101000000Z')).toISOString()).toBe(
    '2050-01-01T00:00:00.000Z',
  );
});

test.each([
  ['without seconds', '2611230102Z'],
  ['with an offset', '261123010203+'],
  ['with a month 0', '260023000000Z'],
  ['with a 13th month', '261323000000Z'],
  ['with a 29 February that does not exist', '260229000000Z'],
  ['with hour 24', '260301240000Z'],
  ['with fractions of a second', '260301000000.5Z'],
  ['with digits before the year', '99260301000000Z'],
  ['with bytes behind it', '260301000000Z0'],
  ['with bytes before it', 'x260301000000Z'],
])('a UTCTime %s is refused', (_name, text) => {
  expect(() => timeOf(tags.utcTime, text)).toThrow(DerError);
});

test('a time in another type is refused', () => {
  expect(() => timeOf(tags.octetString, '260301000000Z')).toThrow(DerError);
  expect(() => timeOf(tags.generalizedTime, '260301000000Z')).toThrow(DerError);
});

test.each(['2026-03-01T00:00:00.000Z', '2049-12-31T23:59:59.000Z', '2050-01-01T00:00:00.000Z'])(
  'the time %s is read back',
  (at) => {
    expect(new Date(readTime(readDer(time(new Date(at))))).toISOString()).toBe(at);
  },
);

test('bytes are the same in length and content', () => {
  expect(sameBytes(bytes('0102'), bytes('0102'))).toBe(true);
  expect(sameBytes(bytes('0102'), bytes('0103'))).toBe(false);
  expect(sameBytes(bytes('0102'), bytes('01'))).toBe(false);
});
