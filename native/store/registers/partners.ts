import type { Book } from '../../../contract/record/fields.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { Connection } from '../connection.ts';
import { baseId, splitList } from './rows.ts';

type RecentPartners = ReturnType<RegisterStore['recentPartners']>;

/** Records of each book that are read. */
const recent = 200;

/** Reads the partners of the newest records once, and again after `forget`. */
export function recentPartners(connection: Connection): { read(): RecentPartners; forget(): void } {
  const newest = connection.prepare<{ issuer: string; recipients: string }>(
    `SELECT issuer, recipients FROM record
       WHERE id > ? AND id < ? AND state <> 'cancelled' ORDER BY id DESC LIMIT ?`,
  );
  let kept: RecentPartners | undefined;
  const forget = () => {
    kept = undefined;
  };
  connection.onUndo(forget);

  function ofBook(book: Book): OrganisationCode[][] {
    const rows = newest.all(baseId(book, 2000), baseId(book, 2199) + 1_000_000, recent);
    return rows.map(({ issuer, recipients }) => (book === 'incoming' ? [issuer] : splitList(recipients)));
  }

  return {
    read() {
      kept ??= [ofBook('outgoing'), ofBook('incoming')];
      return kept;
    },
    forget,
  };
}
