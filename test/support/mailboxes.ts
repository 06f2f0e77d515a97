import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { readConfig } from '../../endpoint/config.ts';
import { readMailboxKey } from '../../endpoint/mailbox-key.ts';
import { openCiphered } from '../../endpoint/storage/cipher.ts';

/** The database of an endpoint's home folder, as somebody opens it who has its key. */
export const openMailboxes = (home: string, options?: Database.Options): Database.Database =>
  openCiphered(join(home, 'mailboxes.db'), readMailboxKey(home, readConfig(home), false), options);
