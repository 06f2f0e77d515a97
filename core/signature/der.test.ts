import { expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import {
  childrenOf,
  contextTag,
  DerError,
  eachOf,
  expectTag,
  explicit,
  Fields,
  primitiveContextTag,
  readDer,
  tags,
} from './der.ts';
import { element, nothing, octets, sequence, version } from './encode.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));

test.each([
  ['indefinite length', '30800000'],
  ['indefinite length, with as much behind it as 128 would be', `0480${'00'.repeat(128)}`],
  ['a long tag number whose octets would also be a length and contents', '1f01ff'],
  ['a length below 128 in the long form', `30817f${'00'.repeat(127)}`],
  ['a length with a leading zero', `30820080${'00'.repeat(128)}`],
  ['a length that is cut short', '308201'],
  ['trailing bytes', '3003020101ff'],
  ['contents cut short by one octet', '3004020101'],
  ['no length', '30'],
  ['nothing', ''],
  ['a tag number above 30', '1f2001ff'],
  ['a tag number above 30 of the context class', 'bf2001ff'],
])('%s is refused', (_name, hex) => {
  expect(() => readDer(bytes(hex))).toThrow(DerError);
});

test('a refusal carries the name of its class', () => {
  expect(new DerError().name).toBe('DerError');
});

test('a length takes three octets at most', () => {
  const longest = Buffer.alloc(5 + 0x010000);
  longest.set(bytes('0483010000'));
  expect(readDer(longest).value).toHaveLength(0x010000);
  const longer = Buffer.alloc(6 + 0x01000000);
  longer.set(bytes('048401000000'));
  expect(() => readDer(longer)).toThrow(DerError);
});

test.each([
  ['in the short form', `047f${'aa'.repeat(127)}`, 127],
  ['in the long form from 128', `048180${'aa'.repeat(128)}`, 128],
  ['in two octets', `04820100${'aa'.repeat(256)}`, 256],
  ['of zero', '0400', 0],
])('a length %s is read', (_name, hex, length) => {
  const read = readDer(bytes(hex));
  expect(read.tag).toBe(tags.octetString);
  expect(Buffer.from(read.value).toString('hex')).toBe('aa'.repeat(length));
  expect(read.bytes).toEqual(bytes(hex));
});

test('context tags are constructed or primitive', () => {
  expect([contextTag(0), contextTag(3), primitiveContextTag(0), primitiveContextTag(2)]).toEqual([
    0xa0, 0xa3, 0x80, 0x82,
  ]);
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

test('an element is taken for the type asked for only', () => {
  const number = readDer(version(1));
  expect(expectTag(number, tags.integer)).toBe(number);
  expect(() => expectTag(number, tags.octetString)).toThrow(DerError);
  expect(() => expectTag(undefined, tags.integer)).toThrow(DerError);
  expect(() => childrenOf(number, tags.sequence)).toThrow(DerError);
});

test('fields are taken in order, optional ones where they are there, and none is left over', () => {
  const fields = new Fields(readDer(sequence(version(1), octets(bytes('aa')), nothing())));
  expect(() => fields.end()).toThrow(DerError);
  expect(fields.optional(tags.octetString)).toBeUndefined();
  expect(fields.any().bytes).toEqual(version(1));
  expect(fields.optional(tags.integer, tags.octetString)?.bytes).toEqual(octets(bytes('aa')));
  expect(fields.take(tags.null).bytes).toEqual(nothing());
  expect(fields.optional(tags.null)).toBeUndefined();
  fields.end();
  expect(() => fields.any()).toThrow(DerError);
});

test('a field of another type than the one required is refused', () => {
  expect(() => new Fields(readDer(sequence(version(1)))).take(tags.octetString)).toThrow(DerError);
});

test('explicit tagging holds one element', () => {
  expect(explicit(readDer(element(contextTag(0), version(1)))).bytes).toEqual(version(1));
  expect(() => explicit(readDer(element(contextTag(0), version(1), version(1))))).toThrow(DerError);
  expect(() => explicit(readDer(element(contextTag(0))))).toThrow(DerError);
});

test('a structure has at most 256 elements, and is refused before more are read', () => {
  const list = (count: number) => sequence(...Array.from({ length: count }, () => nothing()));
  expect(childrenOf(readDer(list(256)), tags.sequence)).toHaveLength(256);
  expect(() => childrenOf(readDer(list(257)), tags.sequence)).toThrow(DerError);
  expect(() => new Fields(readDer(list(257)))).toThrow(DerError);
  const elements = Buffer.alloc(0xfffff0);
  for (let offset = 0; offset < elements.length; offset += 2) elements[offset] = tags.null;
  const huge = readDer(element(tags.sequence, elements));
  const before = process.memoryUsage().heapUsed;
  expect(() => childrenOf(huge, tags.sequence)).toThrow(DerError);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(64 * 1024 * 1024);
});

test('a list of any length is read one element after the other', () => {
  const list = readDer(sequence(...Array.from({ length: 1000 }, () => nothing())));
  let count = 0;
  for (const child of eachOf(list, tags.sequence)) {
    expect(child.tag).toBe(tags.null);
    count += 1;
  }
  expect(count).toBe(1000);
  expect(() => [...eachOf(list, tags.set)]).toThrow(DerError);
});
