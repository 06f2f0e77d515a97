import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterPack } from '../../build/fuses.ts';
import { electronRuntime } from '../../build/run/electron.ts';

/**
 * Burns the fuses into a copy of Electron's binary, or where there is none into a file with its fuse wire as
 * shipped, and reads them back: one character for each fuse, in order.
 */
export async function fusesOfBinary(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'tram-mat-fuses-'));
  try {
    const binary = join(directory, 'tram-mat');
    const runtime = electronRuntime();
    if (runtime.kind === 'electron') await copyFile(runtime.executable, binary);
    else
      await writeFile(
        binary,
        `${'\0'.repeat(64)}dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09101100011`,
        'latin1',
      );
    await afterPack({
      appOutDir: directory,
      electronPlatformName: 'linux',
      packager: { executableName: 'tram-mat', appInfo: { productFilename: 'tram-mat' } },
    });
    const wire = await getCurrentFuseWire(binary);
    const count = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name))).length;
    return Array.from({ length: count }, (_, fuse) =>
      String.fromCharCode(Number(Object.entries(wire).find(([key]) => key === String(fuse))?.[1])),
    ).join('');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
