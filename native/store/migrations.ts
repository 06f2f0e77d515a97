import { createHash } from 'node:crypto';
import { AppError } from '../../contract/errors/index.ts';
import type { Connection } from './connection.ts';
import { foundation } from './schema/0001-foundation.ts';
import { mailbox } from './schema/0002-mailbox.ts';
import { issuer } from './schema/0003-issuer.ts';
import { generation } from './schema/0004-generation.ts';
import { ownDrafts } from './schema/0005-own-drafts.ts';
import { paper } from './schema/0006-paper.ts';
import { recordIndex } from './schema/0007-record-index.ts';
import { outside } from './schema/0008-outside.ts';
import { settled } from './schema/0009-settled.ts';
import { correctionDrafts } from './schema/0010-correction-drafts.ts';
import { lostCopies } from './schema/0011-lost-copies.ts';
import { withdrawn } from './schema/0012-withdrawn.ts';
import { volumes } from './schema/0013-volumes.ts';
import { custody } from './schema/0014-custody.ts';
import { fourthRecord } from './schema/0015-fourth-record.ts';
import { reads } from './schema/0016-reads.ts';
import { unopened } from './schema/0017-unopened.ts';
import { byHand } from './schema/0018-by-hand.ts';
import { copyCounts } from './schema/0019-copy-counts.ts';

export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/** Forward only. An entry is never changed once a store may hold it; its hash would no longer match. */
export const migrations: readonly Migration[] = [
  { number: 1, sql: foundation },
  { number: 2, sql: mailbox },
  { number: 3, sql: issuer },
  { number: 4, sql: generation },
  { number: 5, sql: ownDrafts },
  { number: 6, sql: paper },
  { number: 7, sql: recordIndex },
  { number: 8, sql: outside },
  { number: 9, sql: settled },
  { number: 10, sql: correctionDrafts },
  { number: 11, sql: lostCopies },
  { number: 12, sql: withdrawn },
  { number: 13, sql: volumes },
  { number: 14, sql: custody },
  { number: 15, sql: fourthRecord },
  { number: 16, sql: reads },
  { number: 17, sql: unopened },
  { number: 18, sql: byHand },
  { number: 19, sql: copyCounts },
];

const hashOf = (migration: Migration) => createHash('sha256').update(migration.sql, 'utf8').digest('hex');

/**
 * Brings a store up to date, one transaction a migration. VAULT_NEWER when the store has had migrations this
 * programme does not know, VAULT_MIGRATION_CHANGED when one it has had differs from the one known here.
 */
export function migrate(connection: Connection, known: readonly Migration[] = migrations): void {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS migration (
       number INTEGER PRIMARY KEY,
       hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
     ) STRICT`,
  );
  const applied = connection
    .prepare<{ number: number; hash: string }>('SELECT number, hash FROM migration ORDER BY number')
    .all();
  if (applied.length > known.length) throw new AppError('VAULT_NEWER');
  for (const [index, past] of applied.entries()) {
    const migration = known[index];
    if (migration === undefined || past.number !== migration.number || past.hash !== hashOf(migration)) {
      throw new AppError('VAULT_MIGRATION_CHANGED');
    }
  }
  const remember = connection.prepare('INSERT INTO migration (number, hash) VALUES (?, ?)');
  for (const migration of known.slice(applied.length)) {
    connection.transaction(() => {
      connection.exec(migration.sql);
      remember.run(migration.number, hashOf(migration));
    });
  }
}
