import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { storeParent } from '../support/memory-folder.ts';
import { staffedWorld } from '../support/worlds.ts';
import { playGuide } from './guide.ts';

const withinMs = 300_000;

/** The long form, guide.long.ts, plays all pages, on cards too. */
it(
  'the first tasks of the guide are done with keys alone',
  async () => {
    const memory = await mkdtemp(join(storeParent(), 'tram-mat-guide-'));
    onTestFinished(() => rm(memory, { recursive: true }));
    await playGuide({
      name: 'guide',
      makeWorld: () => staffedWorld(join(memory, 'world')),
      chapters: ['mo-khoa', 'dang-ky', 'chuyen-giao'],
    });
  },
  withinMs,
);
