import { expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import type { SettingKey } from '../../core/ports/store.ts';
import { publish } from '../support/directory.ts';
import { recoverStore } from '../support/recovery.ts';
import { Site } from '../support/site.ts';
import { startTerminal } from '../support/terminal.ts';

type Settings = Map<SettingKey, Uint8Array>;
const held = ['directory-statement', 'directory-signature', 'last-time'] as const;

function settingsOf(world: World): Settings {
  const store = recoverStore(world, 'a');
  const values = new Map(held.map((key) => [key, store.settings.read(key) ?? new Uint8Array()] as const));
  store.close();
  return values;
}

/** What pasting the old pages of the table of settings beside a whole ledger comes to. */
function putBack(world: World, values: Settings): void {
  const store = recoverStore(world, 'a');
  for (const [key, value] of values) store.settings.write(key, value);
  store.close();
}

async function sessionIn(
  world: World,
  work: (a: ReturnType<typeof startTerminal>) => Promise<void>,
): Promise<void> {
  const a = startTerminal(world, 'a');
  try {
    await work(a);
  } finally {
    await a.stop();
  }
}

test('the directory of an earlier day beside a whole ledger keeps the vault shut', async () => {
  const { world, endpoint } = await Site.open({ unlocked: [] });
  const session = (work: Parameters<typeof sessionIn>[1]) => sessionIn(world, work);
  await session((a) => a.unlock());
  const before = settingsOf(world);
  const version = await publish(world, () => undefined);
  endpoint.process.kill('SIGHUP');
  await session(async (a) => {
    await a.unlock();
    await a.until(async () => (await a.handlers['about.view']({})).directoryVersion === version);
  });
  const after = settingsOf(world);
  // The session that took it was opened under the one before: its own act has to be what counts.
  putBack(world, before);
  await session(async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code: 'DIRECTORY_WENT_BACK' });
    expect(a.view().phase).toBe('locked');
  });
  putBack(world, after);
  await session(async (a) => {
    await a.unlock();
    const { rows } = await a.handlers['ledger.page']({ before: null, limit: 50 });
    expect(rows.filter(({ act }) => act === 'directory')).toHaveLength(1);
    await a.handlers['ledger.checkpoint']({});
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
  });
  putBack(world, before);
  await session(async (a) => {
    await expect(a.unlock()).rejects.toMatchObject({ code: 'DIRECTORY_WENT_BACK' });
  });
});
