import type { Handlers } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { Level } from '../../contract/record/fields.ts';
import {
  isWhole,
  type RegisterPage,
  type RegisterQuery,
  type RegisterRow,
} from '../../domain/record/register-row.ts';
import { readLevels, reads, type Sight, seesAll } from '../../domain/rights/sight.ts';
import type { DirectoryIndex } from '../directory/directory.ts';
import type { RegisterStore, SearchTerm } from '../ports/registers.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { registerRowView } from '../views/register-row-view.ts';
import { told } from '../views/seen.ts';

interface Registers {
  readonly open: Pick<OpenSession, 'reader'> & {
    readonly rights: Pick<OpenSession['rights'], 'sight'>;
    readonly vault: Pick<OpenVault, 'store' | 'search' | 'law' | 'documents'> & {
      directory: Pick<DirectoryIndex, 'statement'>;
    };
  };
}

export function registerHandlers(
  session: Registers,
): Pick<Handlers<typeof coreChannels>, 'register.page' | 'register.years'> {
  return {
    'register.page': ({ text, ...query }) => {
      const { vault, reader, rights } = session.open;
      const { registers } = vault.store;
      const sight = rights.sight();
      const outside = { bodies: registers.outsideBodies(), kinds: vault.law.bodies };
      const terms = vault.search.terms(text, vault.directory, outside);
      const page = seenPage(registers, query, { terms, sight });
      if (page.reading !== null) reader.next(query.book, query.year);
      const view = registerRowView(vault, sight);
      const { rows, ...locked } = told(page.rows, levelOf, sight, ({ record }) => record.ordinal);
      return { ...page, rows: rows.map(view), ...locked };
    },
    'register.years': ({ book }) => ({ first: session.open.vault.store.registers.firstYear(book) ?? null }),
  };
}

const levelOf = ({ record }: RegisterRow): Level => record.level;

/**
 * The whole register has a line for each ordinal, told or not. What is searched, filtered or sorted is so among the lines
 * that are told alone: neither a match nor a place tells of another.
 */
function seenPage(
  registers: Pick<RegisterStore, 'page'>,
  query: RegisterQuery,
  { terms, sight }: { readonly terms: readonly SearchTerm[]; readonly sight: Sight },
): RegisterPage {
  if (seesAll(sight) || isWhole(query, terms.length)) return registers.page(query, terms);
  const levels =
    query.levels.length === 0 ? readLevels(sight) : query.levels.filter((one) => reads(sight, one));
  if (levels.length === 0) return { total: 0, rows: [], reading: null };
  return registers.page({ ...query, levels }, terms);
}
