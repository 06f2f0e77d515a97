import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { type Authority, issueCertificate } from '../../build/demo/pki-certificates.ts';
import { keyKinds } from '../../test/support/certificates.ts';
import { randomFor } from '../../test/support/random.ts';
import { revocationList } from '../../test/support/revocation-lists.ts';
import { temporaryStore } from '../../test/support/store.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import { fingerprint, readCertificate } from '../signature/certificates.ts';
import type { KeptList } from '../signature/revocation-lists.ts';
import { loadTrust } from '../signature/trust.ts';
import { keptLists, withKeptLists } from './kept-lists.ts';

const day = (count: number) => new Date(Date.parse('2026-03-01T00:00:00Z') + count * 24 * 60 * 60 * 1000);
let vault: ReturnType<typeof temporaryStore>;
let root: Authority;
beforeEach(async () => {
  vault = temporaryStore();
  root = await authority('Gốc');
});
afterEach(() => vault.remove());

async function authority(commonName: string): Promise<Authority> {
  const { privateKey, publicKey } = keyKinds['P-256']();
  const certificate = await issueCertificate({
    publicKey: spkiOf(publicKey),
    commonName,
    organisation: 'Bộ Tài chính',
    life: { notBefore: day(0), notAfter: day(365) },
    profile: { keyUsage: ['keyCertSign', 'cRLSign'], authority: { pathLength: 1 } },
    issuer: { key: privateKey },
  });
  return { key: privateKey, certificate };
}

const list = (by: Authority, made: number, revoked: readonly { certificate: Uint8Array; at: Date }[] = []) =>
  revocationList({
    ...{ authority: by.certificate, key: by.key, thisUpdate: day(made), nextUpdate: day(made + 30) },
    ...{ number: made, revoked },
  });
/** What the vault keeps, read. */
const kept = (): Uint8Array[] => Array.from(keptLists(vault.store).values(), (read) => read());
const hexOf = (ders: readonly Uint8Array[]): string[] => ders.map((der) => Buffer.from(der).toString('hex'));
/** The store of trust after an unlock with these lists in `trust/`. */
const unlock = (crls: Uint8Array[], anchors = [root]) =>
  withKeptLists(
    vault.store,
    loadTrust({ anchors: anchors.map(({ certificate }) => certificate), intermediates: [], crls }, 0),
  );

test('the vault keeps each list that was ever in trust/, and uses it after the file is gone', () => {
  const [first, second] = [list(root, 1), list(root, 2)];
  unlock([first]);
  unlock([second]);
  expect(hexOf(kept())).toEqual(hexOf([first, second]));
  const used = unlock([second]).trust.signedLists();
  expect(hexOf(used.map(({ der }) => der))).toEqual(hexOf([second, first]));
  expect(unlock([]).trust.signedLists()).toHaveLength(2);
});

test('an older list in the place of a later one is noticed, and the later one stays in use', () => {
  const [older, later] = [list(root, 1), list(root, 2)];
  expect(unlock([older]).wentBack).toBe(false);
  expect(unlock([older, later]).wentBack).toBe(false);
  expect(unlock([later]).wentBack).toBe(false);
  const putBack = unlock([older]);
  expect(putBack.wentBack).toBe(true);
  expect(hexOf(putBack.trust.latestLists().map(({ der }) => der))).toEqual(hexOf([later]));
  expect(unlock([]).wentBack).toBe(true);
  expect(unlock([older, later]).wentBack).toBe(false);
});

test('the list of one authority is no later one of another', async () => {
  const other = await authority('Gốc khác');
  unlock([list(root, 1), list(other, 5)], [root, other]);
  expect(unlock([list(root, 1), list(other, 5)], [root, other]).wentBack).toBe(false);
  expect(unlock([list(root, 9), list(other, 4)], [root, other]).wentBack).toBe(true);
});

test('a list that no authority of the terminal signed is not kept', async () => {
  const stranger = await authority('Gốc');
  const own = list(root, 1);
  unlock([own, list(stranger, 2)]);
  expect(hexOf(kept())).toEqual(hexOf([own]));
});

/** Digests of what the work reads of the vault. */
function reading(work: () => void): string[] {
  const { proofs } = vault.store;
  const read = vi.spyOn(proofs, 'get');
  work();
  const digests = read.mock.calls.map(([digest]) => digest);
  read.mockRestore();
  return digests;
}

test('a kept list is read at one unlock and no more, also one that an earlier version kept', () => {
  const lists = [1, 2, 3].map((made) => list(root, made));
  const last = list(root, 4);
  const digests = lists.map((der) => vault.store.proofs.put(der));
  vault.store.settings.write('revocation-lists', canonicalBytes(digests));
  expect(reading(() => unlock([last]))).toEqual(expect.arrayContaining(digests));
  const again = reading(() => expect(unlock([last]).trust.signedLists()).toHaveLength(4));
  expect(again.filter((digest) => [...digests, fingerprint(last)].includes(digest))).toEqual([]);
});

test('what kept lists name and state of themselves is the same, whether they were read now or before', async () => {
  const others = await Promise.all(['Gốc', 'Gốc khác'].map(authority));
  const authorities: [Authority, ...Authority[]] = [root, ...others];
  const random = randomFor('kept-lists');
  const pick = <T>(values: readonly [T, ...T[]]): T =>
    values[Math.floor(random.number() * values.length)] ?? values[0];
  let crls: Uint8Array[] = [];
  const all: Uint8Array[] = [];
  for (let step = 0; step < 12; step += 1) {
    const by = pick(authorities);
    const revoked = authorities
      .filter(() => pick([true, false]))
      .map(({ certificate }) => ({ certificate, at: day(pick([0, 1, 2, 3])) }));
    const made = list(by, pick([1, 2, 3, 4, 5]), revoked);
    all.push(made);
    crls = pick([[made], [...crls, made]]);
    // An authority that is not imported yet signs no list for the vault, and is tried as soon as it is.
    const imported = step < 6 ? [root, others[1]].filter((one) => one !== undefined) : authorities;
    if (step === 6) crls = all;
    const { trust } = unlock(crls, imported);
    const fresh = loadTrust(
      {
        anchors: imported.map(({ certificate }) => certificate),
        ...{ intermediates: [], crls: [...crls, ...kept()] },
      },
      0,
    );
    expect(trust.signedLists().map(headOf)).toEqual(fresh.signedLists().map(headOf));
    for (const anchor of trust.anchors)
      expect(new Map(trust.listsBy(anchor).revoked)).toEqual(new Map(fresh.listsBy(anchor).revoked));
  }
});

const headOf = ({ fingerprint, issuer, thisUpdate, nextUpdate, number, keepsExpiredSince }: KeptList) => ({
  ...{ fingerprint, issuer, thisUpdate, nextUpdate, number, keepsExpiredSince },
});

test('an authority that is imported later is tried with the lists that are kept', async () => {
  const renewed = await authority('Gốc');
  const [old, recent] = [list(root, 1), list(renewed, 2, [{ certificate: root.certificate, at: day(1) }])];
  unlock([old]);
  unlock([recent], [root, renewed]);
  expect(
    hexOf(
      unlock([])
        .trust.signedLists()
        .map(({ der }) => der),
    ),
  ).toEqual(hexOf([old]));
  const both = unlock([], [root, renewed]).trust;
  expect(hexOf(both.signedLists().map(({ der }) => der))).toEqual(hexOf([old, recent]));
  const [anchor] = both.anchors.slice(1);
  expect(anchor && both.listsBy(anchor).revoked.size).toBe(1);
});

test('a list that is kept and cannot be read any more is noticed before anybody needs it', () => {
  unlock([list(root, 1)]);
  const [digest] = keptLists(vault.store).keys();
  vi.spyOn(vault.store.proofs, 'has').mockImplementation((asked) => asked !== digest);
  expect(() => unlock([])).toThrow('VAULT_DAMAGED');
});

test('a list that was kept and is not named any more is noticed', () => {
  const [first, second] = [list(root, 1), list(root, 2)];
  unlock([first]);
  unlock([second]);
  const before = canonicalBytes([fingerprint(first)]);
  vault.store.settings.write('revocation-lists', before);
  expect(() => unlock([])).toThrow('VAULT_DAMAGED');
});

test('a vault from before keeps none', () => {
  expect(kept()).toEqual([]);
});

test.each([
  ['is no list of digests', () => '{}'],
  ['names a list that is not in the vault', () => JSON.stringify(['0'.repeat(64)])],
])('a damaged vault is noticed: what it keeps %s', (_name, text) => {
  vault.store.settings.write('revocation-lists', new TextEncoder().encode(text()));
  expect(kept).toThrow('VAULT_DAMAGED');
  expect(() => unlock([list(root, 1)])).toThrow('VAULT_DAMAGED');
});

test.each([
  ['is none of ours', '[{"list":"x"}]'],
  ['names no serial number', undefined],
])('a damaged vault is noticed: what was found in a list %s', (_name, text) => {
  const [made] = [list(root, 1)];
  const issuer = fingerprint(readCertificate(root.certificate).subject);
  const stored = [
    {
      ...{ list: fingerprint(made), issuer, thisUpdate: 0, nextUpdate: 1, number: null },
      ...{ keepsExpiredSince: null, keys: [{ key: `${issuer} ${issuer}`, revoked: '0a 1\n0g 1\n' }] },
    },
  ];
  unlock([made]);
  const digest = vault.store.proofs.put(
    text === undefined ? canonicalBytes(stored) : new TextEncoder().encode(text),
  );
  vault.store.settings.write('revocation-findings', canonicalBytes([digest]));
  expect(() => unlock([made])).toThrow('VAULT_DAMAGED');
});
