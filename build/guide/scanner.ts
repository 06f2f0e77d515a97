import { writeFile } from 'node:fs/promises';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import type { World } from '../demo/world.ts';

/** A busy machine presses the keys of a scan more slowly than a scanner. */
export async function forScanning({ homes }: World): Promise<void> {
  const { home } = homes.a;
  const config = { ...readTerminalConfig(home), scanner: { maxGapMs: 200 } };
  await writeFile(homeFiles(home).config, JSON.stringify(config));
}
