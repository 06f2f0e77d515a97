import { expect, test } from 'vitest';
import { bitString } from '../../test/support/certificates.ts';
import { DerError, readDer, tags } from './der.ts';
import { context, element, nothing, octets, oid, sequence, version } from './encode.ts';
import { ExtensionError, keyUsage, readExtensionList, readExtensions } from './extensions.ts';

const yes = element(tags.boolean, Uint8Array.of(0xff));
const no = element(tags.boolean, Uint8Array.of(0));
const extension = (type: string, value: Uint8Array, ...critical: Uint8Array[]) =>
  sequence(oid(type), ...critical, octets(value));
const read = (...list: Uint8Array[]) => readExtensions(readDer(context(3, sequence(...list))));
const usage = '2.5.29.15';
const alternativeName = '2.5.29.17';
const constraints = '2.5.29.19';
const extendedUsage = '2.5.29.37';
const nothingAllowed = {
  authority: false,
  pathLength: undefined,
  keyUsage: undefined,
  extendedKeyUsage: undefined,
};

test('a certificate without extensions allows nothing', () => {
  expect(readExtensions(undefined)).toEqual(nothingAllowed);
  expect(read()).toEqual(nothingAllowed);
});

test('usages, extended usages and basic constraints are read', () => {
  const read4 = read(
    extension(usage, bitString(Uint8Array.of(0xe6), 1), yes),
    extension(extendedUsage, sequence(oid('1.2.3'), oid('1.2.4'))),
    extension(constraints, sequence(yes, version(3)), yes),
  );
  expect(read4).toEqual({
    authority: true,
    pathLength: 3,
    keyUsage: new Set([
      keyUsage.digitalSignature,
      keyUsage.nonRepudiation,
      keyUsage.keyEncipherment,
      keyUsage.keyCertSign,
      keyUsage.crlSign,
    ]),
    extendedKeyUsage: new Set(['1.2.3', '1.2.4']),
  });
});

test.each([
  ['empty', sequence(), false, undefined],
  ['no authority', sequence(no), false, undefined],
  ['an authority without a limit', sequence(yes), true, undefined],
  ['a limit without an authority', sequence(version(0)), false, 0],
])('basic constraints: %s', (_name, value, authority, pathLength) => {
  expect(read(extension(constraints, value))).toEqual({ ...nothingAllowed, authority, pathLength });
});

test.each([usage, alternativeName, constraints, extendedUsage])('a critical %s is understood', (type) => {
  const value = type === usage ? bitString(Uint8Array.of(0x80), 7) : sequence();
  expect(() => read(extension(type, value, yes))).not.toThrow();
});

test('an unknown extension is refused when it is critical, and otherwise skipped', () => {
  expect(() => read(extension('1.2.3', nothing(), yes))).toThrow(ExtensionError);
  expect(read(extension('1.2.3', nothing()))).toEqual(nothingAllowed);
  expect(read(extension('1.2.3', nothing(), no))).toEqual(nothingAllowed);
});

test.each([
  ['private key usage period', '2.5.29.16'],
  ['delta CRL indicator', '2.5.29.27'],
  ['issuing distribution point', '2.5.29.28'],
  ['certificate issuer', '2.5.29.29'],
  ['name constraints', '2.5.29.30'],
  ['policy mappings', '2.5.29.33'],
  ['policy constraints', '2.5.29.36'],
  ['freshest CRL', '2.5.29.46'],
  ['inhibit anyPolicy', '2.5.29.54'],
])('%s, which is not evaluated, is refused whether it is critical or not', (_name, type) => {
  for (const critical of [[], [no], [yes]])
    expect(() => read(extension(type, nothing(), ...critical))).toThrow(ExtensionError);
});

test('an anchor may have a private key usage period, and none of the others', () => {
  const anchor = (type: string, ...critical: Uint8Array[]) =>
    readExtensions(readDer(context(3, sequence(extension(type, nothing(), ...critical)))), 'anchor');
  expect(anchor('2.5.29.16')).toEqual(nothingAllowed);
  expect(() => anchor('2.5.29.30')).toThrow(ExtensionError);
  expect(() => anchor('1.2.3', yes)).toThrow(ExtensionError);
});

test.each([
  ['the same extension twice', [extension('1.2.3', nothing()), extension('1.2.3', nothing())]],
  ['a fourth field', [sequence(oid('1.2.3'), yes, octets(nothing()), nothing())]],
  ['no value', [sequence(oid('1.2.3'), yes)]],
  ['two values in one', [extension(usage, Buffer.concat([bitString(Uint8Array.of(0x80), 7), nothing()]))]],
  ['a usage that is no bit string', [extension(usage, nothing())]],
  ['an extended usage that is no list', [extension(extendedUsage, oid('1.2.3'))]],
  ['constraints with a third field', [extension(constraints, sequence(yes, version(1), nothing()))]],
])('%s is refused', (_name, list) => {
  expect(() => read(...list)).toThrow(DerError);
});

test('the list of a revocation list is read with what is critical', () => {
  const list = readDer(sequence(extension('1.2.3', nothing(), yes), extension('1.2.4', version(1))));
  expect(readExtensionList(list)).toEqual([
    { oid: '1.2.3', critical: true, value: nothing() },
    { oid: '1.2.4', critical: false, value: version(1) },
  ]);
});
