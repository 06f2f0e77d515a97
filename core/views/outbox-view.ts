import type { OutboxRow } from '../../contract/ipc/exchange-views.ts';
import type { MessageStatus } from '../../contract/record/status.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { routeOf } from '../acts/engine/route.ts';
import { specificationOf } from '../acts/index.ts';
import type { OutboxLine, Store } from '../ports/store.ts';

type Registered = { ledger: Pick<Store['ledger'], 'route'>; registers: Pick<Store['registers'], 'get'> };

/** An outbox line as windows show it. */
export function outboxRow(
  item: OutboxLine,
  { ledger, registers }: Registered,
  self: OrganisationCode,
): OutboxRow {
  const { id, kind, code, to, state, attempts, queuedAt, nextAttemptAt, storedAt, fault } = item;
  const issuer = kind === 'deliver' ? self : to;
  const record = code === null ? undefined : registers.get({ issuer, code })?.record;
  return {
    ...{ envelope: id, kind, status: statusOf(item, ledger, self), code, to },
    document: record === undefined ? null : { number: record.number, notation: record.notation },
    ...{ state, attempts, queuedAt, nextAttemptAt, storedAt, fault },
  };
}

/**
 * The status that an envelope states, by the act it was queued for: its body is sealed. "Arrived" is queued after the
 * receipt by itself and never after the answer to it.
 */
function statusOf(
  { kind, code, to, queuedAt }: OutboxLine,
  ledger: Pick<Store['ledger'], 'route'>,
  self: OrganisationCode,
): MessageStatus | null {
  if (kind !== 'status' || code === null) return null;
  for (const entry of routeOf(ledger, { issuer: to, code }, self).toReversed()) {
    if (entry.at > queuedAt) continue;
    if (entry.act === 'receive') return '01';
    const { step } = specificationOf(entry);
    const status = step === 'none' ? null : step(entry, self).status;
    if (status !== null) return status;
  }
  return null;
}
