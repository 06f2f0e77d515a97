import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { appendAct } from '../../../core/acts/engine/append.ts';
import type { DirectoryIndex } from '../../../core/directory/directory.ts';
import type { CheckSignature } from '../../../core/encoding/statement.ts';
import { createExchange, type Exchange } from '../../../core/exchange/exchange.ts';
import type { LinkState } from '../../../core/exchange/link/link.ts';
import { checkRefusalReasons, loadLaw } from '../../../core/law/law.ts';
import type { PeerPort } from '../../../core/ports/peer.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createStore } from '../../../native/store/store.ts';
import { type Agency, agency, check, indexOf } from './agencies.ts';
import { clock, issueTo, random } from './issue.ts';
import { Post } from './post.ts';

/** Two agencies with real stores and the endpoint's rules between them, made anew for each test of the file. */

const law = loadLaw('2026-03-01');

/** Back-off without waiting: the properties must hold however short the pauses are. */
const noJitter = { bytes: (length: number) => new Uint8Array(length) };

let folder: string;
export let a: Agency;
export let b: Agency;
/** Knows what the two know, and has no good intentions. */
export let c: Agency;
export let post: Post;
export let stores: Store[];
let running: Exchange[];
export let incidents: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'exchange-'));
  a = await agency('G22', 'P00000001', 'T00000001');
  b = await agency('H37', 'P00000002', 'T00000002');
  c = await agency('G01', 'P00000003', 'T00000003');
  post = new Post();
  stores = [];
  running = [];
  incidents = [];
});
afterEach(async () => {
  await Promise.all(running.map((exchange) => exchange.stop()));
  for (const store of stores) store.close();
  await rm(folder, { recursive: true });
});

/** A new store in which somebody has just unlocked. */
export function storeOf(who: Agency): Store {
  const store = createStore({ path: join(folder, who.code), key: random.bytes(32), organisation: who.code });
  const context = { store, clock, self: who.code, actor: who.personCode };
  appendAct(context, { act: 'unlock', subject: 'S1', data: {} });
  stores.push(store);
  return store;
}

interface Options {
  peer?: PeerPort;
  sign?: Agency['clerk']['sign'];
  link?: (state: LinkState) => void;
  check?: CheckSignature;
  directory?: { held: DirectoryIndex; authority: string };
}
export function start(who: Agency, store: Store, options: Options = {}): Exchange {
  const directory = options.directory ?? { held: indexOf(a, b, c), authority: '0'.repeat(64) };
  const exchange = createExchange({
    store,
    clock,
    random: noJitter,
    log: { event: () => undefined },
    peer: options.peer ?? post.peer(who.code),
    self: { organisation: who.code, terminal: who.terminal },
    person: who.personCode,
    sign: options.sign ?? who.clerk.sign,
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
  running.push(exchange);
  exchange.start();
  return exchange;
}

export const stop = async (exchange: Exchange): Promise<void> => {
  running = running.filter((other) => other !== exchange);
  await exchange.stop();
};

export const issue = (store: Store, number: number) => issueTo(a, b, store, number);

export const until = (condition: () => boolean): Promise<void> =>
  expect
    .poll(condition, { timeout: 20_000, interval: 10 })
    .toBe(true)
    .then(() => undefined);
