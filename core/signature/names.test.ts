import { expect, test } from 'vitest';
import { DerError, tags } from './der.ts';
import { element, nothing, oid, sequence, setOf } from './encode.ts';
import { commonName } from './names.ts';

const bmpString = 0x1e;
const text = (value: string, tag: number = tags.utf8String) => element(tag, Buffer.from(value));
const attribute = (type: string, ...values: Uint8Array[]) => sequence(oid(type), ...values);
const cn = (value: Uint8Array) => attribute('2.5.4.3', value);

test('the last common name of several is read, whatever stands around it', () => {
  const name = sequence(
    setOf(cn(text('Phòng Hành chính'))),
    setOf(cn(text('Nguyễn Thị Đường')), attribute('2.5.4.5', text('7'))),
    setOf(attribute('2.5.4.10', text('Bộ Tài chính'))),
  );
  expect(commonName(name)).toBe('Nguyễn Thị Đường');
});

test('a common name is UTF-8, printable or UTF-16', () => {
  expect(commonName(sequence(setOf(cn(text('Van phong', tags.printableString)))))).toBe('Van phong');
  const wide = element(bmpString, Buffer.from('Đường', 'utf16le').swap16());
  expect(commonName(sequence(setOf(cn(wide))))).toBe('Đường');
});

test('a leading byte order mark is not part of the name', () => {
  expect(commonName(sequence(setOf(cn(text('\ufeffVan phong')))))).toBe('Van phong');
});

test.each([
  ['is missing', sequence(setOf(attribute('2.5.4.10', text('Bộ'))))],
  ['has no attribute', sequence()],
  ['is in another type', sequence(setOf(cn(text('A', 0x14))))],
  ['has a third field', sequence(setOf(attribute('2.5.4.3', text('A'), nothing())))],
  ['has no value', sequence(setOf(attribute('2.5.4.3')))],
  ['stands in no set', sequence(sequence(cn(text('A'))))],
])('a name whose common name %s is refused', (_name, name) => {
  expect(() => commonName(name)).toThrow(DerError);
});

test.each([
  ['UTF-8', element(tags.utf8String, Uint8Array.of(0x41, 0xff))],
  ['UTF-16', element(bmpString, Uint8Array.of(0xd8, 0x00))],
])('a common name that is no %s is refused', (_name, value) => {
  expect(() => commonName(sequence(setOf(cn(value))))).toThrow(TypeError);
});
