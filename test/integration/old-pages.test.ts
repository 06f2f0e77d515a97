import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import type { SettingKey } from '../../core/ports/store.ts';
import { publish } from '../support/directory.ts';
import { recoverStore } from '../support/recovery.ts';
import { startTerminal } from '../support/terminal.ts';

let directory: string;
let world: World;
let endpoint: RunningEndpoint;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-'));
  world = await createWorld(join(directory, 'world'));
  endpoint = await startEndpoint(world.endpoint.home);
});
afterAll(async () => {
  await endpoint?.stop();
  await rm(directory, { recursive: true, force: true });
});

type Settings = Map<SettingKey, Uint8Array>;
const held = ['directory-statement', 'directory-signature', 'last-time'] as const;

function settings(): Settings {
  const store = recoverStore(world, 'a');
  const values = new Map(held.map((key) => [key, store.settings.read(key) ?? new Uint8Array()] as const));
  store.close();
  return values;
}

/** What pasting the old pages of the table of settings beside a whole ledger comes to. */
function putBack(values: Settings): void {
  const store = recoverStore(world, 'a');
  for (const [key, value] of values) store.settings.write(key, value);
  store.close();
}

async function session(work: (a: ReturnType<typeof startTerminal>) => Promise<void>): Promise<void> {
  const a = startTerminal(world, 'a');
  try {
    await work(a);
  } finally {
    await a.stop();
  }
}

test('the directory of an earlier day beside a whole ledger keeps the vault shut', async () => {
  await session((a) => a.unlock());
  const before = settings();
  const version = await publish(world, () => undefined);
  endpoint.process.kill('SIGHUP');
  await session(async (a) => {
    await a.unlock();
    await a.until(async () => (await a.handlers['about.view']({})).directoryVersion === version);
  });
  const after = settings();
  // The session that took it was opened under the one before: its own act has to be what counts.
  putBack(before);
  await session(async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code: 'DIRECTORY_WENT_BACK' });
    expect(a.view().phase).toBe('locked');
  });
  putBack(after);
  await session(async (a) => {
    await a.unlock();
    const { rows } = await a.handlers['ledger.page']({ before: null, limit: 50 });
    expect(rows.filter(({ act }) => act === 'directory')).toHaveLength(1);
    await a.handlers['ledger.checkpoint']({});
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  });
  putBack(before);
  await session(async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code: 'DIRECTORY_WENT_BACK' });
  });
});
