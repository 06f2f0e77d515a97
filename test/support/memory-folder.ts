import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const inMemory = '/dev/shm';
const enough = 1024 ** 3;

/**
 * Where stores of unit tests lie: in memory, if the system has a folder there with room, because on a disk each of
 * their thousands of commits waits for it. A store does the same in either place.
 */
export function storeParent(): string {
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize >= enough ? inMemory : tmpdir();
}
