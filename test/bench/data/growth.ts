import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import { MerkleFrontier } from '../../../core/encoding/merkle.ts';
import { checkpointLeaf } from '../../../core/ledger/checkpoint.ts';
import type { Store } from '../../../core/ports/store.ts';
import { RegisterSearch } from '../../../core/register/search.ts';
import { inTurns, type Pair, timed } from '../harness/statistics.ts';
import { nationalDirectory } from './directory.ts';
import { newestFirst, type Reading, readings } from './queries.ts';
import { actor, actsOf, Chain, recordMaker, self, writtenAt, year } from './records.ts';
import { type Place, write } from './stores.ts';

/** Records of one bulk transaction. */
const batch = 5_000;
const commits = 150;
const warmUp = 30;

interface Read {
  readonly reading: Reading;
  readonly pair: Pair;
  /** Mean processor time of one of ours (ms): what a machine without other work would take. */
  readonly processor: number;
}

/** What was seen at one size; times in milliseconds, bulk times for each record. */
export interface Stage {
  readonly size: number;
  readonly bulk: Pair;
  readonly commit: Pair;
  /** The first answer of a search before the year is read, and how long reading it takes. */
  readonly firstSearch: Pair;
  readonly reading: Pair;
  readonly reads: Read[];
}

/** Reads the columns of the year to their end, as an idle terminal does. */
function readWhole(store: Store): number {
  return timed(() => {
    while (!store.registers.prepare('outgoing', year));
  });
}

/** Two stores that grow alike and are measured in turns. */
export class Growth {
  readonly #places: readonly [ours: Place, theirs: Place];
  readonly #directory = nationalDirectory();
  readonly #make = recordMaker(this.#directory.codes, this.#directory.signers);
  readonly #chain = new Chain();
  readonly #frontier = new MerkleFrontier();
  #ours: Store;
  #theirs: Store;
  #outgoing = 0;
  #incoming = 0;

  constructor(ours: Place, theirs: Place) {
    this.#places = [ours, theirs];
    this.#ours = ours.open();
    this.#theirs = theirs.open();
  }

  /** What a checkpoint over the whole ledger, the same in both stores, has to say. */
  ledger(): { merkleRoot: string; head: string; toSeq: number } {
    return { merkleRoot: this.#frontier.root(), head: this.#chain.head, toSeq: this.#chain.seq };
  }

  /** Fills both up to `size` records in the outgoing register. */
  to(size: number, { read }: { read: boolean }): Stage {
    const bulk: Pair = { ours: [], theirs: [] };
    for (let turn = 0; this.#outgoing < size; turn++) {
      this.#insert(Math.min(batch, size - this.#outgoing), turn, bulk);
    }
    this.#reopen();
    const commit = this.#commits();
    const kinds = read ? readings(this.#directory.index, size) : [];
    const firstSearch = read ? this.#firstSearch() : { ours: [], theirs: [] };
    const reading = inTurns(
      read ? 1 : 0,
      () => readWhole(this.#ours),
      () => readWhole(this.#theirs),
    );
    const reads = kinds.map((reading) => {
      this.#read({ ...reading, turns: warmUp });
      return this.#read(reading);
    });
    return { size, bulk, commit, firstSearch, reading, reads };
  }

  close(): void {
    this.#ours.close();
    this.#theirs.close();
  }

  /** Nothing of the filling is left in memory, as after an unlock. */
  #reopen(): void {
    this.close();
    this.#ours = this.#places[0].open();
    this.#theirs = this.#places[1].open();
  }

  /** Acts are made and chained once, outside the time, and written by both. */
  #insert(count: number, turn: number, bulk: Pair): void {
    const entries = Array.from({ length: count }, () => this.#make.outgoing(++this.#outgoing))
      .flatMap(actsOf)
      .map((act) => this.#chain.seal(act));
    for (const entry of entries) this.#frontier.add(checkpointLeaf(entry.hash));
    const sides = [
      () => bulk.ours.push(timed(() => write(this.#ours, entries)) / count),
      () => bulk.theirs.push(timed(() => write(this.#theirs, entries)) / count),
    ];
    for (const side of turn % 2 === 0 ? sides : sides.reverse()) side();
  }

  /** One act, whole: schema, chain, ledger, projection, and on the disk before the next. */
  #commits(): Pair {
    this.#commit(warmUp);
    return this.#commit(commits);
  }

  #commit(turns: number): Pair {
    const records: CodedRecord[] = Array.from({ length: turns }, () => this.#make.incoming(++this.#incoming));
    const at = Date.parse(writtenAt);
    const enter = (store: Store) => (turn: number) => {
      const record = records[turn];
      if (record === undefined) throw new RangeError('no record left');
      const context = { store, clock: { now: () => at }, self, actor };
      const act = { act: 'enter' as const, subject: record.code, data: { record, copies: [1], warned: [] } };
      return timed(() => {
        const entry = appendAct(context, act);
        if (store !== this.#ours) return;
        this.#chain.follow(entry);
        this.#frontier.add(checkpointLeaf(entry.hash));
      });
    };
    return inTurns(turns, enter(this.#ours), enter(this.#theirs));
  }

  /** The names of the directory are indexed while the terminal is idle, so not in this time. */
  #firstSearch(): Pair {
    const search = new RegisterSearch();
    search.prepare(this.#directory.index);
    const terms = search.terms('noi vu', this.#directory.index);
    const question = { ...newestFirst, offset: 0, limit: 100 };
    const ask = (store: Store) => () => timed(() => store.registers.page(question, terms));
    return inTurns(1, ask(this.#ours), ask(this.#theirs));
  }

  #read(reading: Reading): Read {
    const { turns, read } = reading;
    let processor = 0;
    const pair = inTurns(
      turns,
      (turn) => {
        const before = process.cpuUsage();
        const time = timed(() => read(this.#ours, turn));
        const { user, system } = process.cpuUsage(before);
        processor += (user + system) / 1000;
        return time;
      },
      (turn) => timed(() => read(this.#theirs, turn)),
    );
    return { reading, pair, processor: processor / turns };
  }
}
