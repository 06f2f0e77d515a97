import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore } from '../../native/store/store.ts';
import { testSigner } from '../../test/support/exchange/agencies.ts';
import { acts, append, key, self, temporaryFolder } from '../../test/support/store.ts';
import { readCheckpoint, takeCheckpoint } from '../ledger/checkpoint.ts';
import type { Store } from '../ports/store.ts';
import { exportEvidence, exportedLists } from './export.ts';

const terminal = 'T00000001';
const none = new Uint8Array();
const clerk = testSigner('clerk');
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

const signAll = () => takeCheckpoint({ store, clock: { now: () => Date.now() }, terminal, sign: clerk.sign });
const exported = (
  checkpoint: Parameters<typeof exportEvidence>[0]['checkpoint'],
  trust: Parameters<typeof exportEvidence>[0]['trust'] = { anchors: [], intermediates: [], crls: [] },
) =>
  exportEvidence({
    letter: 'a',
    frame: { organisation: self, terminal, directoryAuthorities: ['0'.repeat(64)], staleCrlDays: 0 },
    store,
    directory: { content: none, signature: none },
    trust,
    checkpoint,
  });
const lastSigned = (files: Map<string, Uint8Array>) => {
  const last = files.get('checkpoint-a.json');
  return last === undefined ? undefined : readCheckpoint(last, terminal).toSeq;
};
const linesIn = (files: Map<string, Uint8Array>) =>
  Buffer.from(files.get('ledger-a.jsonl') ?? none)
    .toString()
    .split('\n').length - 1;

test('an open terminal signs what is unsigned before it exports', async () => {
  for (let index = 0; index < 3; index += 1) append(store, acts.unlock());
  const files = await exported(signAll);
  expect([linesIn(files), lastSigned(files)]).toEqual([3, 3]);
});

test('what is written while the token signs is signed too', async () => {
  append(store, acts.unlock());
  let more = 1;
  const files = await exported(async () => {
    const taking = signAll();
    if (more > 0) append(store, acts.unlock());
    more -= 1;
    await taking;
  });
  expect([linesIn(files), lastSigned(files)]).toEqual([2, 2]);
});

test('a terminal that is closed is exported as it is', async () => {
  append(store, acts.unlock());
  const files = await exported('closed');
  expect([linesIn(files), lastSigned(files)]).toEqual([1, undefined]);
});

test('a trust file that was imported twice is exported once', async () => {
  const [one, other] = [Uint8Array.of(1), Uint8Array.of(2)];
  const files = await exported('closed', { anchors: [one], intermediates: [], crls: [one, other, one] });
  const trust = [...files].filter(([name]) => name.startsWith('trust/'));
  expect(trust).toEqual([
    ['trust/anchor-01.der', one],
    ['trust/crl-01.crl', one],
    ['trust/crl-02.crl', other],
  ]);
});

test('lists are taken one at a time, each once', () => {
  const [one, other] = [Uint8Array.of(1), Uint8Array.of(2)];
  let taken = 0;
  const lists = exportedLists(
    (function* () {
      for (const list of [one, one, other]) {
        taken += 1;
        yield list;
      }
    })(),
  );
  const steps: [string, number][] = [];
  for (const [name] of lists) steps.push([name, taken]);
  expect(steps).toEqual([
    ['trust/crl-01.crl', 1],
    ['trust/crl-02.crl', 3],
  ]);
});
