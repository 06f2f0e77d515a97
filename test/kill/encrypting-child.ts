import { openSqlite } from '../../endpoint/storage/sqlite.ts';

/** Opens mailboxes as the endpoint does at its start, and says when they are open. Arguments: path, key. */
const [path = '', key = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
const storage = openSqlite(path, () => Buffer.from(key, 'hex'));
process.stdout.write('open\n');
await storage.close();
