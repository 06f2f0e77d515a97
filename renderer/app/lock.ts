import { ask } from '../bridge/client.ts';
import { writeBeforeLock } from '../state/before-lock.ts';
import { knowToken } from '../state/known-token.ts';
import { tellFailure } from '../state/notices.ts';

/** Writes what is being typed, then locks. */
export const lock = (): Promise<void> => ending(() => ask('session.lock', {}));

/**
 * The same for the next person: where another token is plugged in, its PIN is asked for at once. Who switches knows that
 * it is not their own.
 */
export const switchPerson = (to: string | undefined): Promise<void> =>
  ending(() => {
    if (to !== undefined) knowToken(to);
    return ask('session.switch', { to: to ?? null });
  });

async function ending(end: () => Promise<unknown>): Promise<void> {
  await writeBeforeLock();
  try {
    await end();
  } catch (thrown) {
    tellFailure(thrown);
  }
}
