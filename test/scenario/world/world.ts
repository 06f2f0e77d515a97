import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { z } from 'zod';
import { copyWorld, createWorld, staffedParts, type World } from '../../../build/demo/world.ts';
import { Digest, PersonCode, TokenSerial } from '../../../contract/scalar.ts';
import { digestOf } from '../../../core/encoding/canonical.ts';
import { homeFiles } from '../../../native/home.ts';
import { setClock } from '../../support/clock.ts';
import { keptFolder } from '../../support/kept-folder.ts';
import { lengthenTransport } from '../../support/transport.ts';

/** The evening before the story begins: certificates, directory and revocation lists are of then. */
const evening = Date.parse('2026-11-01T10:00:00.000Z');

/** The token of each person, and by which certificate it signs. */
const HeldTokens = z.record(PersonCode, z.strictObject({ serial: TokenSerial, digest: Digest }));
export type HeldTokens = z.infer<typeof HeldTokens>;

const heldFile = (directory: string) => join(directory, 'held-tokens.json');
export const heldTokens = async ({ directory }: World): Promise<HeldTokens> =>
  HeldTokens.parse(JSON.parse(await readFile(heldFile(directory), 'utf8')));

/** The staffed demo world of the evening before, without a section yet: a copy of one that was made before. */
export async function scenarioWorld(directory: string): Promise<World> {
  const original = await keptFolder({
    cache: 'test-worlds',
    name: 'scenario',
    sources: ['admin', 'build/demo', 'contract', 'domain', 'core', 'native', 'test/scenario/world'],
    make: createScenarioWorld,
  });
  return copyWorld(original, directory);
}

async function createScenarioWorld(directory: string): Promise<void> {
  const held: HeldTokens = {};
  setClock(evening);
  try {
    const world = await createWorld(directory, {
      ...staffedParts,
      async provision(pki, folder, agency) {
        const made = await staffedParts.provision(pki, folder, agency);
        const people = [agency.clerk, agency.head, ...agency.colleagues];
        for (const [place, { serial, signing }] of [made.clerk, made.head, ...made.colleagues].entries())
          held[people[place]?.code ?? ''] = { serial, digest: digestOf(signing) };
        return made;
      },
    });
    await lengthenTransport(world);
    // The story brings sections of its own.
    await rm(homeFiles(world.homes.a.home).inbox, { recursive: true });
  } finally {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  }
  await writeFile(heldFile(directory), JSON.stringify(held));
}
