import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TransportState } from '../../contract/record/status.ts';
import type { OutboxItem } from '../ports/store.ts';
import type { OpenSession, Session } from '../session/session.ts';
import { outboxRow } from '../views/outbox-view.ts';

export function outboxHandlers(
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'outbox.list' | 'outbox.retry' | 'outbox.withdraw'> {
  return {
    'outbox.list': ({ offset, limit }) => {
      const { total, items } = session.open.vault.store.outbox.page(offset, limit);
      return { total, rows: items.map(outboxRow) };
    },
    'outbox.retry': ({ envelope }) => {
      const open = session.open;
      const { outbox } = open.vault.store;
      open.vault.store.transaction(() => {
        // What was receipted can be sent again too: a receipt does not help when the endpoint has lost it.
        requireState(open, envelope, ['dead', 'queued', 'stored']);
        outbox.set(envelope, { state: 'queued', attempts: 0, nextAttemptAt: null, fault: null });
        open.act({ act: 'retry', subject: envelope, data: {} });
      });
      open.exchange.wake();
      return {};
    },
    'outbox.withdraw': ({ envelope }) => {
      const open = session.open;
      open.vault.store.transaction(() => {
        // What the endpoint has receipted lies with the receiver: nobody here can take it back.
        const { storedAt } = requireState(open, envelope, ['dead', 'queued']);
        if (storedAt !== null) throw new AppError('OUTBOX_WRONG_STATE');
        open.vault.store.outbox.set(envelope, { state: 'withdrawn', nextAttemptAt: null });
        open.act({ act: 'withdraw', subject: envelope, data: {} });
      });
      return {};
    },
  };
}

/** OUTBOX_WRONG_STATE unless the envelope is in one of the states; RECORD_NOT_FOUND without one. */
function requireState(open: OpenSession, envelope: string, states: readonly TransportState[]): OutboxItem {
  const item = open.vault.store.outbox.get(envelope);
  if (item === undefined) throw new AppError('RECORD_NOT_FOUND');
  if (!states.includes(item.state)) throw new AppError('OUTBOX_WRONG_STATE');
  return item;
}
