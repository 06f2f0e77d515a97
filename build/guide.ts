import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { createWorld, staffedParts } from './demo/world.ts';
import type { Take } from './guide/desk.ts';
import { forScanning } from './guide/scanner.ts';
import { story } from './guide/story.ts';
import { electronRuntime } from './run/electron.ts';
import { outDirectory, root } from './run/paths.ts';
import { Stage } from './walkthrough/stage.ts';

// `npm run guide`: takes the pictures of docs/huong-dan anew, in the windows of a demo world made for it.
const folder = join(outDirectory, 'guide');
const images = join(root, 'docs', 'huong-dan', 'images');
await rm(folder, { recursive: true, force: true });
await rm(images, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await mkdir(images, { recursive: true });
await bundle();
const stage = await Stage.open(electronRuntime(), folder, forScanning, (directory) =>
  createWorld(directory, staffedParts),
);
try {
  const a = await stage.terminal('a');
  const take: Take = async (name, of = 'window') => {
    const path = join(images, `${name}.png`);
    await (of === 'dialog' ? a.page.locator('.modal') : a.page).screenshot({ path });
  };
  await story({ a, take });
} catch (error) {
  await stage.lastPictures();
  throw error;
} finally {
  await stage.close();
}
