import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { StorageReceipt } from '../../contract/exchange/api.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { rebuildRegisters } from '../../core/acts/engine/rebuild.ts';
import { DirectoryIndex } from '../../core/directory/directory.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { readStatement } from '../../core/encoding/statement.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { randomFor } from '../support/random.ts';
import { recoverStore } from '../support/recovery.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { testWorld } from '../support/worlds.ts';
import type { Errand, Report } from './terminal-child.ts';
import { torment, type Victim } from './victim.ts';

/** Kills in one run; `TRAM_MAT_KILLS` asks for more. */
const wanted = Number(process.env['TRAM_MAT_KILLS'] ?? 200);
const keys = ['a', 'b'] as const;
type Key = (typeof keys)[number];

let directory: string;
let world: World;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-kill-'));
  world = await testWorld(join(directory, 'world'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** What the terminals promised before they were killed. */
const promised = {
  registered: new Map<string, number>(),
  issued: new Set<string>(),
  entered: new Map<string, number>(),
  stored: { a: new Set<string>(), b: new Set<string>() },
};

function terminalVictim(key: Key): Victim {
  const errand: Errand = { role: key, ...world.homes[key] };
  let host = 0;
  return {
    name: `core ${key}`,
    script: fileURLToPath(new URL('./terminal-child.ts', import.meta.url)),
    args: [JSON.stringify(errand)],
    words: 9,
    parts: () => [host],
    read(line) {
      const report = JSON.parse(line) as Report;
      if ('token' in report) host = report.token;
      if ('registered' in report) promise(promised.registered, report.registered, report.ordinal);
      if ('issued' in report) promised.issued.add(report.issued);
      if ('entered' in report) promise(promised.entered, report.entered, report.ordinal);
      if ('stored' in report) promised.stored[key].add(report.stored);
      return 'ready' in report;
    },
  };
}

function promise(register: Map<string, number>, code: string, ordinal: number): void {
  expect(register.has(code)).toBe(false);
  register.set(code, ordinal);
}

const endpointVictim = (): Victim => ({
  name: 'endpoint',
  script: fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url)),
  args: ['serve', '--home', world.endpoint.home],
  // Lines of its log: two sessions, and three lines for each document that goes through.
  words: 30,
  read: (line) => line.startsWith('ready '),
});

test(`after ${wanted} kills every answered act is there once, and nothing is there twice`, async () => {
  const begun = Date.now();
  const kills = new Map<string, number>();
  let total = 0;
  const killed = (what: string) => {
    total += 1;
    kills.set(what, (kills.get(what) ?? 0) + 1);
  };
  const victims = [terminalVictim('a'), terminalVictim('b'), endpointVictim()];
  let failed = false;
  const enough = () => failed || total >= wanted;
  const outcomes = await Promise.allSettled(
    victims.map((victim) =>
      torment(victim, randomFor(victim.name).number, enough, killed).catch((error: unknown) => {
        failed = true;
        throw error;
      }),
    ),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
  console.log(
    `${total} kills in ${minutes} min: ${JSON.stringify(Object.fromEntries(kills))}; promised: ` +
      `${promised.registered.size} registered, ${promised.issued.size} issued, ` +
      `${promised.entered.size} entered, ${promised.stored.a.size + promised.stored.b.size} stored`,
  );
  expect(total).toBeGreaterThanOrEqual(wanted);
  expect(promised.issued.size).toBeGreaterThan(wanted / 4);
  expect(promised.entered.size).toBeGreaterThan(wanted / 20);

  const endpoint = await startEndpoint(world.endpoint.home);
  const a = startTerminal(world, 'a');
  const b = startTerminal(world, 'b');
  try {
    await settle(a, b);
    await compareRegisters(a, b);
    for (const terminal of [a, b]) await verifyAnchored(terminal);
  } finally {
    await a.stop();
    await b.stop();
    await endpoint.stop();
  }
  for (const key of keys) await examineStore(key);
  examineMailboxes();
}, 600_000);

/** The clerks finish what lies about; then both wait until nothing is under way. */
async function settle(a: TestTerminal, b: TestTerminal): Promise<void> {
  await Promise.all([a.unlock(), b.unlock()]);
  await Promise.all([a.openSeal(), b.openSeal()]);
  const { toIssue } = await a.handlers['today.view']({});
  for (const { record } of toIssue) await a.handlers['record.issue']({ code: record.code });
  await b.until(async () => {
    const { waiting } = await b.handlers['incoming.waiting']({});
    for (const { envelope, record, copies } of waiting) {
      const { level, number, pages, enclosures } = record;
      const check = { level, number, pages, enclosures, copies: copies.length, sealIntact: true };
      await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
    }
    const rows = await everyRow(a, 'outgoing');
    const idle = [a, b].every((terminal) => terminal.view().pendingOutbox === 0);
    return idle && rows.every(({ progress }) => progress.entered === 1);
  }, 240_000);
}

async function everyRow(terminal: TestTerminal, book: 'outgoing' | 'incoming') {
  const year = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear();
  const query = { book, year, text: '', levels: [], states: [], sort: [], limit: 200 };
  const rows = [];
  for (;;) {
    const page = await terminal.handlers['register.page']({ ...query, offset: rows.length });
    rows.push(...page.rows);
    if (rows.length >= page.total || page.rows.length === 0) return rows;
  }
}

async function compareRegisters(a: TestTerminal, b: TestTerminal): Promise<void> {
  const outgoing = await everyRow(a, 'outgoing');
  const incoming = await everyRow(b, 'incoming');
  for (const rows of [outgoing, incoming]) {
    const ordinals = rows.map(({ record }) => record.ordinal).sort((one, other) => one - other);
    expect(ordinals).toEqual(rows.map((_, index) => index + 1));
    expect(new Set(rows.map(({ record }) => record.code)).size).toBe(rows.length);
  }
  // Everything registered was issued in the end, so both registers hold the same documents.
  const codes = (rows: typeof outgoing) => rows.map(({ record }) => record.code).sort();
  expect(codes(incoming)).toEqual(codes(outgoing));
  const ordinalOf = (rows: typeof outgoing) =>
    new Map<string, number>(rows.map(({ record }) => [record.code, record.ordinal]));
  const [out, into] = [ordinalOf(outgoing), ordinalOf(incoming)];
  for (const [code, ordinal] of promised.registered) expect(out.get(code)).toBe(ordinal);
  for (const code of promised.issued) expect(out.has(code)).toBe(true);
  for (const [code, ordinal] of promised.entered) expect(into.get(code)).toBe(ordinal);
}

async function verifyAnchored(terminal: TestTerminal): Promise<void> {
  await terminal.handlers['ledger.checkpoint']({});
  const verdict = await terminal.handlers['ledger.verify']({});
  expect(verdict).toMatchObject({ ok: true, firstFault: null, signed: verdict.entries });
  const warnings = terminal.view().warnings.filter((code) => code !== 'CLOCK_ASTRAY');
  expect(warnings).toEqual([]);
}

/** The store without its terminal: acts that must be single, receipts, and the registers made anew. */
async function examineStore(key: Key): Promise<void> {
  const config = readTerminalConfig(world.homes[key].home);
  const trust = trustFiles(homeFiles(world.homes[key].home).trust);
  const store = recoverStore(world, key);
  try {
    const once = new Set<string>();
    const receipts = new Map<string, { content: string; signature: string }>();
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      expect(['incident', 'reject', 'withdraw']).not.toContain(entry.act);
      if (entry.act === 'unlock' || entry.act === 'lock') continue;
      const status = entry.act === 'status' ? entry.data.status : '';
      const act = `${entry.act} ${entry.subject} ${status}`;
      expect(once.has(act), act).toBe(false);
      once.add(act);
      if (entry.act === 'deliver') receipts.set(entry.subject, entry.data.receipt);
    }
    if (key === 'a') {
      for (const code of promised.issued) {
        expect(once.has(`issue ${code} `)).toBe(true);
        expect(once.has(`status ${code} 03`)).toBe(true);
      }
    }

    const statement = store.settings.read('directory-statement') ?? new Uint8Array();
    const directory = new DirectoryIndex(readStatement(Directory, statement, 'DIRECTORY_INVALID'));
    const { total } = store.outbox.page(0, 1);
    const lists = loadTrust(
      { anchors: trust.anchors(), intermediates: trust.intermediates(), crls: trust.crls() },
      config.staleCrlDays,
    );
    for (const { id } of store.outbox.page(0, total).items) {
      const item = store.outbox.get(id);
      const proof = receipts.get(id);
      if (item === undefined || proof === undefined) throw new Error(`no receipt for ${id}`);
      expect(['stored', 'delivered']).toContain(item.state);
      const content = store.proofs.get(proof.content) ?? new Uint8Array();
      const signature = store.proofs.get(proof.signature) ?? new Uint8Array();
      const receipt = readStatement(StorageReceipt, content, 'PROOF_MISSING');
      expect(receipt).toMatchObject({ id, digest: digestOf(canonicalBytes(item.envelope)) });
      const { fingerprint, at } = await verifyDetached(content, signature, lists, new Date());
      expect(directory.isEndpoint(fingerprint, at)).toBe(true);
    }
    expect([...promised.stored[key]].filter((id) => !receipts.has(id))).toEqual([]);

    const before = [...store.registers.dump()];
    rebuildRegisters(store, config.organisation);
    expect([...store.registers.dump()]).toEqual(before);
  } finally {
    store.close();
  }
}

/** At the endpoint every envelope lies once, in order, and every one was taken. */
function examineMailboxes(): void {
  const database = new Database(join(world.endpoint.home, 'mailboxes.db'), { readonly: true });
  try {
    const count = (sql: string) => database.prepare(sql).pluck().get();
    const envelopes = count('SELECT count(*) FROM envelopes');
    expect(count('SELECT count(DISTINCT id) FROM envelopes')).toBe(envelopes);
    expect(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")).toBe(0);
  } finally {
    database.close();
  }
}
