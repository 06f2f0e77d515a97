import type { ClockPort } from '../ports/system.ts';
import { anchorWaitMs } from './lock-waits.ts';
import type { OpenSession } from './open-session.ts';

/** Gives the endpoint a moment to countersign the last checkpoint; without a connection it is not waited for. */
export async function lastAnchor(
  { exchange, vault }: Pick<OpenSession, 'exchange' | 'vault'>,
  clock: Pick<ClockPort, 'monotonic'>,
): Promise<void> {
  const deadline = clock.monotonic() + anchorWaitMs;
  const waits = () => exchange.state().state === 'online' && vault.store.checkpoints.unanchored().length > 0;
  while (waits() && clock.monotonic() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
}
