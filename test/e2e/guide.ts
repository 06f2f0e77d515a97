import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import type { World } from '../../build/demo/world.ts';
import type { Played } from '../../build/guide/desk.ts';
import { forScanning } from '../../build/guide/scanner.ts';
import { type Chapter, story } from '../../build/guide/story.ts';
import { electronRuntime } from '../../build/run/electron.ts';
import { outDirectory } from '../../build/run/paths.ts';
import { Stage } from '../../build/walkthrough/stage.ts';
import { pointerUses, watchPointer } from './page/pointer.ts';
import { askTerminal } from './page/seed.ts';

/** Milliseconds until something that should be on the screen is missing. */
const timeoutMs = 15_000;

interface GuideRun extends Pick<Played, 'bring'> {
  readonly name: string;
  makeWorld(directory: string): Promise<World>;
  /** All of them where none are named. */
  readonly chapters?: readonly Chapter[];
}

/** Does the tasks of the guide in a window, with keys alone, and verifies the ledger that they left. */
export async function playGuide({ name, makeWorld, chapters, bring }: GuideRun): Promise<void> {
  const folder = join(outDirectory, 'e2e', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await bundle();
  const stage = await Stage.open(electronRuntime(), folder, forScanning, makeWorld);
  try {
    const a = await stage.terminal('a');
    await a.screen('unlock');
    await watchPointer(a.page);
    a.page.setDefaultTimeout(timeoutMs);
    await story({ a, ...(bring === undefined ? {} : { bring }) }, chapters);
    expect(await pointerUses(a.page)).toBe(0);
    expect(await askTerminal(a.page, 'ledger.verify', {})).toMatchObject({ ok: true });
  } catch (error) {
    await stage.lastPictures();
    throw error;
  } finally {
    await stage.close();
  }
}
