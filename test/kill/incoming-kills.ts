import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { World } from '../../build/demo/world.ts';
import { homeFiles } from '../../native/home.ts';
import { calendarOf, editionOf } from '../support/authority-documents.ts';
import { publish } from '../support/directory.ts';
import { Carried, signedBy } from '../support/incoming.ts';
import { storeParent } from '../support/memory-folder.ts';
import { officeSection } from '../support/staffed-site.ts';
import { startTerminal } from '../support/terminal.ts';
import { testWorld } from '../support/worlds.ts';

const [agency] = agencies;
const child = fileURLToPath(new URL('./incoming-child.ts', import.meta.url));
const taken = ['revocation', 'directory', 'section', 'calendar', 'law'];

/** A world in which terminal A's inbox holds one document of each kind. */
export async function filledWorld(): Promise<{ world: World; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(storeParent(), 'tram-mat-kill-'));
  const world = await testWorld(join(directory, 'world'));
  await fillInbox(world, directory);
  return { world, remove: () => rm(directory, { recursive: true, force: true }) };
}

async function fillInbox(world: World, parent: string): Promise<void> {
  const carried = new Carried(world, parent);
  const section = officeSection(world);
  await signedBy(world, agency, agency.head, (sign) => carried.put('section', section, sign));
  const { at } = section;
  await carried.putByAuthority('calendar', { ...calendarOf(2026), at });
  await carried.putByAuthority('law', { ...editionOf('2026-06-01'), at });
  await publish(world, () => undefined);
  carried.putDirectory();
  const [list] = await (await openDemoPki(world.pki)).revoke([]);
  writeFileSync(join(carried.folder, '1.crl'), list ?? new Uint8Array());
  await carried.import();
}

/** How many steps taking in the inbox has. The home stays as it is. */
export const stepsOf = (world: World): number => Number(onCopy(world, () => run(world, 0)).stdout);

/** Kills at a step, and looks at what the next unlock makes of what is left. The home stays as it is. */
export async function killAtStep(world: World, step: number): Promise<void> {
  await onCopy(world, async () => {
    expect(run(world, step).signal).toBe('SIGKILL');
    const a = startTerminal(world, 'a');
    try {
      await a.unlock();
      const { rows } = await a.handlers['ledger.page']({ before: null, limit: 100 });
      const acts = rows.map(({ act }) => act).filter((act) => taken.includes(act));
      expect(acts.toSorted(), `killed at step ${step}`).toEqual(taken.toSorted());
      expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true });
      expect(a.view().warnings).toEqual([]);
      const { inbox, trust } = homeFiles(a.home);
      expect(readdirSync(inbox)).toEqual([]);
      expect(
        readdirSync(join(trust, 'crls')).filter((name) => /^[0-9a-f]{64}\.crl$/.test(name)),
      ).toHaveLength(1);
    } finally {
      await a.stop();
    }
  });
}

function run(world: World, step: number) {
  const { home, tokens } = world.homes.a;
  return spawnSync(process.execPath, [child, home, tokens, String(step)], { encoding: 'utf8' });
}

function onCopy<Value>(world: World, work: () => Value): Value {
  const { home } = world.homes.a;
  const kept = `${home}.kept`;
  const back = () => {
    rmSync(home, { recursive: true });
    cpSync(kept, home, { recursive: true });
    rmSync(kept, { recursive: true });
  };
  cpSync(home, kept, { recursive: true });
  const value = work();
  if (value instanceof Promise) return value.finally(back) as Value;
  back();
  return value;
}
