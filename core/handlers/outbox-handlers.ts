import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { mayRetry, mayWithdraw } from '../../domain/custody/transport.ts';
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
        requireItem(open, envelope, ({ state }) => mayRetry(state));
        outbox.set(envelope, { state: 'queued', attempts: 0, nextAttemptAt: null, fault: null });
        open.act({ act: 'retry', subject: envelope, data: {} });
      });
      open.exchange.wake();
      return {};
    },
    'outbox.withdraw': ({ envelope }) => {
      const open = session.open;
      open.vault.store.transaction(() => {
        requireItem(open, envelope, mayWithdraw);
        open.vault.store.outbox.set(envelope, { state: 'withdrawn', nextAttemptAt: null });
        open.act({ act: 'withdraw', subject: envelope, data: {} });
      });
      return {};
    },
  };
}

/** OUTBOX_WRONG_STATE unless the envelope's state allows it; RECORD_NOT_FOUND without one. */
function requireItem(open: OpenSession, envelope: string, may: (item: OutboxItem) => boolean): void {
  const item = open.vault.store.outbox.get(envelope);
  if (item === undefined) throw new AppError('RECORD_NOT_FOUND');
  if (!may(item)) throw new AppError('OUTBOX_WRONG_STATE');
}
