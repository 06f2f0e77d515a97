import { ask } from '../bridge/client.ts';
import { writeBeforeLock } from '../state/before-lock.ts';
import { tellFailure } from '../state/notices.ts';

/** Writes what is being typed, then locks. */
export async function lock(): Promise<void> {
  await writeBeforeLock();
  try {
    await ask('session.lock', {});
  } catch (thrown) {
    tellFailure(thrown);
  }
}
