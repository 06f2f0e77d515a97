import { afterEach, beforeEach, expect, test } from 'vitest';
import { spkiOf } from '../../build/demo/pki.ts';
import { type Authority, issueCertificate } from '../../build/demo/pki-certificates.ts';
import { keyKinds } from '../../test/support/certificates.ts';
import { revocationList } from '../../test/support/revocation-lists.ts';
import { temporaryStore } from '../../test/support/store.ts';
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

const list = (by: Authority, made: number) =>
  revocationList({
    ...{ authority: by.certificate, key: by.key, thisUpdate: day(made), nextUpdate: day(made + 30) },
    number: made,
  });
/** What the vault keeps, read. */
const kept = (): Uint8Array[] => keptLists(vault.store).map((read) => read());
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
