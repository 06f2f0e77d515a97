import type { Envelope } from '../../contract/exchange/envelope.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { ClockPort } from '../ports/system.ts';
import type { OpenVault } from './open-vault.ts';

/** Puts an envelope in the outbox. Call it in the transaction that writes the act it belongs to. */
export function enqueue(
  vault: OpenVault,
  clock: Pick<ClockPort, 'now'>,
  envelope: Envelope,
  code: ControlCode,
): void {
  const { id, to, kind } = envelope.header;
  const queuedAt = new Date(clock.now()).toISOString();
  vault.store.outbox.add({ id, to, kind, code, envelope, queuedAt });
}
