import { afterAll, beforeAll, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import {
  type Authority,
  issueCertificate,
  issueCrl,
  type Profile,
} from '../../build/demo/pki-certificates.ts';
import { createP256Pki, keyKinds, resigned, type TestPki } from '../../test/support/certificates.ts';
import { revocationList } from '../../test/support/revocation-lists.ts';
import { fingerprint, readCertificate } from './certificates.ts';
import { DerError } from './der.ts';
import { algorithm, sequence } from './encode.ts';
import { loadTrust } from './trust.ts';

const day = 24 * 60 * 60 * 1000;
const from = new Date('2026-03-01T00:00:00Z');
let pki: TestPki;
let leaf: Uint8Array;
beforeAll(async () => {
  pki = await createP256Pki();
  leaf = await pki.issue('person-signing', spkiOf(keyKinds['P-256']().publicKey), 'Nguyễn Thị Đường');
});
afterAll(() => pki.remove());

/** An anchor with the key usage given. */
async function anchor(keyUsage: Profile['keyUsage']): Promise<Authority> {
  const { privateKey, publicKey } = keyKinds['P-256']();
  const certificate = await issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName: 'Gốc',
    organisation: 'Bộ Tài chính',
    life: { notBefore: from, notAfter: new Date(from.getTime() + 365 * day) },
    profile: { keyUsage, authority: { pathLength: 1 } },
    issuer: { key: privateKey },
  });
  return { key: privateKey, certificate };
}
const listOf = (authority: Authority, days: number) =>
  issueCrl(authority, {
    thisUpdate: new Date(from.getTime() + days * day),
    nextUpdate: new Date(from.getTime() + (days + 30) * day),
    number: days + 1,
    revoked: [],
  });

test.each([
  ['no anchor', () => ({ anchors: [] }), { name: '-', reason: 'missing' }],
  [
    'an anchor that is no authority',
    () => ({ anchors: [...pki.trust.anchors, leaf] }),
    { name: '2', reason: 'no-authority' },
  ],
])('%s is refused, and the file is named', (_name, files, detail) => {
  expect(() => loadTrust({ ...pki.trust, ...files() }, 0)).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID', detail: { file: 'anchors', ...detail } }),
  );
});

test.each([
  ['root.crt', 'root.crt'],
  ['Gốc tin cậy.crt', '2'],
  ['../root.crt', '2'],
  [`${'a'.repeat(36)}`, '2'],
])('the file %s is named as %s', (name, shown) => {
  const names = { anchors: ['first.crt', name], intermediates: [], crls: [] };
  const anchors = [...pki.trust.anchors, Uint8Array.of(1)];
  expect(() => loadTrust({ ...pki.trust, anchors, names }, 0)).toThrow(
    expect.objectContaining({ detail: { file: 'anchors', name: shown, reason: 'unreadable' } }),
  );
});

test('an anchor is a name and a key: the signature over it is not judged, that over others is', async () => {
  const { certificate } = await anchor(['keyCertSign', 'cRLSign']);
  const sha1 = algorithm('1.2.840.10045.4.1');
  const old = resigned(certificate, keyKinds['P-256']().privateKey, (fields) => fields.with(2, sha1), sha1);
  const trust = loadTrust({ anchors: [old], intermediates: [], crls: [] }, 0);
  expect(trust.certificate(old)).toBe(trust.anchors[0]);
  expect(() => loadTrust({ ...pki.trust, intermediates: [old] }, 0)).toThrow(
    expect.objectContaining({ detail: { file: 'intermediates', name: '1', reason: 'algorithm' } }),
  );
});

test('a file with an extension that is not evaluated is refused for that', async () => {
  const authority = await anchor(['keyCertSign', 'cRLSign']);
  const partial = revocationList({
    ...{ authority: authority.certificate, key: authority.key, thisUpdate: from, nextUpdate: from },
    extensions: [{ oid: '2.5.29.28', value: sequence() }],
  });
  expect(() =>
    loadTrust({ anchors: [authority.certificate], intermediates: [], crls: [partial] }, 0),
  ).toThrow(expect.objectContaining({ detail: { file: 'crls', name: '1', reason: 'extension' } }));
});

test('a list that an authority dated more than five minutes after the import means a wrong clock', async () => {
  const authority = await anchor(['keyCertSign', 'cRLSign']);
  const files = {
    anchors: [authority.certificate],
    intermediates: [],
    crls: [await listOf(authority, 0), await listOf(authority, 1)],
    names: { anchors: ['a.der'], intermediates: [], crls: ['0.crl', '1.crl'] },
  };
  const importedAt = (minutes: number) => new Date(from.getTime() + day - minutes * 60_000);
  expect(loadTrust(files, 0, importedAt(5)).revocationLists()).toHaveLength(1);
  expect(() => loadTrust(files, 0, new Date(importedAt(5).getTime() - 1))).toThrow(
    expect.objectContaining({ code: 'CLOCK_BEHIND', detail: { name: '1.crl' } }),
  );
});

test('a later list that no authority in hand signed is refused for itself, unless one of theirs is later too', async () => {
  const [authority, stranger] = [
    await anchor(['keyCertSign', 'cRLSign']),
    await anchor(['keyCertSign', 'cRLSign']),
  ];
  const files = (crls: Uint8Array[]) => ({ anchors: [authority.certificate], intermediates: [], crls });
  const [strange, known, later] = [
    await listOf(stranger, 1),
    await listOf(authority, 0),
    await listOf(authority, 1),
  ];
  expect(() => loadTrust(files([known, strange]), 0, from)).toThrow(
    expect.objectContaining({
      code: 'TRUST_FILES_INVALID',
      detail: { file: 'crls', name: '2', reason: 'ahead' },
    }),
  );
  expect(() => loadTrust(files([strange, later]), 0, from)).toThrow(
    expect.objectContaining({ code: 'CLOCK_BEHIND', detail: { name: '2' } }),
  );
  expect(loadTrust(files([strange]), 0, new Date(from.getTime() + day)).signedLists()).toEqual([]);
});

test('further lists make a new store, and a list twice is one', async () => {
  const authority = await anchor(['keyCertSign', 'cRLSign']);
  const [old, recent] = [await listOf(authority, 0), await listOf(authority, 1)];
  const trust = loadTrust({ anchors: [authority.certificate], intermediates: [], crls: [old] }, 3);
  const further = new Map([recent, old].map((der) => [fingerprint(der), () => der]));
  const { trust: more, found } = trust.withLists(further, new Map());
  expect(found.map(({ head }) => head.fingerprint)).toEqual([fingerprint(old), fingerprint(recent)]);
  expect(trust.signedLists().map(({ der }) => der)).toEqual([old]);
  expect(more.signedLists().map(({ der }) => der)).toEqual([recent, old]);
  expect([more.anchors, more.intermediates, more.staleCrl]).toEqual([
    trust.anchors,
    trust.intermediates,
    trust.staleCrl,
  ]);
});

test('the latest list of an authority is told once, whichever of its keys signed it', async () => {
  const [first, second] = [
    await anchor(['keyCertSign', 'cRLSign']),
    await anchor(['keyCertSign', 'cRLSign']),
  ];
  const crls = [await listOf(first, 0), await listOf(second, 1)];
  for (const anchors of [
    [first.certificate, second.certificate],
    [second.certificate, first.certificate],
  ])
    expect(loadTrust({ anchors, intermediates: [], crls }, 0).revocationLists()).toEqual([
      { issuer: 'Gốc', thisUpdate: from.getTime() + day, nextUpdate: from.getTime() + 31 * day },
    ]);
});

test.each(['anchors', 'intermediates', 'crls'] as const)(
  '%s that cannot be read are refused with the cause',
  (file) => {
    expect(() => loadTrust({ ...pki.trust, [file]: [Uint8Array.of(0x30, 0)] }, 0)).toThrow(
      expect.objectContaining({
        code: 'TRUST_FILES_INVALID',
        detail: { file, name: '1', reason: 'unreadable' },
        cause: expect.objectContaining({ cause: expect.any(DerError) }),
      }),
    );
  },
);

test('a store keeps the files and the days of grace in milliseconds', () => {
  const trust = loadTrust(pki.trust, 7);
  expect(trust.staleCrl).toBe(604_800_000);
  expect(trust.anchors.map(({ der }) => der)).toEqual(pki.trust.anchors);
  expect(trust.intermediates.map(({ der }) => der)).toEqual(pki.trust.intermediates);
});

test('the newest list that an authority signed is in force, whatever the order of the files', async () => {
  const authority = await anchor(['keyCertSign', 'cRLSign']);
  const [old, recent] = [await listOf(authority, 0), await listOf(authority, 1)];
  for (const crls of [
    [old, recent],
    [recent, old],
  ]) {
    const trust = loadTrust({ anchors: [authority.certificate], intermediates: [], crls }, 0);
    expect(trust.revocationLists()).toEqual([
      { issuer: 'Gốc', thisUpdate: from.getTime() + day, nextUpdate: from.getTime() + 31 * day },
    ]);
  }
});

test('an authority that may not sign lists has none in force', async () => {
  const authority = await anchor(['keyCertSign']);
  const files = { anchors: [authority.certificate], intermediates: [], crls: [await listOf(authority, 0)] };
  expect(loadTrust(files, 0).revocationLists()).toEqual([]);
});

test('a list in the name of an authority by another key is not in force', async () => {
  const authority = await anchor(['keyCertSign', 'cRLSign']);
  const impostor = { ...authority, key: keyKinds['P-256']().privateKey };
  const files = { anchors: [authority.certificate], intermediates: [], crls: [await listOf(impostor, 0)] };
  expect(loadTrust(files, 0).revocationLists()).toEqual([]);
});

test('the list of another authority is not in force', async () => {
  const trust = loadTrust({ ...pki.trust, crls: pki.trust.crls.slice(0, 1) }, 0);
  expect(trust.revocationLists().map(({ issuer }) => issuer)).toEqual(['Cơ quan chứng thực số huấn luyện']);
});

test('certificates, paths and lists are remembered', () => {
  const trust = loadTrust(pki.trust, 0);
  const read = trust.certificate(leaf);
  expect(trust.certificate(leaf)).toBe(read);
  expect(trust.paths(read, [])).toBe(trust.paths(read, []));
  const [people] = trust.intermediates;
  expect(trust.paths(read, people === undefined ? [] : [people])).not.toBe(trust.paths(read, []));
  const [root] = trust.anchors;
  if (root === undefined) throw new Error('no anchor');
  expect(trust.listsBy(root)).toBe(trust.listsBy(root));
});

test('what is remembered of one certificate is of no other', async () => {
  const trust = loadTrust(pki.trust, 0);
  const other = await pki.issue('recovery', spkiOf(keyKinds['P-256']().publicKey), 'Nguyễn Văn A');
  for (const der of [leaf, other]) {
    const read = trust.certificate(der);
    expect(trust.paths(read, []).map(([first]) => first)).toEqual([read]);
  }
});

test('the paths of 1,024 certificates are remembered, and the oldest are forgotten first', () => {
  const trust = loadTrust(pki.trust, 0);
  const read = trust.certificate(leaf);
  const [first, second] = [trust.paths(read, []), trust.paths({ ...read, fingerprint: 'second' }, [])];
  // Their issuer is unknown, so that no signature is checked.
  const stranger = (index: number) => ({ ...read, issuer: read.subject, fingerprint: `${index}` });
  for (let index = 0; index < 1022; index += 1) trust.paths(stranger(index), []);
  expect(trust.paths(read, [])).toBe(first);
  trust.paths(stranger(1022), []);
  expect(trust.paths({ ...read, fingerprint: 'second' }, [])).toBe(second);
  expect(trust.paths(read, [])).not.toBe(first);
});

test('embedded certificates complete a path', () => {
  const trust = loadTrust({ ...pki.trust, intermediates: [] }, 0);
  const read = trust.certificate(leaf);
  expect(trust.paths(read, [])).toEqual([]);
  const embedded = pki.trust.intermediates.map(readCertificate);
  expect(trust.paths(read, embedded).map((path) => path.length)).toEqual([3]);
});

test('the same files for other days of grace are not read again, and vouch for what either of them used', () => {
  const trust = loadTrust(pki.trust, 7);
  const other = trust.withStaleDays(0);
  expect(other.staleCrl).toBe(0);
  expect(other.anchors).toBe(trust.anchors);
  const [anchor] = pki.trust.anchors;
  if (anchor === undefined) throw new Error('no anchor');
  expect(trust.vouchesForCertificate(anchor)).toBe(false);
  other.note(other.anchors);
  expect(trust.vouchesForCertificate(anchor)).toBe(true);
});
