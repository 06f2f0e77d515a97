import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { MailboxAnswer } from '../../contract/exchange/api.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import { rebuildRegisters } from '../../core/acts/rebuild.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { judge } from '../../core/exchange/inbound/judge.ts';
import { openMailboxKey } from '../../core/exchange/message/seal.ts';
import { checkRefusalReasons, loadLaw } from '../../core/law/law.ts';
import type { Store } from '../../core/ports/store.ts';
import { checkReceived } from '../../core/register/rules.ts';
import { storedDirectory } from '../../core/session/stored-directory.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { setClock } from '../harness/clock.ts';
import { publish } from '../harness/directory.ts';
import { recoverStore } from '../harness/recovery.ts';
import type { TestTerminal } from '../harness/terminal.ts';
import { enter, progress, settled, transport, waitingRow } from './clerk.ts';
import { copyGeneration, generationsFolder, type OpenedGeneration } from './opened.ts';

const keys = ['a', 'b'] as const;
const generations = readdirSync(generationsFolder).filter((name) => /^[0-9]+$/.test(name));

test('there is a generation to look at', () => {
  expect(generations).toContain('1');
});

describe.each(generations)('what the code of generation %s wrote', (name) => {
  let generation: OpenedGeneration;
  let endpoint: RunningEndpoint | undefined;
  const running: TestTerminal[] = [];

  beforeEach(async () => {
    generation = await copyGeneration(name);
    setClock(Date.parse(generation.made.at) + 60_000);
  });
  afterEach(async () => {
    for (const terminal of running.splice(0)) await terminal.stop();
    await endpoint?.stop();
    endpoint = undefined;
    await generation.remove();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  const unlock = async (key: 'a' | 'b'): Promise<TestTerminal> => {
    const terminal = await generation.unlock(key);
    running.push(terminal);
    return terminal;
  };
  const stopAll = async () => {
    for (const terminal of running.splice(0)) await terminal.stop();
  };
  const withStore = async <Value>(key: 'a' | 'b', work: (store: Store) => Value): Promise<Awaited<Value>> => {
    const store = recoverStore(generation.world, key);
    try {
      return await work(store);
    } finally {
      store.close();
    }
  };
  /** SHA-256 over the lines that the generation wrote, as the store holds them now. */
  const ledgerDigest = (key: 'a' | 'b') =>
    withStore(key, ({ ledger }) => {
      const lines = [...ledger.lines()].slice(0, generation.made.ledgers[key].entries);
      return digestOf(Buffer.from(lines.map((line) => `${line}\n`).join('')));
    });
  const verifyExport = () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'build/verify.ts'), generation.exported],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    return {
      status,
      holding: [...stdout.matchAll(/^(ledger-[a-z]\.jsonl) .*ĐÚNG/gm)].map(([, file]) => file),
    };
  };

  test.each(keys)('store %s opens with its token, and its ledger holds', async (key) => {
    const terminal = await unlock(key);
    const { entries } = generation.made.ledgers[key];
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({
      ok: true,
      firstFault: null,
      entries: entries + 1,
      signed: entries + 1,
    });
    await stopAll();
    expect(await ledgerDigest(key)).toBe(generation.made.ledgers[key].sha256);
  });

  test.each(keys)('ledger %s is the same, byte for byte, in the store and in the export', async (key) => {
    const { sha256, entries } = generation.made.ledgers[key];
    expect(await withStore(key, ({ ledger }) => ledger.head()?.seq)).toBe(entries);
    expect(await ledgerDigest(key)).toBe(sha256);
    expect(digestOf(readFileSync(join(generation.exported, `ledger-${key}.jsonl`)))).toBe(sha256);
  });

  test.each(keys)('registers %s made anew from the ledger are the same, byte for byte', async (key) => {
    const { organisation } = generation.made.terminals[key];
    await withStore(key, (store) => {
      const before = [...store.registers.dump()];
      expect(before.length).toBeGreaterThan(0);
      expect(rebuildRegisters(store, organisation)).toBe(false);
      expect([...store.registers.dump()]).toEqual(before);
    });
  });

  test('the export holds', () => {
    expect(verifyExport()).toEqual({ status: 0, holding: ['ledger-a.jsonl', 'ledger-b.jsonl'] });
  });

  test.each(keys)('every envelope to %s is believed and opens', async (key) => {
    const { home } = generation.world.homes[key];
    const { organisation, directoryAuthorities, staleCrlDays } = readTerminalConfig(home);
    const files = trustFiles(homeFiles(home).trust);
    const trust = loadTrust(
      { anchors: files.anchors(), intermediates: files.intermediates(), crls: files.crls() },
      staleCrlDays,
    );
    const now = new Date();
    const check = (content: Uint8Array, cms: Uint8Array, asOf = now) =>
      verifyDetached(content, cms, trust, asOf);
    const law = loadLaw(generation.made.at.slice(0, 10));
    const read = (file: string): unknown =>
      JSON.parse(readFileSync(join(generation.envelopes, file), 'utf8'));
    const served = MailboxAnswer.parse(read(`mailbox-${key}.json`)).items.map(({ envelope }) => envelope);
    const kept = readdirSync(generation.envelopes).filter((file) => file.startsWith(`inbox-${key}-`));
    await withStore(key, async (store) => {
      const mailbox = await openMailboxKey(store.settings.read('mailbox-private-key') ?? new Uint8Array());
      const { index } = await storedDirectory(store, { check, authorities: directoryAuthorities });
      const context = {
        self: organisation,
        directory: index,
        check,
        mailbox,
        acceptRecord: (...[issued, directory]: Parameters<Parameters<typeof judge>[1]['acceptRecord']>) =>
          checkReceived(issued, directory, law),
        acceptReasons: (reasons: Parameters<typeof checkRefusalReasons>[0]) =>
          checkRefusalReasons(reasons, law),
      };
      const kinds = [];
      for (const envelope of [...served, ...kept.map(read)]) {
        const believed = await judge(Envelope.parse(envelope), context);
        expect(believed).not.toHaveProperty('fault');
        kinds.push(believed.kind);
      }
      expect(kinds).toContain('deliver');
      mailbox.close();
    });
  });

  test('endpoint and terminals go on with what was left', async () => {
    const { made, world } = generation;
    const { left } = made;
    endpoint = await startEndpoint(world.endpoint.home, 'ignore');
    const [a, b] = [await unlock('a'), await unlock('b')];

    await enter(b, left.enterAtB);
    await a.until(async () => (await progress(a, left.enterAtB)).entered === 1);
    await enter(a, left.enterAtA);
    await b.until(async () => (await progress(b, left.enterAtA)).entered === 1);
    await a.until(async () => (await progress(a, left.answerQueuedAtB)).entered === 1);

    const { envelope } = await waitingRow(b, left.queuedAtA);
    await b.handlers['incoming.refuse']({ envelope, reasons: ['R02'] });
    await a.until(async () => (await progress(a, left.queuedAtA)).refused === 1);
    await a.handlers['outbox.retry']({ envelope: left.deadAtA });
    await a.until(async () => (await transport(a, left.deadAtA)) === 'delivered');
    await a.handlers['record.issue']({ code: left.issueAtA });
    await enter(b, left.issueAtA);
    await a.until(async () => (await progress(a, left.issueAtA)).entered === 1);
    expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({
      draft: { level: 'A', notation: 'TB-UBND', copies: 3 },
    });

    await stopAll();
    const version = await publish(world, () => undefined);
    endpoint.process.kill('SIGHUP');
    for (const key of keys) {
      const terminal = await unlock(key);
      await terminal.until(
        async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
      );
      await settled(terminal);
      expect(await terminal.handlers['ledger.rebuild']({})).toEqual({ differed: false });
    }
    await stopAll();
    for (const key of keys) expect(await ledgerDigest(key)).toBe(made.ledgers[key].sha256);
  });
});
