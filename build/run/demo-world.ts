import { ensureWorld, staffedParts, type World } from '../demo/world.ts';
import { demoDirectory } from './paths.ts';

/** The demo world that a person tries, with a section at agency A; made on first use. */
export const demoWorld = (): Promise<World> => ensureWorld(demoDirectory, staffedParts);
