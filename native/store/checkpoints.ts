import { AppError } from '../../contract/errors/index.ts';
import type { CheckpointStore, StoredCheckpoint } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

interface Row {
  from_seq: number;
  to_seq: number;
  statement: Uint8Array;
  signature: Uint8Array;
  anchor_statement: Uint8Array | null;
  anchor_signature: Uint8Array | null;
}

const checkpoint = (row: Row): StoredCheckpoint => ({
  fromSeq: row.from_seq,
  toSeq: row.to_seq,
  statement: row.statement,
  signature: row.signature,
  anchor:
    row.anchor_statement === null || row.anchor_signature === null
      ? null
      : { statement: row.anchor_statement, signature: row.anchor_signature },
});

export function checkpointStore(connection: Connection): CheckpointStore {
  const insert = connection.prepare(
    'INSERT INTO checkpoint (from_seq, to_seq, statement, signature) VALUES (?, ?, ?, ?)',
  );
  const setAnchor = connection.prepare(
    'UPDATE checkpoint SET anchor_statement = ?, anchor_signature = ? WHERE to_seq = ?',
  );
  const after = connection.prepare<Row>(
    'SELECT * FROM checkpoint WHERE to_seq > ? ORDER BY to_seq LIMIT 100',
  );
  const last = connection.prepare<Row>('SELECT * FROM checkpoint ORDER BY to_seq DESC LIMIT 1');
  const open = connection.prepare<Row>(
    'SELECT * FROM checkpoint WHERE anchor_statement IS NULL ORDER BY to_seq',
  );
  return {
    add: (item) => void insert.run(item.fromSeq, item.toSeq, item.statement, item.signature),
    anchor(toSeq, anchor) {
      if (setAnchor.run(anchor.statement, anchor.signature, toSeq) !== 1) {
        throw new AppError('CHECKPOINT_INVALID');
      }
    },
    *all() {
      for (let seen = 0; ; ) {
        const portion = after.all(seen);
        if (portion.length === 0) return;
        for (const row of portion) {
          yield checkpoint(row);
          seen = row.to_seq;
        }
      }
    },
    last: () => {
      const row = last.get();
      return row === undefined ? undefined : checkpoint(row);
    },
    unanchored: () => open.all().map(checkpoint),
  };
}
