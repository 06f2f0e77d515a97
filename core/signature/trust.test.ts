import { afterAll, beforeAll, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import {
  type Authority,
  issueCertificate,
  issueCrl,
  type Profile,
} from '../../build/demo/pki-certificates.ts';
import { createP256Pki, keyKinds, type TestPki } from '../../test/support/certificates.ts';
import { readCertificate } from './certificates.ts';
import { DerError } from './der.ts';
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
  ['no anchor', () => ({ anchors: [] }), 'anchors'],
  ['an anchor that is no authority', () => ({ anchors: [...pki.trust.anchors, leaf] }), 'anchors'],
])('%s is refused, and the kind of file is named', (_name, files, file) => {
  expect(() => loadTrust({ ...pki.trust, ...files() }, 0)).toThrow(
    expect.objectContaining({ code: 'TRUST_FILES_INVALID', detail: { file } }),
  );
});

test.each(['anchors', 'intermediates', 'crls'] as const)(
  '%s that cannot be read are refused with the cause',
  (file) => {
    expect(() => loadTrust({ ...pki.trust, [file]: [Uint8Array.of(0x30, 0)] }, 0)).toThrow(
      expect.objectContaining({
        code: 'TRUST_FILES_INVALID',
        detail: { file },
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
