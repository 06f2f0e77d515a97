import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterPack } from '../../build/fuses.ts';
import { electronRuntime } from '../../build/run/electron.ts';

/** A binary that is nothing but Electron's fuse wire as shipped: sentinel, version 1, nine fuses. */
export const electronAsShipped = Buffer.from(
  `${'\0'.repeat(64)}dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011`,
  'latin1',
);

/** One character for each fuse of a binary, in order. */
export async function readFuses(binary: string): Promise<string> {
  const wire = new Map(Object.entries(await getCurrentFuseWire(binary)));
  const count = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name))).length;
  return Array.from({ length: count }, (_, fuse) => String.fromCharCode(Number(wire.get(String(fuse))))).join(
    '',
  );
}

/** Burns the fuses into a copy of Electron's own binary, or of a hollow one where it is not there. */
export async function fusesOfBinary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tram-mat-fuses-'));
  try {
    const binary = join(directory, 'tram-mat');
    const runtime = electronRuntime();
    if (runtime.kind === 'electron') await copyFile(runtime.executable, binary);
    else await writeFile(binary, electronAsShipped);
    await afterPack({
      appOutDir: directory,
      electronPlatformName: 'linux',
      packager: { executableName: 'tram-mat', appInfo: { productFilename: 'tram-mat' } },
    });
    return await readFuses(binary);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
