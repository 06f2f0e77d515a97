import { sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { keyKinds } from '../../test/support/certificates.ts';
import { DerError } from './der.ts';
import { ecdsaValue, statesLesser } from './ecdsa.ts';
import { nothing, sequence, unsigned } from './encode.ts';

const content = new TextEncoder().encode('{}');
const orders = {
  'P-256': 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551',
  'P-384': `${'f'.repeat(48)}c7634d81f4372ddf581a0db248b0a77aecec196accc52973`,
} as const;

describe.each([
  ['P-256', 'ecdsa-sha256', 'sha256', 32],
  ['P-384', 'ecdsa-sha384', 'sha384', 48],
] as const)('a signature with %s', (kind, mechanism, hash, octets) => {
  const order = BigInt(`0x${orders[kind]}`);
  const octetsOf = (value: bigint) => Buffer.from(value.toString(16).padStart(2 * octets, '0'), 'hex');
  const { privateKey, publicKey } = keyKinds[kind]();

  test('states the lesser of s and n−s, whichever the token returns, and holds', () => {
    const raw = sign(hash, content, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const s = BigInt(`0x${raw.subarray(octets).toString('hex')}`);
    const other = Buffer.concat([raw.subarray(0, octets), octetsOf(order - s)]);
    const value = ecdsaValue(raw, mechanism);
    expect(ecdsaValue(other, mechanism)).toEqual(value);
    expect(statesLesser(value, mechanism)).toBe(true);
    expect(verify(hash, content, publicKey, value)).toBe(true);
    const greater = s > order / 2n ? s : order - s;
    const spelled = sequence(unsigned(raw.subarray(0, octets)), unsigned(octetsOf(greater)));
    expect(verify(hash, content, publicKey, spelled)).toBe(true);
    expect(statesLesser(spelled, mechanism)).toBe(false);
  });

  test('may state half of the order and no more', () => {
    const half = order / 2n;
    const stating = (s: bigint) => sequence(unsigned(Uint8Array.of(1)), unsigned(octetsOf(s)));
    expect([half - 1n, half, half + 1n].map((s) => statesLesser(stating(s), mechanism))).toEqual([
      true,
      true,
      false,
    ]);
    const raw = (s: bigint) => Buffer.concat([octetsOf(1n), octetsOf(s)]);
    expect(ecdsaValue(raw(half), mechanism)).toEqual(stating(half));
    expect(ecdsaValue(raw(half + 1n), mechanism)).toEqual(stating(half));
  });

  test('of another length is none', () => {
    for (const length of [2 * octets - 1, 2 * octets + 1, 0])
      expect(() => ecdsaValue(Buffer.alloc(length, 1), mechanism)).toThrow(DerError);
  });

  test('of other than two numbers is none', () => {
    const one = unsigned(Uint8Array.of(1));
    for (const value of [sequence(), sequence(one), sequence(one, one, one), sequence(one, nothing())])
      expect(() => statesLesser(value, mechanism)).toThrow(DerError);
  });
});

test('an RSA signature has one spelling and is no ECDSA-Sig-Value', () => {
  expect(statesLesser(Uint8Array.of(1), 'rsa-pkcs1-sha256')).toBe(true);
  expect(() => ecdsaValue(Buffer.alloc(64), 'rsa-pkcs1-sha256')).toThrow(DerError);
});
