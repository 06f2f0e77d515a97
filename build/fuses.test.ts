import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { afterPack, fuses } from './fuses.ts';

/** Electron's fuse wire: sentinel, version 1, length, then one character for each fuse. */
const wire = (states: string) =>
  Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
    Buffer.of(1, states.length),
    Buffer.from(states, 'latin1'),
  ]);
/** As Electron ships: run-as-node, NODE_OPTIONS, inspect and file privileges open. */
const shipped = '101100011';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-fuses-'));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const binary = (states: string) =>
  Buffer.concat([Buffer.alloc(5_000, 7), wire(states), Buffer.alloc(5_000, 9)]);

const pack = async (states: string) => {
  const path = join(directory, 'tram-mat');
  await writeFile(path, binary(states));
  await afterPack({
    appOutDir: directory,
    electronPlatformName: 'linux',
    packager: { executableName: 'tram-mat', appInfo: { productFilename: 'Trạm Mật' } },
  });
  return path;
};

it('burns every fuse as the table says, and nothing else in the binary', async () => {
  const path = await pack(shipped);
  const burnt = await getCurrentFuseWire(path);
  for (const [fuse, on] of Object.entries(fuses).filter(([key]) => /^\d+$/.test(key))) {
    const state = Object.entries(burnt).find(([key]) => key === fuse)?.[1];
    expect(state, FuseV1Options[Number(fuse)]).toBe(on === true ? FuseState.ENABLE : FuseState.DISABLE);
  }
  expect(await readFile(path)).toEqual(binary('010011001'));
});

it('stops the packaging when Electron has a fuse that the table does not name', async () => {
  await expect(pack(`${shipped}1`)).rejects.toThrow(
    'The fuse wire in the Electron binary has 10 fuses but you only provided a config for 9 fuses',
  );
  expect(await readFile(join(directory, 'tram-mat'))).toEqual(binary(`${shipped}1`));
});

it('stops the packaging when a fuse the table names is gone', async () => {
  const short = shipped.slice(0, 8);
  await expect(pack(short)).rejects.toThrow(
    'Trying to configure WasmTrapHandlers but the fuse wire in this version of Electron is not long enough',
  );
  expect(await readFile(join(directory, 'tram-mat'))).toEqual(binary(short));
});
