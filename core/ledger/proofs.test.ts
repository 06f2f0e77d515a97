import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../../native/store/store.ts';
import { randomFor } from '../../test/support/random.ts';
import { key, self, temporaryFolder } from '../../test/support/store.ts';
import { digestOf } from '../encoding/canonical.ts';
import type { Store } from '../ports/store.ts';
import { keepProof, readProof } from './proofs.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = createStore({ path: `${folder.path}/store.db`, key, organisation: self });
});
afterEach(() => {
  store.close();
  folder.remove();
});

const random = randomFor('proofs of a ledger');
const signed = { content: random.bytes(200), signature: random.bytes(300) };
const missing = '0'.repeat(64);

test('signed bytes are kept by their digests and read back as they were', () => {
  const proof = keepProof(store.proofs, signed);
  expect(proof).toEqual({ content: digestOf(signed.content), signature: digestOf(signed.signature) });
  const kept = readProof(store.proofs, proof);
  expect(kept && Object.entries(kept).map(([name, bytes]) => [name, Buffer.from(bytes)])).toEqual(
    Object.entries(signed).map(([name, bytes]) => [name, Buffer.from(bytes)]),
  );
  expect(keepProof(store.proofs, signed)).toEqual(proof);
});

test('a proof of which either part is missing is not read', () => {
  const proof = keepProof(store.proofs, signed);
  expect(readProof(store.proofs, { ...proof, content: missing })).toBeUndefined();
  expect(readProof(store.proofs, { ...proof, signature: missing })).toBeUndefined();
  expect(readProof(store.proofs, { content: missing, signature: missing })).toBeUndefined();
});
