import { staffedAgencies } from '../../build/demo/colleagues.ts';
import { copyWorld, createWorld, staffedParts, type World } from '../../build/demo/world.ts';
import { type Kept, keptFolder } from './kept-folder.ts';

const sources = ['admin', 'build/demo', 'contract', 'domain', 'core', 'native'];
const original: Kept = { cache: 'test-worlds', name: 'world', sources, make: createWorld };
const staffed: Kept = {
  ...original,
  name: 'staffed',
  make: (directory) => createWorld(directory, staffedParts),
};

/**
 * A demo world of its own, in a folder that does not exist yet: a copy of one that was made before. Making one
 * takes seconds, mostly for RSA keys; copying takes a fraction of one, so that every case can have its own.
 */
export async function testWorld(directory: string): Promise<World> {
  return copyWorld(await keptFolder(original), directory);
}

/** The same of the world that a person tries: agency A has a section, which waits in the inbox of its terminal. */
export async function staffedWorld(directory: string): Promise<World> {
  return { ...(await copyWorld(await keptFolder(staffed), directory)), cast: staffedAgencies };
}
