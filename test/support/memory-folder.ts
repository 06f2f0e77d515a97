import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
const enough = 1024 ** 3;

/**
 * Where stores and worlds of tests lie: in memory, if the system has a folder there with room, because on a disk each of
 * their thousands of commits waits for it. A store does the same in either place. Not for a library that is to be
 * loaded, which such a folder may forbid, nor for what is killed or measured.
 */
export function storeParent(): string {
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= enough ? inMemory : tmpdir();
}
