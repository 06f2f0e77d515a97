import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../build/demo/world.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { appendAct } from '../../core/ledger/chain.ts';
import { checkpointLeaf } from '../../core/ledger/checkpoint.ts';
import { MerkleFrontier } from '../../core/ledger/merkle.ts';
import type { Store } from '../../core/ports/store.ts';
import { homeFiles } from '../../native/home.ts';
import { openStore } from '../../native/store/store.ts';
import { signAll } from './data/checkpoint.ts';
import { nationalDirectory } from './data/directory.ts';
import { type Reading, readings } from './data/queries.ts';
import { actor, actsOf, Chain, recordMaker, self } from './data/records.ts';
import { createPlainStore, write } from './data/stores.ts';
import { vaultKey } from './data/vault.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { inTurns, median, type Pair, quantile, timed } from './harness/statistics.ts';

/** Records of the one register at which reads are measured; a book ends at 999,999 (contract/record). */
const stages = [10_000, 100_000, 999_999] as const;
const batch = 1_000;
const commits = 150;
/** Batches before a stage that are compared for the growth of the cost. */
const window = 10;

/** DESIGN section 12: encrypted against plain. */
const cipherBudget = atMost(1.25, 'ratio');
const readBudget = atMost(16);
const flatBudget = atMost(1.2, 'ratio');

interface Stage {
  readonly size: number;
  readonly bulk: Pair;
  readonly commit: Pair;
  readonly firstSearch: Pair;
  readonly reads: { reading: Reading; pair: Pair }[];
}

/**
 * The encrypted store against the same store without a cipher, both fed with the same acts in turns. The
 * encrypted one is agency A's own and stays behind with a million records.
 */
export async function measureStore(world: World, folder: string): Promise<Figure[]> {
  const key = await vaultKey(world, 'a');
  const location = { path: homeFiles(world.homes.a.home).store, key, organisation: self };
  const plainPath = join(folder, 'plain.db');
  const encrypted = openStore(location);
  const plain = createPlainStore(plainPath);
  const growth = new Growth(encrypted, plain);
  const stagesSeen = stages.map((size) => growth.to(size));
  await signAll(world, encrypted, growth.ledger());
  encrypted.close();
  plain.close();
  for (const tail of ['', '-wal', '-shm']) rmSync(plainPath + tail, { force: true });
  key.fill(0);
  return [...stagesSeen.slice(1).flatMap(stageFigures), ...flatness(stagesSeen)];
}

/** Two stores that grow alike. */
class Growth {
  readonly #encrypted: Store;
  readonly #plain: Store;
  readonly #directory = nationalDirectory();
  readonly #make = recordMaker(this.#directory.codes, this.#directory.signers);
  readonly #chain = new Chain();
  readonly #frontier = new MerkleFrontier();
  #outgoing = 0;
  #incoming = 0;

  constructor(encrypted: Store, plain: Store) {
    this.#encrypted = encrypted;
    this.#plain = plain;
  }

  ledger(): { merkleRoot: string; head: string; toSeq: number } {
    return { merkleRoot: this.#frontier.root(), head: this.#chain.head, toSeq: this.#chain.seq };
  }

  to(size: number): Stage {
    const bulk = inTurns(
      0,
      () => 0,
      () => 0,
    );
    for (let turn = 0; this.#outgoing < size; turn++)
      this.#insert(Math.min(batch, size - this.#outgoing), turn, bulk);
    const [reading] = readings(this.#directory.index, size).filter(({ name }) => name === 'search');
    if (reading === undefined) throw new Error('no search');
    const firstSearch = this.#read({ ...reading, turns: 1 });
    const commit = this.#commits();
    const reads = readings(this.#directory.index, size).map((each) => {
      this.#read({ ...each, turns: 20 });
      return { reading: each, pair: this.#read(each) };
    });
    return { size, bulk, commit, firstSearch, reads };
  }

  #insert(count: number, turn: number, bulk: Pair): void {
    const entries = Array.from({ length: count }, () => this.#make.outgoing(++this.#outgoing))
      .flatMap(actsOf)
      .map((act) => this.#chain.seal(act));
    for (const entry of entries) this.#frontier.add(checkpointLeaf(entry.hash));
    const sides = [
      () => bulk.ours.push(timed(() => write(this.#encrypted, entries)) / count),
      () => bulk.theirs.push(timed(() => write(this.#plain, entries)) / count),
    ];
    for (const side of turn % 2 === 0 ? sides : sides.reverse()) side();
  }

  /** One act, whole: schema, chain, ledger, projection, and on the disk before the next. */
  #commits(): Pair {
    const records: CodedRecord[] = Array.from({ length: commits }, () =>
      this.#make.incoming(++this.#incoming),
    );
    const at = Date.parse('2026-11-02T02:00:00.000Z');
    const enter = (store: Store) => (turn: number) => {
      const record = records[turn];
      if (record === undefined) throw new RangeError('no record left');
      const context = { store, clock: { now: () => at }, self, actor };
      return timed(() => {
        const entry = appendAct(context, {
          act: 'enter',
          subject: record.code,
          data: { record, copies: [1] },
        });
        if (store !== this.#encrypted) return;
        this.#chain.follow(entry);
        this.#frontier.add(checkpointLeaf(entry.hash));
      });
    };
    return inTurns(commits, enter(this.#encrypted), enter(this.#plain));
  }

  #read({ turns, read }: Reading): Pair {
    const once = (store: Store) => (turn: number) => timed(() => read(store, turn));
    return inTurns(turns, once(this.#encrypted), once(this.#plain));
  }
}

const plainly = (value: number) => ({ is: 'plain', value });

function stageFigures({ size, bulk, commit, firstSearch, reads }: Stage): Figure[] {
  const at = size === 999_999 ? 'at 1 M' : 'at 100 k';
  const last = (times: readonly number[]) => median(times.slice(-10 * window)) * 1000;
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
    figure(`first search after unlock ${at}`, 'ms', {
      value: median(firstSearch.ours),
      reference: plainly(median(firstSearch.theirs)),
      note: 'reads the year into memory once',
    }),
    ...reads.flatMap(({ reading, pair }) => [
      figure(`${reading.name} ${at}, p50`, 'ms', {
        value: median(pair.ours),
        reference: plainly(median(pair.theirs)),
        budget: cipherBudget,
      }),
      figure(`${reading.name} ${at}, p99`, 'ms', {
        value: quantile(pair.ours, 0.99),
        reference: plainly(quantile(pair.theirs, 0.99)),
        budget: readBudget,
      }),
    ]),
  ];
}

/** The cost of one more record at the end against the cost at ten thousand. */
function flatness([small, , large]: readonly Stage[]): Figure[] {
  if (small === undefined || large === undefined) return [];
  const bulk = (times: readonly number[]) => median(times.slice(-window)) * 1000;
  const against = (value: number) => ({ is: 'at 10 k', value });
  return [
    figure('growth, single durable commit at 1 M', 'ms', {
      value: median(large.commit.ours),
      reference: against(median(small.commit.ours)),
      budget: flatBudget,
    }),
    figure('growth, bulk insert per record at 1 M', 'µs', {
      value: bulk(large.bulk.ours),
      reference: against(bulk(small.bulk.ours)),
      budget: flatBudget,
    }),
    figure('growth without cipher, bulk insert', 'µs', {
      value: bulk(large.bulk.theirs),
      reference: against(bulk(small.bulk.theirs)),
    }),
  ];
}
