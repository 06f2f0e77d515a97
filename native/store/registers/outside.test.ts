import { expect, onTestFinished, test } from 'vitest';
import { acts } from '../../../test/support/honest-ledger.ts';
import { append, key, outgoing, temporaryStore } from '../../../test/support/store.ts';
import { type Connection, connect } from '../connection.ts';
import { outsideBodies } from './outside.ts';

test('what was issued to a body outside the directory is counted, also once it is joined', () => {
  const { store, remove } = temporaryStore();
  onTestFinished(remove);
  const { enrol, identify, issueOnPaper, register, separate } = acts;
  append(store, enrol('X0001'));
  append(store, enrol('X0002'));
  const records = [1, 2].map((ordinal) => outgoing(ordinal, { recipients: ['X0001'], copies: 1 }));
  for (const record of records) append(store, register(record));
  expect([...store.registers.outsideSent()]).toEqual([]);
  records.forEach((record, index) => {
    append(store, issueOnPaper(record, ['X0001'], 30 + index));
  });
  append(store, identify('X0001', 'G01'));
  expect([...store.registers.outsideSent()]).toEqual([['X0001', 2]]);
  append(store, separate('X0001'));
  expect(store.registers.outsideBody('X0001')?.organisation).toBeNull();
  expect([...store.registers.outsideSent()]).toEqual([['X0001', 2]]);
});

test('records in force that go to a body outside the directory and to one of it', () => {
  const { store, remove } = temporaryStore();
  onTestFinished(remove);
  const { cancel, enrol, issueOnPaper, register } = acts;
  append(store, enrol('X0001'));
  const both = { recipients: ['G01', 'X0001'], copies: 2 };
  const [registered, issued, cancelled, alone, other] = [
    outgoing(1, both),
    outgoing(2, both),
    outgoing(3, both),
    outgoing(4, { recipients: ['X0001'], copies: 1 }),
    outgoing(5, { recipients: ['G01'], copies: 1 }),
  ];
  for (const record of [registered, issued, cancelled, alone, other]) append(store, register(record));
  append(store, issueOnPaper(issued, ['X0001'], 30));
  append(store, issueOnPaper(alone, ['X0001'], 40));
  append(store, cancel(cancelled));
  const shared = (limit: number) => {
    const { total, rows } = store.registers.outgoingToBoth('X0001', 'G01', limit);
    return { total, codes: rows.map(({ record }) => record.code) };
  };
  expect(shared(5)).toEqual({ total: 2, codes: [issued.code, registered.code] });
  expect(shared(1)).toEqual({ total: 2, codes: [issued.code] });
  expect(store.registers.outgoingToBoth('X0001', 'G02', 5)).toEqual({ total: 0, rows: [] });
});

test('none of these questions reads a whole register', () => {
  const { store, path, remove } = temporaryStore();
  onTestFinished(remove);
  store.close();
  const connection = connect(path, key);
  onTestFinished(() => connection.close());
  const asked: string[] = [];
  const prepare: Connection['prepare'] = (sql) => {
    asked.push(sql);
    return connection.prepare(sql);
  };
  outsideBodies({ ...connection, prepare }, () => 0);
  const scans = asked.flatMap((sql) =>
    connection
      .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(
        ...(sql.includes('@')
          ? [{ code: 'X0001', organisation: 'G01', limit: 5 }]
          : sql.includes('?')
            ? ['X0001']
            : []),
      )
      .flatMap(({ detail }) => (/^SCAN record\b/.test(detail) ? [detail] : [])),
  );
  expect(scans).toEqual(['SCAN record USING INDEX record_to_issue']);
});
