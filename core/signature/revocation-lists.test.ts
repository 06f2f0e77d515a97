import { beforeAll, describe, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { type Authority, issueCertificate } from '../../build/demo/pki-certificates.ts';
import { keyKinds } from '../../test/support/certificates.ts';
import { revocationList } from '../../test/support/revocation-lists.ts';
import { type Certificate, readAnchor, readCertificate } from './certificates.ts';
import { serialKey } from './crl.ts';
import { RevocationLists } from './revocation-lists.ts';

const day = (count: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + count * 24 * 60 * 60 * 1000);

async function issue(commonName: string, key = keyKinds['P-256']()): Promise<Authority> {
  const certificate = await issueCertificate({
    publicKey: spkiOf(key.publicKey),
    commonName,
    organisation: 'Ban Cơ yếu Chính phủ',
    life: { notBefore: day(0), notAfter: day(365) },
    profile: { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength: 1 } },
    issuer: { key: key.privateKey },
  });
  return { key: key.privateKey, certificate };
}

let authority: Authority;
let certificate: Certificate;
let named: Uint8Array[];
beforeAll(async () => {
  authority = await issue('Gốc');
  certificate = readAnchor(authority.certificate);
  named = await Promise.all(['A', 'B', 'C'].map(async (name) => (await issue(name)).certificate));
});

/** A list made on a day that names some of `named`, each revoked on a day. */
const list = (made: number, revoked: Record<number, number>, by = authority) =>
  revocationList({
    ...{
      authority: by.certificate,
      key: by.key,
      thisUpdate: day(made),
      nextUpdate: day(made + 7),
      number: made,
    },
    revoked: Object.entries(revoked).map(([index, at]) => ({ certificate: one(Number(index)), at: day(at) })),
  });

function one(index: number): Uint8Array {
  const der = named[index];
  if (der === undefined) throw new Error('no such certificate');
  return der;
}

const serialOf = (index: number): string => serialKey(readCertificate(one(index)).serial);

/** A source that counts how often it is read. */
function counted(der: Uint8Array) {
  const source = { reads: 0, read: () => der };
  return {
    source,
    read: () => {
      source.reads += 1;
      return source.read();
    },
  };
}

const tooLarge = expect.objectContaining({
  code: 'TRUST_FILES_INVALID',
  detail: { file: 'crls', name: '-', reason: 'too-large' },
});

test('of all lists of a key the earliest date of each certificate counts, and none is lost that later lists drop', () => {
  const lists = new RevocationLists([certificate]);
  for (const der of [list(9, { 1: 5 }), list(2, { 0: 1, 1: 2 }), list(4, { 1: 3, 2: 4 })]) lists.add(der);
  const found = lists.by(certificate);
  expect(found.lists.map(({ thisUpdate }) => thisUpdate)).toEqual(
    [9, 4, 2].map((made) => day(made).getTime()),
  );
  expect(new Map(found.revoked)).toEqual(
    new Map([
      [serialOf(0), day(1).getTime()],
      [serialOf(1), day(2).getTime()],
      [serialOf(2), day(4).getTime()],
    ]),
  );
});

test('a list of an imported authority is read once and not held', () => {
  const { source, read } = counted(list(1, { 0: 1 }));
  const lists = new RevocationLists([certificate]);
  const kept = lists.add(read);
  lists.by(certificate);
  expect(source.reads).toBe(1);
  expect(lists.add(read)).toBe(kept);
  expect(Object.values(kept).filter((value) => value instanceof Uint8Array || value instanceof Map)).toEqual(
    [],
  );
});

describe('for an authority that came with a signature', () => {
  test('the lists in its name are read again, once', () => {
    const { source, read } = counted(list(1, { 0: 1 }));
    const lists = new RevocationLists([]);
    lists.add(read);
    expect(lists.by(certificate).revoked.get(serialOf(0))).toBe(day(1).getTime());
    expect(lists.by(certificate)).toBe(lists.by(certificate));
    expect(source.reads).toBe(2);
  });

  test('a list that has changed since is refused, and the lists are not read for each further signature', async () => {
    const { source, read } = counted(list(1, { 0: 1 }));
    const lists = new RevocationLists([]);
    lists.add(read);
    source.read = () => list(1, {});
    expect(() => lists.by(certificate)).toThrow('TRUST_FILES_INVALID');
    const { reads } = source;
    expect(() => lists.by(certificate)).toThrow('TRUST_FILES_INVALID');
    expect(source.reads).toBe(reads);
  });

  test('a name has no more than 32 keys', async () => {
    const lists = new RevocationLists([]);
    lists.add(list(1, {}));
    for (let count = 0; count < 32; count += 1)
      expect(lists.by(readAnchor((await issue('Gốc')).certificate)).lists).toEqual([]);
    expect(() => lists.by(certificate)).toThrow(tooLarge);
  });
});

test('lists in a name with more than 32 imported keys are refused, and certificates of one key count once', async () => {
  const keys = keyKinds['P-256']();
  const others = Array.from({ length: 31 }, () => issue('Gốc'));
  const same = Array.from({ length: 9 }, () => issue('Gốc', keys));
  const authorities = (await Promise.all([...others, ...same])).map((held) => readAnchor(held.certificate));
  expect(new RevocationLists(authorities).add(list(1, {})).thisUpdate).toBe(day(1).getTime());
  expect(() => new RevocationLists([...authorities, certificate]).add(list(1, {}))).toThrow(tooLarge);
});

test('more certificates than are kept are refused; the same ones again are none', () => {
  const lists = new RevocationLists([certificate], 2);
  lists.add(list(1, { 0: 1, 1: 1 }));
  lists.add(list(2, { 0: 1, 1: 1 }));
  expect(() => lists.add(list(3, { 2: 1 }))).toThrow(tooLarge);
});
