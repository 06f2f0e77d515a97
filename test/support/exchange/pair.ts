import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { PersonCode } from '../../../contract/scalar.ts';
import { appendAct } from '../../../core/acts/engine/append.ts';
import type { DirectoryIndex } from '../../../core/directory/directory.ts';
import type { CheckSignature } from '../../../core/encoding/statement.ts';
import { createExchange, type Exchange } from '../../../core/exchange/exchange.ts';
import type { LinkState } from '../../../core/exchange/link/link.ts';
import { loadLaw } from '../../../core/law/law.ts';
import type { PeerPort } from '../../../core/ports/peer.ts';
import type { Store } from '../../../core/ports/store.ts';
import { checkRefusalReasons } from '../../../domain/record/catalogue-codes.ts';
import { createStore } from '../../../native/store/store.ts';
import { storeParent } from '../memory-folder.ts';
import { randomFor, type TestRandom } from '../random.ts';
import { type Agency, agency, check, indexOf } from './agencies.ts';
import { clock, type IssueChange, issueRecord } from './issue.ts';
import { Post } from './post.ts';

const law = loadLaw('2026-03-01');

/** Back-off without waiting: the properties must hold however short the pauses are. */
const noJitter = { bytes: (length: number) => new Uint8Array(length) };

interface Options {
  /** Whose session it is; the agency's own clerk otherwise. */
  person?: PersonCode;
  peer?: PeerPort;
  sign?: Agency['clerk']['sign'];
  personFirst?: () => Promise<void>;
  link?: (state: LinkState) => void;
  check?: CheckSignature;
  directory?: { held: DirectoryIndex; authority: string };
}

/** Their keys take most of the time that a test needs, and nothing of them changes: a file makes them once. */
interface Agencies {
  readonly a: Agency;
  readonly b: Agency;
  readonly c: Agency;
}

/** Three agencies and what stands between them: made anew for each test. */
interface Made extends Agencies {
  readonly folder: string;
  readonly post: Post;
  readonly random: TestRandom;
  readonly stores: Store[];
  readonly running: Set<Exchange>;
  readonly incidents: string[];
}

const makeAgencies = async (): Promise<Agencies> => ({
  a: await agency('G22', 'P00000001', 'T00000001'),
  b: await agency('H37', 'P00000002', 'T00000002'),
  c: await agency('G01', 'P00000003', 'T00000003'),
});

async function make(agencies: Agencies): Promise<Made> {
  return {
    ...agencies,
    folder: await mkdtemp(join(storeParent(), 'exchange-')),
    post: new Post(),
    random: randomFor('exchange of two agencies'),
    stores: [],
    running: new Set(),
    incidents: [],
  };
}

export interface Pair {
  readonly a: Agency;
  readonly b: Agency;
  /** Knows what the two know, and has no good intentions. */
  readonly c: Agency;
  readonly post: Post;
  /** Begins anew for each test. */
  readonly random: TestRandom;
  /** Every store made so far. */
  readonly stores: readonly Store[];
  readonly incidents: readonly string[];
  /** A new store in which somebody has just unlocked. */
  storeOf(who: Agency): Store;
  start(who: Agency, store: Store, options?: Options): Exchange;
  stop(exchange: Exchange): Promise<void>;
  /** Registers and issues a record; from `a` to `b`, unless they are named. */
  issue(
    store: Store,
    number: number,
    change?: IssueChange & { from?: Agency; to?: Agency },
  ): ReturnType<typeof issueRecord>;
}

/** Two agencies with real stores and the endpoint's rules between them, for each test of the file that calls this. */
export function pairForEachTest(): Pair {
  let current: Made | undefined;
  const made = (): Made => {
    if (current === undefined) throw new Error('the pair is there during a test only');
    return current;
  };
  let agencies: Agencies;
  beforeAll(async () => {
    agencies = await makeAgencies();
  });
  beforeEach(async () => {
    current = await make(agencies);
  });
  afterEach(async () => {
    const { running, stores, folder } = made();
    current = undefined;
    await Promise.all([...running].map((exchange) => exchange.stop()));
    for (const store of stores) store.close();
    await rm(folder, { recursive: true });
  });
  return {
    get a() {
      return made().a;
    },
    get b() {
      return made().b;
    },
    get c() {
      return made().c;
    },
    get post() {
      return made().post;
    },
    get random() {
      return made().random;
    },
    get stores() {
      return made().stores;
    },
    get incidents() {
      return made().incidents;
    },
    storeOf: (who) => createStoreOf(made(), who),
    start: (who, store, options = {}) => startExchange(made(), who, store, options),
    async stop(exchange) {
      made().running.delete(exchange);
      await exchange.stop();
    },
    issue: (store, number, { from = made().a, to = made().b, ...change } = {}) =>
      issueRecord({ from, to, store, random: made().random }, number, change),
  };
}

function createStoreOf({ folder, random, stores }: Made, who: Agency): Store {
  const store = createStore({ path: join(folder, who.code), key: random.bytes(32), organisation: who.code });
  const context = { store, clock, self: who.code, actor: who.personCode };
  appendAct(context, { act: 'unlock', subject: 'S1', data: {} });
  stores.push(store);
  return store;
}

function startExchange(made: Made, who: Agency, store: Store, options: Options): Exchange {
  const { a, b, c, post, running, incidents } = made;
  const directory = options.directory ?? { held: indexOf(a, b, c), authority: '0'.repeat(64) };
  const exchange = createExchange({
    store,
    clock,
    random: noJitter,
    log: { event: () => undefined },
    peer: options.peer ?? post.peer(who.code),
    self: { organisation: who.code, terminal: who.terminal },
    person: options.person ?? who.personCode,
    sign: options.sign ?? who.clerk.sign,
    personFirst: options.personFirst ?? (async () => undefined),
    ended: () => false,
    check: options.check ?? check,
    mailbox: who.mailbox,
    directoryAuthorities: [directory.authority],
    directory: () => directory.held,
    adoptDirectory: (index) => {
      directory.held = index;
    },
    acceptRecord: () => undefined,
    acceptReasons: (reasons) => checkRefusalReasons(reasons, law),
    events: {
      link: options.link ?? (() => undefined),
      changed: () => undefined,
      incident: (fault, code) => void incidents.push(code === undefined ? fault : `${fault} ${code}`),
      clockOffset: () => undefined,
      warning: () => undefined,
    },
  });
  running.add(exchange);
  exchange.start();
  return exchange;
}

export const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 20_000, interval: 10 })
    .toBe(true)
    .then(() => undefined);
