import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { TransportState } from '../../contract/record/status.ts';
import type { EnvelopeId } from '../../contract/scalar.ts';
import { transportAfter } from '../../domain/custody/transport.ts';
import type { OutboxLine } from '../ports/store.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import { envelopeLevel } from '../session/envelope-level.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import { outboxRow } from '../views/outbox-view.ts';
import { told } from '../views/seen.ts';

export function outboxHandlers(
  { config: { organisation: self } }: Pick<TerminalDependencies, 'config'>,
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'outbox.list' | 'outbox.retry' | 'outbox.withdraw'> {
  /** Of an envelope of a record that is not at hand nobody knows the level. */
  const requireAct = ({ vault, rights }: OpenSession, act: 'retry' | 'withdraw', envelope: EnvelopeId) =>
    rights.requireAct(act, envelopeLevel(vault.store, self, envelope) ?? 'C');
  return {
    'outbox.list': ({ offset, limit }) => {
      const { vault, rights } = session.open;
      const { store } = vault;
      const { total, items } = store.outbox.page(offset, limit);
      const levelOf = ({ id }: OutboxLine) => envelopeLevel(store, self, id);
      const { rows, ...locked } = told(items, levelOf, rights.sight(), () => null);
      return { total, rows: rows.map((item) => outboxRow(item, store, self)), ...locked };
    },
    'outbox.retry': ({ envelope }) => {
      const open = session.open;
      const { outbox } = open.vault.store;
      open.vault.store.transaction(() => {
        requireAct(open, 'retry', envelope);
        const state = stateAfter(open, envelope, 'retry');
        outbox.set(envelope, { state, nextAttemptAt: null, fault: null });
        open.act({ act: 'retry', subject: envelope, data: {} });
      });
      open.exchange.wake();
      return {};
    },
    'outbox.withdraw': ({ envelope }) => {
      const open = session.open;
      open.vault.store.transaction(() => {
        requireAct(open, 'withdraw', envelope);
        const state = stateAfter(open, envelope, 'withdrawal');
        open.vault.store.outbox.set(envelope, { state, nextAttemptAt: null });
        open.act({ act: 'withdraw', subject: envelope, data: {} });
      });
      return {};
    },
  };
}

/** The envelope's state after what a person does with it: OUTBOX_WRONG_STATE, RECORD_NOT_FOUND without one. */
function stateAfter(open: OpenSession, envelope: string, event: 'retry' | 'withdrawal'): TransportState {
  const item = open.vault.store.outbox.line(envelope);
  if (item === undefined) throw new AppError('RECORD_NOT_FOUND');
  const state = transportAfter(event, item);
  if (state === null) throw new AppError('OUTBOX_WRONG_STATE');
  return state;
}
