import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { Session } from '../session/session.ts';
import { registerRowView } from '../views/register-row-view.ts';

export function registerHandlers(
  session: Session,
): Pick<Handlers<typeof coreChannels>, 'register.page' | 'register.next'> {
  return {
    'register.page': ({ text, ...query }) => {
      const { store, directory, search } = session.open.vault;
      const { total, rows } = store.registers.page(query, search.terms(text, directory));
      return { total, rows: rows.map(registerRowView) };
    },
    'register.next': ({ book, year }) => {
      const { registers } = session.open.vault.store;
      return {
        ordinal: registers.lastOrdinal(book, year) + 1,
        number: registers.lastNumber(year) + 1,
        arrivalNumber: registers.lastArrivalNumber(year) + 1,
      };
    },
  };
}
