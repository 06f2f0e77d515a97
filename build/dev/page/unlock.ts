import { ask } from '../../../renderer/bridge/client.ts';
import { agencies } from '../../demo/cast.ts';

/** Longer than a terminal takes to start, and than the core takes to notice that the token host is gone. */
const startMs = 30_000;
const noticeMs = 2_000;
const pollMs = 50;

/**
 * Unlocks a terminal of the demo world with the PIN of its clerk, once it is locked and a token is in. Tries
 * once: a wrong PIN counts on the token.
 */
export async function unlock(): Promise<void> {
  const start = performance.now();
  for (;;) {
    const { phase, training, token } = await ask('session.view', {});
    const elapsed = performance.now() - start;
    if (!training || elapsed > startMs || (phase === 'unlocked' && elapsed > noticeMs)) return;
    const clerk = agencies.map((agency) => agency.clerk).find(({ label }) => label === token.label);
    if (phase === 'locked' && token.serial !== null && clerk !== undefined) {
      await ask('session.unlock', { serial: token.serial, pin: new TextEncoder().encode(clerk.pin) });
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
