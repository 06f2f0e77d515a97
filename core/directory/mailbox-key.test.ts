import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Organisation } from '../../contract/exchange/directory.ts';
import {
  type Agency,
  agency,
  check,
  indexOf,
  mailboxOf,
  signedAt,
} from '../../test/support/exchange/agencies.ts';
import { generateMailboxKey } from '../exchange/message/seal.ts';
import { isMailboxKey, lowOrderPoints } from './mailbox-key.ts';

const now = new Date(signedAt);
const withPoint = (key: Uint8Array, point: string): Uint8Array =>
  Buffer.concat([key.subarray(0, 1184), Buffer.from(point, 'hex')]);

test('a key that the suite made is one, and one of another length is not', async () => {
  const { publicKey } = await generateMailboxKey();
  expect(isMailboxKey(publicKey)).toBe(true);
  expect(isMailboxKey(publicKey.subarray(1))).toBe(false);
  expect(isMailboxKey(Buffer.concat([publicKey, Buffer.of(0)]))).toBe(false);
});

test('a coefficient of the modulus or more is refused wherever it stands, and the seed may be anything', async () => {
  const { publicKey } = await generateMailboxKey();
  const changed = (offset: number, ...bytes: number[]) => {
    const key = Buffer.from(publicKey);
    key.set(bytes, offset);
    return key;
  };
  expect(isMailboxKey(new Uint8Array(1216).fill(0xff))).toBe(false);
  // 3328 and 3329, as the first and as the second of a pair.
  expect(isMailboxKey(changed(0, 0x00, 0x0d, 0x00))).toBe(true);
  expect(isMailboxKey(changed(0, 0x01, 0x0d, 0x00))).toBe(false);
  expect(isMailboxKey(changed(1149, 0x00, 0x00, 0xd0))).toBe(true);
  expect(isMailboxKey(changed(1149, 0x00, 0x10, 0xd0))).toBe(false);
  expect(isMailboxKey(changed(1152, ...new Uint8Array(32).fill(0xff)))).toBe(true);
});

test('the points that are refused are those with which the platform agrees on no secret', async () => {
  const { publicKey } = await generateMailboxKey();
  const { privateKey } = generateKeyPairSync('x25519');
  for (const point of lowOrderPoints) {
    const prefix = Buffer.from('302a300506032b656e032100', 'hex');
    const der = Buffer.concat([prefix, Buffer.from(point, 'hex')]);
    const other = createPublicKey({ key: der, format: 'der', type: 'spki' });
    expect(() => diffieHellman({ privateKey, publicKey: other })).toThrow();
    expect(isMailboxKey(withPoint(publicKey, point))).toBe(false);
  }
  const highest = Buffer.from(lowOrderPoints[1] ?? '', 'hex');
  highest.writeUInt8(0x80, 31);
  expect(isMailboxKey(withPoint(publicKey, highest.toString('hex')))).toBe(false);
});

test('a directory is taken with a bad key in it: its body receives nothing and is named, the others receive', async () => {
  const [good, bad, none] = [
    await agency('G22', 'P00000001', 'T00000001'),
    await agency('H37', 'P00000002', 'T00000002'),
    await agency('G01', 'P00000003', 'T00000003'),
  ];
  const listed = (one: Agency, organisation: Organisation): Agency => ({ ...one, organisation });
  const { mailbox: _, ...without } = none.organisation;
  const index = indexOf(
    good,
    listed(bad, {
      ...bad.organisation,
      mailbox: await mailboxOf('H37', bad.seal, new Uint8Array(1216).fill(0xff)),
    }),
    listed(none, without),
  );
  expect(['G22', 'H37', 'G01', 'G03'].map((code) => index.canReceive(code))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(await index.mailboxKey('G22', check, now)).toHaveLength(1216);
  for (const organisation of ['H37', 'G01'])
    await expect(index.mailboxKey(organisation, check, now)).rejects.toMatchObject({
      code: 'MAILBOX_KEY_MISSING',
      detail: { organisation },
    });
});
