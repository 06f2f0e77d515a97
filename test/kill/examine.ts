import { expect } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { StorageReceipt } from '../../contract/exchange/api.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { rebuildRegisters } from '../../core/acts/engine/rebuild.ts';
import { DirectoryIndex } from '../../core/directory/directory.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { readStatement } from '../../core/encoding/statement.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { countOf } from '../support/counted.ts';
import { openMailboxes } from '../support/mailboxes.ts';
import { recoverStore } from '../support/recovery.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';

export const keys = ['a', 'b'] as const;
export type Key = (typeof keys)[number];

/** What the terminals answered before they were killed. */
export interface Answered {
  /** Control codes with their ordinals. */
  readonly registered: Map<string, number>;
  readonly issued: Set<string>;
  readonly entered: Map<string, number>;
  /** Envelopes for which a terminal had the endpoint's receipt. */
  readonly stored: Readonly<Record<Key, Set<string>>>;
}

/** Lets both terminals finish, then expects every answered act once, and nothing twice, in every place. */
export async function examine(world: World, answered: Answered): Promise<void> {
  const endpoint = await startEndpoint(world.endpoint.home);
  const a = startTerminal(world, 'a');
  const b = startTerminal(world, 'b');
  try {
    await settle(a, b);
    await compareRegisters(a, b, answered);
    for (const terminal of [a, b]) await verifyAnchored(terminal);
  } finally {
    await a.stop();
    await b.stop();
    await endpoint.stop();
  }
  for (const key of keys) await examineStore(world, key, answered);
  examineMailboxes(world);
}

/** The clerks finish what lies about; then both wait until nothing is under way. */
async function settle(a: TestTerminal, b: TestTerminal): Promise<void> {
  await Promise.all([a.unlock(), b.unlock()]);
  await Promise.all([a.openSeal(), b.openSeal()]);
  const { toIssue } = await a.handlers['today.view']({});
  for (const { record } of toIssue) await a.handlers['record.issue']({ code: record.code });
  await b.until(async () => {
    const { waiting } = await b.handlers['incoming.waiting']({});
    for (const { envelope } of waiting) {
      const check = await countOf(b.handlers, envelope);
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

async function compareRegisters(a: TestTerminal, b: TestTerminal, answered: Answered): Promise<void> {
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
  for (const [code, ordinal] of answered.registered) expect(out.get(code)).toBe(ordinal);
  for (const code of answered.issued) expect(out.has(code)).toBe(true);
  for (const [code, ordinal] of answered.entered) expect(into.get(code)).toBe(ordinal);
}

async function verifyAnchored(terminal: TestTerminal): Promise<void> {
  await terminal.handlers['ledger.checkpoint']({});
  const verdict = await terminal.handlers['ledger.verify']({});
  expect(verdict).toMatchObject({ ok: true, firstFault: null, signed: verdict.entries });
  const warnings = terminal.view().warnings.filter((code) => code !== 'CLOCK_ASTRAY');
  expect(warnings).toEqual([]);
}

/** The store without its terminal: acts that must be single, receipts, and the registers made anew. */
async function examineStore(world: World, key: Key, answered: Answered): Promise<void> {
  const config = readTerminalConfig(world.homes[key].home);
  const trust = trustFiles(homeFiles(world.homes[key].home).trust);
  const store = recoverStore(world, key);
  try {
    const once = new Set<string>();
    const receipts = new Map<string, { content: string; signature: string }>();
    for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) {
      expect(['incident', 'reject', 'withdraw']).not.toContain(entry.act);
      if (entry.act === 'unlock' || entry.act === 'lock') continue;
      const act = `${entry.act} ${entry.subject} ${partOf(entry)}`;
      expect(once.has(act), act).toBe(false);
      once.add(act);
      if (entry.act === 'deliver') receipts.set(entry.subject, entry.data.receipt);
    }
    if (key === 'a') {
      for (const code of answered.issued) {
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
    expect([...answered.stored[key]].filter((id) => !receipts.has(id))).toEqual([]);

    const before = [...store.registers.dump()];
    rebuildRegisters(store, config.organisation);
    expect([...store.registers.dump()]).toEqual(before);
  } finally {
    store.close();
  }
}

/** At the endpoint every envelope lies once, in order, and every one was taken. */
function examineMailboxes(world: World): void {
  const database = openMailboxes(world.endpoint.home, { readonly: true });
  try {
    const count = (sql: string) => database.prepare(sql).pluck().get();
    const envelopes = count('SELECT count(*) FROM envelopes');
    expect(count('SELECT count(DISTINCT id) FROM envelopes')).toBe(envelopes);
    expect(count("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'")).toBe(0);
  } finally {
    database.close();
  }
}

/** What tells acts of one name and subject apart. */
function partOf(entry: LedgerEntry): string {
  if (entry.act === 'status') return entry.data.status;
  if (entry.act === 'by-hand') return `${entry.data.year} ${entry.data.first}`;
  if (entry.act !== 'open-volume' && entry.act !== 'close-volume') return '';
  const { book, year, number } = entry.data;
  return `${book} ${year} ${number}`;
}
