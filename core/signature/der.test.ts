import { describe, expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { childrenOf, DerError, readDer, tags } from './der.ts';
import { readCount, readInteger, readOid, readTime } from './der-values.ts';
import { element, oid, sequence, setOf, time, unsigned } from './encode.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

describe('one value has one encoding', () => {
  test.each([
    ['indefinite length', '30800000'],
    ['a length of one octet in two', '308103020101'],
    ['a length with a leading zero', `30820080${'00'.repeat(128)}`],
    ['trailing bytes', '3003020101ff'],
    ['contents cut short', '30050201'],
    ['no length', '30'],
    ['nothing', ''],
    ['a long tag number', '1f2001ff'],
    ['a length over 16 MiB', '308401000000'],
  ])('%s is refused', (_name, hex) => {
    expect(() => readDer(bytes(hex))).toThrow(DerError);
  });

  test.each(['02020001', '0202ff80', '0200'])('integer %s is refused', (hex) => {
    expect(() => readInteger(readDer(bytes(hex)))).toThrow(DerError);
  });

  test.each(['06028001', '060181', '0600'])('object identifier %s is refused', (hex) => {
    expect(() => readOid(readDer(bytes(hex)))).toThrow(DerError);
  });

  test.each(['3236303233303030303030305a', '3236313132333031303230302b', '32363131323330313032305a'])(
    'UTCTime %s is refused',
    (hex) => {
      const contents = bytes(hex);
      expect(() => readTime(readDer(element(tags.utcTime, contents)))).toThrow(DerError);
    },
  );
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (values) => {
      const list = readDer(sequence(...values.map((value) => element(tags.octetString, value))));
      expect(childrenOf(list, tags.sequence).map(({ value }) => [...value])).toEqual(
        values.map((value) => [...value]),
      );
    }),
  );
});

test('object identifiers, numbers and times are read back', () => {
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
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (value) => {
      const magnitude = new Uint8Array(4);
      new DataView(magnitude.buffer).setUint32(0, value);
      expect(readCount(readDer(unsigned(magnitude)))).toBe(value);
    }),
  );
  for (const at of ['2026-03-01T00:00:00.000Z', '2049-12-31T23:59:59.000Z', '2050-01-01T00:00:00.000Z']) {
    expect(new Date(readTime(readDer(time(new Date(at))))).toISOString()).toBe(at);
  }
});

test('the elements of a set stand in the order of their encodings', () => {
  const [first, second] = [element(tags.octetString, bytes('02')), element(tags.octetString, bytes('01'))];
  expect(setOf(first, second)).toEqual(setOf(second, first));
});

test('any bytes are read or refused, and nothing else happens', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (value) => {
      try {
        expect(readDer(value).bytes).toEqual(value);
      } catch (error) {
        expect(error).toBeInstanceOf(DerError);
      }
    }),
  );
});
