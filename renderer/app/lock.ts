import { ask } from '../bridge/client.ts';
import { tellFailure } from '../components/notices.tsx';
import { writeBeforeLock } from './before-lock.ts';

/** Writes what is being typed, then locks. */
export async function lock(): Promise<void> {
  await writeBeforeLock();
  try {
    await ask('session.lock', {});
  } catch (thrown) {
    tellFailure(thrown);
  }
}
