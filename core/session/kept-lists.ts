import { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import { Digest } from '../../contract/scalar.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import type { Store } from '../ports/store.ts';
import { decodeFindings, encodeFindings, type ListFindings } from '../signature/list-findings.ts';
import type { TrustStore } from '../signature/trust.ts';

/** Digests of what the vault keeps, the latest last. */
const Digests = z.array(Digest);

type Kept = Pick<Store, 'settings' | 'proofs' | 'transaction'>;

/**
 * All revocation lists that the vault has ever used, by their digest, each DER when it is read; VAULT_DAMAGED where one
 * of them is gone.
 */
export function keptLists(store: Pick<Kept, 'settings' | 'proofs'>): Map<string, () => Uint8Array> {
  const digests = digestsIn(store, 'revocation-lists');
  for (const digest of digests) if (!store.proofs.has(digest)) throw new AppError('VAULT_DAMAGED');
  return new Map(digests.map((digest) => [digest, () => proofIn(store, digest)]));
}

/**
 * Adds to the vault the lists of `imported` that an authority signed, and to the store of trust those that the vault
 * has kept: no list is lost when `trust/` is exchanged. What was found in a list is kept beside it, so that an unlock
 * does not read all lists of the years again. `wentBack` says that a kept list of an authority is later than all in
 * `trust/`: somebody put an older one back.
 */
export function withKeptLists(store: Kept, imported: TrustStore): { trust: TrustStore; wentBack: boolean } {
  const kept = keptLists(store);
  const known = findingsIn(store);
  // Both are written together: a list that only the findings know says that an older page of the store was put back.
  for (const digest of known.keys()) if (!kept.has(digest)) throw new AppError('VAULT_DAMAGED');
  const { trust, found } = imported.withLists(kept, known);
  const inHand = imported.signedLists();
  const added = inHand.filter(({ fingerprint }) => !kept.has(fingerprint));
  const digests = added.map(({ fingerprint }) => fingerprint);
  const all = new Set([...kept.keys(), ...digests]);
  store.transaction(() => {
    for (const { der } of added) store.proofs.put(der);
    addDigests(store, 'revocation-lists', digests);
    const ofKept = found.filter(({ head }) => all.has(head.fingerprint));
    addDigests(store, 'revocation-findings', putFindings(store, ofKept));
  });
  const current = new Set(inHand.map(({ fingerprint }) => fingerprint));
  return { trust, wentBack: trust.latestLists().some(({ fingerprint }) => !current.has(fingerprint)) };
}

/** Runs the work, which writes the act that names a list, unless one has named it before. */
export function nameList(store: Kept, digest: Digest, write: () => void): void {
  if (digestsIn(store, 'revocation-acts').includes(digest)) return;
  store.transaction(() => {
    write();
    addDigests(store, 'revocation-acts', [digest]);
  });
}

/** Lists whose findings are written together: the first unlock with many lists writes no value without bound. */
const batchSize = 64;

function putFindings({ proofs }: Kept, findings: readonly ListFindings[]): string[] {
  const digests: string[] = [];
  for (let start = 0; start < findings.length; start += batchSize)
    digests.push(proofs.put(encodeFindings(findings.slice(start, start + batchSize))));
  return digests;
}

/** What was found in lists, by the list's digest; of one list there may be several, each for other keys. */
function findingsIn(store: Kept): Map<string, ListFindings> {
  const found = new Map<string, ListFindings>();
  for (const digest of digestsIn(store, 'revocation-findings'))
    for (const { head, byKey } of orDamaged(() => decodeFindings(proofIn(store, digest)))) {
      const before = found.get(head.fingerprint)?.byKey ?? [];
      found.set(head.fingerprint, { head, byKey: new Map([...before, ...byKey]) });
    }
  return found;
}

function proofIn({ proofs }: Pick<Kept, 'proofs'>, digest: string): Uint8Array {
  const bytes = proofs.get(digest);
  if (bytes === undefined) throw new AppError('VAULT_DAMAGED');
  return bytes;
}

type DigestSetting = 'revocation-lists' | 'revocation-findings' | 'revocation-acts';

function digestsIn({ settings }: Pick<Kept, 'settings'>, key: DigestSetting): string[] {
  const bytes = settings.read(key);
  return bytes === undefined
    ? []
    : orDamaged(() => Digests.parse(JSON.parse(new TextDecoder().decode(bytes))));
}

function addDigests(store: Kept, key: DigestSetting, added: readonly string[]): void {
  if (added.length > 0) store.settings.write(key, canonicalBytes([...digestsIn(store, key), ...added]));
}

function orDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new AppError('VAULT_DAMAGED', { cause });
  }
}
