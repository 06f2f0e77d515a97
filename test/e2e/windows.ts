import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { softHsmModule } from '../../build/demo/softhsm.ts';
import type { World } from '../../build/demo/world.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { buildBoundFaultModule, FaultControl } from '../support/fault-module.ts';
import { storeParent } from '../support/memory-folder.ts';
import { digestOfFile } from '../support/token-folder.ts';
import { testWorld } from '../support/worlds.ts';
import { closeDialog } from './page/actions.ts';
import { pointerUses, watchPointer } from './page/pointer.ts';
import { askTerminal } from './page/seed.ts';

/** One world, one endpoint and two windows for all tests of a file. */
export interface TestWindows {
  readonly stage: Stage;
  /** What happens to the tokens of terminal A from now on. */
  readonly faults: FaultControl;
  /** Serial numbers of A's clerk's and head's tokens, and of its organisation's. */
  readonly serials: { clerk: string; head: string; seal: string };
  readonly a: TerminalWindow;
  readonly b: TerminalWindow;
  close(): Promise<void>;
}

/** Milliseconds until something that should be on the screen is missing. */
const timeoutMs = 12_000;

/** A's tokens stand behind the fault-injecting module, B locks after a minute of idleness. */
export async function openWindows(
  name: string,
  makeWorld: (directory: string) => Promise<World> = testWorld,
): Promise<TestWindows> {
  const folder = join(outDirectory, 'e2e', name);
  const runtime = electronRuntime();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle();
  const faults = new FaultControl(folder);
  const memory = await mkdtemp(join(storeParent(), 'tram-mat-windows-'));
  const driver = await mkdtemp(join(tmpdir(), 'tram-mat-driver-'));
  const prepare = async (world: World) => {
    const module = buildBoundFaultModule(driver, faults, softHsmModule());
    await configure(world, 'a', (config) => ({
      ...config,
      token: { ...config.token, module, digest: digestOfFile(module) },
    }));
    await configure(world, 'b', (config) => ({ ...config, idleMinutes: 1 }));
    // A busy machine presses the keys of a scan more slowly than a scanner.
    for (const key of ['a', 'b'] as const)
      await configure(world, key, (config) => ({ ...config, scanner: { maxGapMs: 200 } }));
  };
  const stage = await Stage.open(runtime, folder, prepare, () => makeWorld(join(memory, 'world')));
  const { token } = readTerminalConfig(stage.world.homes.a.home);
  const [clerk = '', head = ''] = token.personal;
  const open = async (key: 'a' | 'b'): Promise<TerminalWindow> => {
    const terminal = await stage.terminal(key);
    await terminal.screen('unlock');
    await watchPointer(terminal.page);
    terminal.page.setDefaultTimeout(timeoutMs);
    return terminal;
  };
  const [a, b] = await Promise.all([open('a'), open('b')]);
  const close = async () => {
    await stage.close();
    await rm(driver, { recursive: true });
    await rm(memory, { recursive: true });
  };
  return { stage, faults, serials: { clerk, head, seal: token.seal }, a, b, close };
}

/**
 * The windows of the file that calls this. Before each case terminal A is unlocked and stands on today, with no dialog,
 * no draft, nothing wrong with its tokens and the line up; what stands in its registers is the case's own affair.
 */
export function windowsForFile(
  name: string,
  makeWorld?: (directory: string) => Promise<World>,
): () => TestWindows {
  let windows: TestWindows | undefined;
  const built = (): TestWindows => {
    if (windows === undefined) throw new Error('the windows are not open');
    return windows;
  };
  beforeAll(async () => {
    windows = await openWindows(name, makeWorld);
  });
  beforeEach(async () => {
    const { a, stage, faults, serials } = built();
    stage.mendLine();
    faults.set();
    faults.forgetTries(serials.clerk);
    await makeReady(a);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await windows?.stage.lastPictures();
  });
  afterAll(async () => {
    const uses = windows && [await pointerUses(windows.a.page), await pointerUses(windows.b.page)];
    await windows?.close();
    // Everything here is worked by keyboard alone.
    expect(uses).toEqual([0, 0]);
  });
  return built;
}

/** Unlocks a terminal if need be and leaves whatever is open; no half-typed form comes back. */
export async function makeReady(terminal: TerminalWindow): Promise<void> {
  if ((await terminal.page.locator('[data-screen=unlock]').count()) > 0) await terminal.unlock();
  while ((await terminal.page.getByRole('dialog').count()) > 0) await closeDialog(terminal);
  await terminal.go('today');
  for (const key of ['outgoing', 'incoming']) await askTerminal(terminal.page, 'draft.discard', { key });
}

async function configure(
  world: World,
  key: 'a' | 'b',
  change: (config: ReturnType<typeof readTerminalConfig>) => ReturnType<typeof readTerminalConfig>,
): Promise<void> {
  const { home } = world.homes[key];
  await writeFile(homeFiles(home).config, JSON.stringify(change(readTerminalConfig(home))));
}
