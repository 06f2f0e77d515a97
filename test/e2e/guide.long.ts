import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, onTestFinished } from 'vitest';
import { staffedAgencies } from '../../build/demo/colleagues.ts';
import { createWorld } from '../../build/demo/world.ts';
import { AgencyCards, type CardOwner } from '../support/card/agency-cards.ts';
import { whereThereIs } from '../support/left-out.ts';
import { storeParent } from '../support/memory-folder.ts';
import { staffedWorld } from '../support/worlds.ts';
import { playGuide } from './guide.ts';

const withinMs = 900_000;
const needs = { packages: ['opensc-pkcs11', 'pcscd', 'vsmartcard-vpcd'], user: 'any' } as const;

async function folderIn(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, 'tram-mat-guide-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it(
  'each task of the guide is done with keys alone, with tokens of SoftHSM',
  async () => {
    const folder = await folderIn(storeParent());
    await playGuide({ name: 'guide-softhsm', makeWorld: () => staffedWorld(join(folder, 'world')) });
  },
  withinMs,
);

whereThereIs(needs, 'the guide on cards', () => {
  it(
    'each task of the guide is done with keys alone, with two cards in two readers',
    async () => {
      const cards = await AgencyCards.start(await folderIn(tmpdir()), staffedAgencies, 2);
      onTestFinished(() => cards.close());
      const readers: readonly CardOwner[] = ['clerk', 'recipient'];
      await playGuide({
        name: 'guide-cards',
        async makeWorld(directory) {
          const world = await createWorld(directory, cards.parts);
          for (const [index, owner] of readers.entries()) await cards.putIn(owner, index + 1);
          return world;
        },
      });
    },
    withinMs,
  );
});
