import { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import { Digest } from '../../contract/scalar.ts';
import { canonicalBytes } from '../encoding/canonical.ts';
import type { Store } from '../ports/store.ts';
import type { TrustStore } from '../signature/trust.ts';

/** The digests of all revocation lists that the vault has ever used, the latest last. */
const KeptLists = z.array(Digest);

type Kept = Pick<Store, 'settings' | 'proofs'>;

/** The revocation lists that the vault keeps, each DER when it is read; VAULT_DAMAGED where one of them is gone. */
export function keptLists(store: Kept): (() => Uint8Array)[] {
  return digestsIn(store).map((digest) => () => {
    const der = store.proofs.get(digest);
    if (der === undefined) throw new AppError('VAULT_DAMAGED');
    return der;
  });
}

/**
 * Adds to the vault the lists of `imported` that an authority signed, and to the store of trust those that the vault
 * has kept: no list is lost when `trust/` is exchanged. `wentBack` says that a kept list of an authority is later than
 * all in `trust/`: somebody put an older one back.
 */
export function withKeptLists(store: Kept, imported: TrustStore): { trust: TrustStore; wentBack: boolean } {
  const known = new Set(digestsIn(store));
  const trust = imported.withLists(keptLists(store));
  const added = imported.signedLists().filter(({ fingerprint }) => !known.has(fingerprint));
  for (const { der } of added) store.proofs.put(der);
  if (added.length > 0) {
    const digests = [...known, ...added.map(({ fingerprint }) => fingerprint)];
    store.settings.write('revocation-lists', canonicalBytes(digests));
  }
  const inHand = new Set(imported.signedLists().map(({ fingerprint }) => fingerprint));
  return { trust, wentBack: trust.latestLists().some(({ fingerprint }) => !inHand.has(fingerprint)) };
}

function digestsIn({ settings }: Kept): string[] {
  const bytes = settings.read('revocation-lists');
  if (bytes === undefined) return [];
  try {
    return KeptLists.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw new AppError('VAULT_DAMAGED', { cause });
  }
}
