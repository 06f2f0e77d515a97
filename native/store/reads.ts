import type { HeldReads, ReadsStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

export function readsStore(connection: Connection): ReadsStore {
  const of = connection.prepare<HeldReads>(
    'SELECT organisation, terminal, newest, at FROM partner_reads WHERE organisation = ?',
  );
  const hold = connection.prepare(
    `INSERT INTO partner_reads (organisation, terminal, newest, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (organisation) DO UPDATE SET terminal = excluded.terminal, newest = excluded.newest, at = excluded.at
     WHERE excluded.at > partner_reads.at`,
  );
  return {
    of: (organisation) => of.get(organisation),
    hold: ({ organisation, terminal, newest, at }) => void hold.run(organisation, terminal, newest, at),
  };
}
