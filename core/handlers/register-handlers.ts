import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { nextInSeries } from '../../domain/numbering/series.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { OpenVault } from '../session/open-vault.ts';
import type { OpenSession } from '../session/session.ts';
import { registerRowView } from '../views/register-row-view.ts';

interface Registers {
  readonly open: Pick<OpenSession, 'reader'> & {
    readonly vault: Pick<OpenVault, 'store' | 'search' | 'law' | 'documents'> & {
      directory: Pick<DirectoryIndex, 'statement'>;
    };
  };
}

export function registerHandlers(
  session: Registers,
): Pick<Handlers<typeof coreChannels>, 'register.page' | 'register.next' | 'register.years'> {
  return {
    'register.page': ({ text, ...query }) => {
      const { vault, reader } = session.open;
      const { registers } = vault.store;
      const outside = { bodies: registers.outsideBodies(), kinds: vault.law.bodies };
      const page = registers.page(query, vault.search.terms(text, vault.directory, outside));
      if (page.reading !== null) reader.next(query.book, query.year);
      return { ...page, rows: page.rows.map(registerRowView(vault)) };
    },
    'register.next': ({ book, year }) => {
      const { registers } = session.open.vault.store;
      return {
        ordinal: nextInSeries({ of: 'ordinal', book, year }, registers.lastOrdinal(book, year)),
        number: nextInSeries({ of: 'number', year }, registers.lastNumber(year)),
        arrivalNumber: nextInSeries({ of: 'arrival', year }, registers.lastArrivalNumber(year)),
      };
    },
    'register.years': ({ book }) => ({ first: session.open.vault.store.registers.firstYear(book) ?? null }),
  };
}
