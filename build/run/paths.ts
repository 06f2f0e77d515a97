import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, and the folders that running leaves in it; all of `out/` can be deleted at any time. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const outDirectory = join(root, 'out');
export const demoDirectory = join(outDirectory, 'demo');
export const walkthroughDirectory = join(outDirectory, 'walkthrough');
