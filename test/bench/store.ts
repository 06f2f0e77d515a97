import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import { homeFiles } from '../../native/home.ts';
import { createStore } from '../../native/store/store.ts';
import { signAll } from './data/checkpoint.ts';
import { Growth, type Stage } from './data/growth.ts';
import { measureRebuild, smallStore } from './data/rebuild.ts';
import { self } from './data/records.ts';
import { encryptedPlace, plainPlace } from './data/stores.ts';
import { markFull, vaultKey } from './data/vault.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { median, quantile } from './harness/statistics.ts';

/** Records in one register; a book ends at 999,999 (contract/record). Only sizes with a label are read. */
const stages: { size: number; label?: string }[] = [
  { size: 10_000 },
  { size: 100_000, label: 'at 100 k' },
  { size: 999_999, label: 'at 1 M' },
];
/** Bulk transactions at the end of a stage, or at its beginning, that a figure is taken from. */
const window = 12;

/** Budget: encrypted against plain (docs/performance.md). */
const cipherBudget = atMost(1.25, 'ratio');
const readBudget = atMost(16);
const flatBudget = atMost(1.2, 'ratio');

/**
 * The encrypted store against the same store without a cipher, both fed with the same acts in turns. The
 * encrypted one is agency A's own and stays behind with a million records.
 */
export async function measureStore(world: World, folder: string): Promise<Figure[]> {
  const key = await vaultKey(world, 'a');
  const ours = encryptedPlace(homeFiles(world.homes.a.home).store, key);
  const plainFile = join(folder, 'plain.db');
  const growth = new Growth(ours, plainPlace(plainFile));
  const seen = stages.map(({ size, label }) => growth.to(size, { read: label !== undefined }));
  growth.close();
  const store = ours.open();
  const smallFile = join(folder, 'small.db');
  const small = smallStore({ open: () => createStore({ path: smallFile, key, organisation: self }) });
  const rebuild = measureRebuild(store, small);
  small.close();
  await signAll(world, store, growth.ledger());
  store.close();
  key.fill(0);
  for (const file of [plainFile, smallFile]) {
    for (const tail of ['', '-wal', '-shm']) rmSync(file + tail, { force: true });
  }
  markFull(world);
  return [
    ...stages.flatMap(({ label }, index) => {
      const stage = seen[index];
      return label === undefined || stage === undefined ? [] : stageFigures(label, stage);
    }),
    ...flatness(seen),
    figure('growth, rebuild of the registers per entry at 1 M', 'µs', {
      value: rebuild.large,
      reference: { is: 'at 10 k', value: rebuild.small },
      budget: flatBudget,
    }),
  ];
}

const plainly = (value: number) => ({ is: 'plain', value });

function stageFigures(at: string, { bulk, commit, firstSearch, reading, reads }: Stage): Figure[] {
  const last = (times: readonly number[]) => median(times.slice(-window)) * 1000;
  return [
    figure(`bulk insert ${at}, per record`, 'µs', {
      value: last(bulk.ours),
      reference: plainly(last(bulk.theirs)),
      budget: cipherBudget,
    }),
    figure(`single durable commit ${at}, p50`, 'ms', {
      value: median(commit.ours),
      reference: plainly(median(commit.theirs)),
      budget: cipherBudget,
    }),
    figure(`first answer of a search before the year is read ${at}`, 'ms', {
      value: median(firstSearch.ours),
      reference: plainly(median(firstSearch.theirs)),
      budget: atMost(300),
      note: 'once; of the newest 20,000 rows',
    }),
    figure(`reading the rest of the year ${at}`, 'ms', {
      value: median(reading.ours),
      reference: plainly(median(reading.theirs)),
      note: 'once; the terminal does it while idle',
    }),
    ...reads.flatMap(({ reading: { name }, pair, processor }) => [
      figure(`${name} ${at}, p50`, 'ms', {
        value: median(pair.ours),
        reference: plainly(median(pair.theirs)),
        budget: cipherBudget,
        note: `processor ${processor.toFixed(1)} ms`,
      }),
      figure(`${name} ${at}, p99`, 'ms', {
        value: quantile(pair.ours, 0.99),
        reference: plainly(quantile(pair.theirs, 0.99)),
        budget: readBudget,
      }),
    ]),
  ];
}

/** The cost of one more record at the end against the cost from ten thousand on. */
function flatness([small, middle, large]: readonly Stage[]): Figure[] {
  if (small === undefined || middle === undefined || large === undefined) return [];
  const first = (times: readonly number[]) => median(times.slice(0, window)) * 1000;
  const last = (times: readonly number[]) => median(times.slice(-window)) * 1000;
  const against = (value: number) => ({ is: 'at 10 k', value });
  return [
    figure('growth, single durable commit at 1 M', 'ms', {
      value: median(large.commit.ours),
      reference: against(median(small.commit.ours)),
      budget: flatBudget,
    }),
    figure('growth, bulk insert per record at 1 M', 'µs', {
      value: last(large.bulk.ours),
      reference: against(first(middle.bulk.ours)),
      note: 'no part of the terminal does it',
    }),
  ];
}
