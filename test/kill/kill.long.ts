import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { testWorld } from '../support/worlds.ts';
import { killAndExamine } from './kills.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-kill-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('after a kill at every point every answered act is there once, and nothing is there twice', async () => {
  await killAndExamine(await testWorld(join(directory, 'world')), (phase) => phase);
}, 1_200_000);
