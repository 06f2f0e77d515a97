import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import type { World } from '../../build/demo/world.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import type { Desk } from '../../build/walkthrough/desk.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { buildBoundFaultModule, FaultControl } from '../support/fault-module.ts';
import { digestOfFile } from '../support/token-folder.ts';
import { watchPointer } from './page/pointer.ts';

/** One world, one endpoint and two windows for all tests of this folder. */
export interface House {
  readonly stage: Stage;
  /** What happens to the tokens of terminal A from now on. */
  readonly faults: FaultControl;
  /** Serial numbers of A's clerk's and head's tokens, and of its organisation's. */
  readonly serials: { clerk: string; head: string; seal: string };
  readonly a: Desk;
  readonly b: Desk;
  close(): Promise<void>;
}

/** Milliseconds until something that should be on the screen is missing. */
const patience = 12_000;
const folder = join(outDirectory, 'e2e');

/** Builds the house; A's tokens stand behind the fault-injecting module, B locks after a minute of idleness. */
export async function buildHouse(): Promise<House> {
  const runtime = electronRuntime();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle();
  const faults = new FaultControl(folder);
  const stage = await Stage.set(runtime, folder, async (world) => {
    const module = join(folder, 'fault-module.so');
    buildBoundFaultModule(module, faults, softHsmModule());
    await configure(world, 'a', (config) => ({
      ...config,
      token: { ...config.token, module, digest: digestOfFile(module) },
    }));
    await configure(world, 'b', (config) => ({ ...config, idleMinutes: 1 }));
  });
  const { token } = readTerminalConfig(stage.world.homes.a.home);
  const [clerk = '', head = ''] = token.personal;
  const [a, b] = [await stage.terminal('a'), await stage.terminal('b')];
  for (const desk of [a, b]) {
    await desk.screen('unlock');
    await watchPointer(desk.page);
    desk.page.setDefaultTimeout(patience);
  }
  return { stage, faults, serials: { clerk, head, seal: token.seal }, a, b, close: () => stage.strike() };
}

async function configure(
  world: World,
  key: 'a' | 'b',
  change: (config: ReturnType<typeof readTerminalConfig>) => ReturnType<typeof readTerminalConfig>,
): Promise<void> {
  const { home } = world.homes[key];
  await writeFile(homeFiles(home).config, JSON.stringify(change(readTerminalConfig(home))));
}
