import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { parseLedgerEntry } from '../../contract/ledger/act.ts';
import { rebuildRegisters } from '../../core/acts/engine/rebuild.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import type { Store } from '../../core/ports/store.ts';
import { PreferenceFile } from '../../electron/home/preferences.ts';
import { createLog } from '../../electron/log.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { setClock } from '../support/clock.ts';
import { publish } from '../support/directory.ts';
import { runIn } from '../support/evidence-folders.ts';
import { recoverStore } from '../support/recovery.ts';
import type { TestTerminal } from '../support/terminal.ts';
import { enter, progress, settled, transport, waitingRow } from './clerk.ts';
import { bitChanged, envelopesTo, withValidator } from './envelopes.ts';
import { preferences } from './made.ts';
import { copyGeneration, generationsFolder, type OpenedGeneration } from './opened.ts';

const keys = ['a', 'b'] as const;
const generations = readdirSync(generationsFolder).filter((name) => /^[0-9]+$/.test(name));

test('there is a generation to look at', () => {
  expect(generations).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']));
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
  const verdictOf = (status: number | null, output: string) => ({
    status,
    holding: [...output.matchAll(/^(ledger-[a-z]\.jsonl) .*ĐÚNG/gm)].map(([, file]) => file),
  });

  test.each(keys)('store %s opens with its token, and its ledger holds', async (key) => {
    const terminal = await unlock(key);
    const { entries } = generation.made.ledgers[key];
    await terminal.handlers['ledger.checkpoint']({});
    const { rows, total } = await terminal.handlers['ledger.page']({ before: null, limit: 50 });
    const [unlocked, ...turn] = rows.filter(({ seq }) => seq > entries).toReversed();
    expect(unlocked).toMatchObject({ seq: entries + 1, act: 'unlock' });
    // What it finds of volumes depends on the day of the test: years that are over are closed, this one's are stated.
    expect(turn.filter(({ act }) => act !== 'open-volume' && act !== 'close-volume')).toEqual([]);
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({
      ...{ ok: true, firstFault: null, entries: total, signed: total },
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
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'build/verify.ts'), generation.exported],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(verdictOf(status, stdout)).toEqual({ status: 0, holding: ['ledger-a.jsonl', 'ledger-b.jsonl'] });
  });

  test('the look that the clerk of A has chosen stays', () => {
    const log = createLog((line) => expect.unreachable(line));
    expect(new PreferenceFile(generation.world.homes.a.home, log).read()).toEqual({
      ...preferences,
      sound: true,
    });
  });

  /** Changes one bit in the middle of a file of the export. */
  const damage = (file: string) => {
    const path = join(generation.exported, file);
    writeFileSync(path, bitChanged(readFileSync(path)));
  };
  /** The signed record of the first issue in ledger A. */
  const firstProof = () => {
    const lines = readFileSync(join(generation.exported, 'ledger-a.jsonl'), 'utf8').trimEnd().split('\n');
    const entries = lines.map((line) => parseLedgerEntry(JSON.parse(line)));
    const issue = entries.find((entry) => entry.act === 'issue');
    return `proof/${issue?.data.record.content}`;
  };

  test.each([
    ['a ledger', () => 'ledger-a.jsonl', ['ledger-b.jsonl']],
    // B received what A issued: both ledgers carry it.
    ['a proof', firstProof, []],
    ['a checkpoint', () => 'checkpoint-a-000002.json', ['ledger-b.jsonl']],
    ['a signature', () => 'checkpoint-a-000002.p7s', ['ledger-b.jsonl']],
    ['a countersignature', () => 'anchor-b-000001.p7s', ['ledger-a.jsonl']],
    ['the directory', () => 'directory.json', []],
  ])('with one bit of %s changed the export does not hold', async (_what, file, holding) => {
    damage(file());
    const { status, output, errors } = await runIn(generation.exported);
    expect(errors).toBe('');
    expect(verdictOf(status, output)).toEqual({ status: 1, holding });
  });

  test('terminal.json may hold a key that nothing reads any more, and no unknown one', () => {
    for (const { home } of Object.values(generation.world.homes)) {
      const file = homeFiles(home).config;
      const config = JSON.parse(readFileSync(file, 'utf8'));
      const withKey = (key: string) =>
        JSON.stringify({ ...config, token: { ...config.token, [key]: 'SHA-1' } });
      writeFileSync(file, withKey('oaepHash'));
      expect(readTerminalConfig(home).token.seal).toBe(config.token.seal);
      writeFileSync(file, withKey('oaepSalt'));
      expect(() => readTerminalConfig(home)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    }
  });

  test.each(keys)('every envelope to %s is validated and opens, and none with a bit changed', async (key) => {
    const envelopes = envelopesTo(generation, key);
    await withStore(key, (store) =>
      withValidator(generation, key, store, async (validate) => {
        const kinds = [];
        for (const envelope of envelopes) {
          const validated = await validate(envelope);
          expect(validated).not.toHaveProperty('fault');
          kinds.push(validated.kind);
          const changed = {
            ...envelope,
            sealed: bitChanged(Buffer.from(envelope.sealed, 'base64')).toString('base64'),
          };
          expect(await validate(changed)).toMatchObject({ kind: 'rejected', fault: 'SIGNATURE_INVALID' });
        }
        expect(new Set(kinds)).toEqual(new Set(key === 'a' ? ['status', 'deliver'] : ['deliver']));
      }),
    );
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
