import { digestOf } from '../../core/encoding/canonical.ts';
import type { ProofStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

export function proofStore(connection: Connection): ProofStore {
  const insert = connection.prepare('INSERT INTO proof (digest, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const one = connection.prepare<{ bytes: Uint8Array }>('SELECT bytes FROM proof WHERE digest = ?');
  const any = connection.prepare('SELECT 1 FROM proof WHERE digest = ?');
  return {
    put(bytes) {
      const digest = digestOf(bytes);
      insert.run(digest, bytes);
      return digest;
    },
    get: (digest) => one.get(digest)?.bytes,
    has: (digest) => any.get(digest) !== undefined,
  };
}
