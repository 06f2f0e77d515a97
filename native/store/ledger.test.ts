import { beforeEach, describe, expect, it } from 'vitest';
import { entryLine } from '../../core/ledger/chain.ts';
import type { Store } from '../../core/ports/store.ts';
import { acts, append, envelopeId, key, outgoing, temporaryStore } from '../../test/support/store.ts';
import { connect } from './connection.ts';

let store: Store;
let path: string;
beforeEach(() => {
  const opened = temporaryStore();
  ({ store, path } = opened);
  return opened.remove;
});

describe('ledger', () => {
  it('gives back what was appended, in order, by position, subject and route', () => {
    const record = outgoing(1);
    const entries = [
      append(store, acts.unlock()),
      append(store, acts.register(record)),
      append(store, acts.issue(record, 1)),
      append(store, { act: 'withdraw', subject: envelopeId(1), data: {} }),
      append(store, acts.status(record, 'G01', '03', 1)),
    ];
    expect([...store.ledger.range(2, 4)]).toEqual(entries.slice(1, 4));
    expect([...store.ledger.lines()]).toEqual(entries.map(entryLine));
    expect(store.ledger.head()).toEqual({ seq: 5, at: entries[4]?.at, hash: entries[4]?.hash });
    expect(store.ledger.get(3)).toEqual(entries[2]);
    expect([store.ledger.timeOf(3), store.ledger.timeOf(6)]).toEqual([entries[2]?.at, undefined]);
    expect(store.ledger.about(envelopeId(1))).toEqual([entries[3]]);
    expect(store.ledger.route(record.code)).toEqual(entries.slice(1));
    expect(store.ledger.page(4, 2)).toEqual({ total: 5, entries: [entries[2], entries[1]] });
    expect(store.ledger.page(null, 1).entries).toEqual([entries[4]]);
  });

  it('streams past a portion and lets others write meanwhile', () => {
    store.transaction(() => {
      for (let n = 0; n < 1203; n++) append(store, acts.unlock());
    });
    let seen = 0;
    for (const entry of store.ledger.range(1, 1203)) {
      if (entry.seq === 2) append(store, acts.unlock());
      seen++;
    }
    expect(seen).toBe(1203);
  });

  it.each([
    ['UPDATE', "UPDATE ledger SET line = '{}' WHERE seq = 1"],
    ['DELETE', 'DELETE FROM ledger WHERE seq = 1'],
    ['REPLACE', "INSERT OR REPLACE INTO ledger (seq, subject, line) VALUES (1, 'A', '{}')"],
    ['a gap', "INSERT INTO ledger (seq, subject, line) VALUES (9, 'A', '{}')"],
    ['a sentence', "INSERT INTO ledger (seq, subject, line) VALUES (2, 'A', 'Về việc điều động')"],
    ['a proof changed', "UPDATE proof SET bytes = x'00'"],
    ['a proof deleted', 'DELETE FROM proof'],
    ['a checkpoint changed', "UPDATE checkpoint SET statement = x'00'"],
    ['a checkpoint deleted', 'DELETE FROM checkpoint'],
    ['an outbox item deleted', 'DELETE FROM outbox'],
  ])('aborts %s', (_, sql) => {
    append(store, acts.unlock());
    store.proofs.put(Uint8Array.of(1));
    store.checkpoints.add({ fromSeq: 1, toSeq: 1, statement: Uint8Array.of(1), signature: Uint8Array.of(2) });
    const envelope = new Uint8Array(0);
    store.close();
    const connection = connect(path, key);
    connection
      .prepare(
        "INSERT INTO outbox (id, recipient, kind, state, attempts, queued_at, envelope) VALUES (?, 'G01', 'status', 'queued', 0, '2026-05-05T01:00:00.000Z', ?)",
      )
      .run(envelopeId(1), envelope);
    expect(() => connection.exec(sql)).toThrow('UNEXPECTED');
    connection.close();
  });
});

describe('checkpoints', () => {
  it('take their anchor once', () => {
    const at = { fromSeq: 1, toSeq: 4, statement: Uint8Array.of(1), signature: Uint8Array.of(2) };
    const anchor = { statement: Buffer.of(3), signature: Buffer.of(4) };
    store.checkpoints.add(at);
    expect(store.checkpoints.unanchored()).toHaveLength(1);
    store.checkpoints.anchor(4, anchor);
    expect(store.checkpoints.last()?.anchor).toEqual(anchor);
    expect(store.checkpoints.unanchored()).toEqual([]);
    expect(() => store.checkpoints.anchor(4, anchor)).toThrow('UNEXPECTED');
    expect(() => store.checkpoints.anchor(5, anchor)).toThrow('CHECKPOINT_INVALID');
    expect([...store.checkpoints.all()]).toHaveLength(1);
  });
});

describe('transactions', () => {
  it('nest by joining: an exception inside undoes all, even when it was swallowed', () => {
    const swallowing = () =>
      store.transaction(() => {
        append(store, acts.unlock());
        try {
          store.transaction(() => {
            append(store, acts.unlock());
            throw new RangeError('inner');
          });
        } catch {}
      });
    expect(swallowing).toThrow('inner');
    expect(store.ledger.head()).toBeUndefined();
    store.transaction(() => store.transaction(() => append(store, acts.unlock())));
    expect(store.ledger.head()?.seq).toBe(1);
  });
});

describe('proofs', () => {
  it('are kept once by digest', () => {
    const digest = store.proofs.put(Buffer.from('signed'));
    expect(store.proofs.put(Buffer.from('signed'))).toBe(digest);
    expect(store.proofs.get(digest)).toEqual(Buffer.from('signed'));
    expect(store.proofs.get('0'.repeat(64))).toBeUndefined();
  });
});
