import { copyWorld, createWorld, type World } from '../../build/demo/world.ts';
import { type Kept, keptFolder } from './kept-folder.ts';

const original: Kept = {
  cache: 'test-worlds',
  name: 'world',
  sources: ['build/demo', 'contract', 'domain', 'core', 'native'],
  make: createWorld,
};

/**
 * A demo world of its own, in a folder that does not exist yet: a copy of one that was made before. Making one
 * takes seconds, mostly for RSA keys; copying takes a fraction of one, so that every case can have its own.
 */
export async function testWorld(directory: string): Promise<World> {
  return copyWorld(await keptFolder(original), directory);
}
