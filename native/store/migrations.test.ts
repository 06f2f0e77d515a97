import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { project } from '../../core/acts/engine/projection.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import { draftKeyOf } from '../../domain/record/kept-draft.ts';
import { acts } from '../../test/support/honest-ledger.ts';
import { envelopeId, incoming, outgoing, self, temporaryFolder } from '../../test/support/store.ts';
import { connectionOver } from './connection.ts';
import { draftStore } from './drafts.ts';
import { inboxStore } from './inbox.ts';
import { ledgerStore } from './ledger.ts';
import { migrate, migrations } from './migrations.ts';
import { registerStore } from './registers/registers.ts';

/** Why SQLite refuses a statement: the cause of the error that the connection throws. */
function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Database.SqliteError) return `${cause.code}: ${cause.message}`;
    throw error;
  }
  return 'accepted';
}

it('the inbox of the first version is carried over, in its order', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 1));
  const insert = connection.prepare(
    `INSERT INTO inbox (id, sender, received_at, state, fault, envelope)
     VALUES (?, 'H37.02', '2026-05-05T01:00:00.000Z', 'rejected', 'SIGNATURE_TIME', x'01')`,
  );
  const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  for (const id of ids) insert.run(id);
  migrate(connection);
  const inbox = inboxStore(connection);
  expect(inbox.rejected(10).map(({ id }) => id)).toEqual(ids.toReversed());
  expect(inbox.rejectedFor(['SIGNATURE_TIME'], ids[0] ?? null, 10).map(({ id }) => id)).toEqual(ids.slice(1));
  expect(refusalOf(() => connection.exec('DELETE FROM inbox'))).toBe(
    'SQLITE_CONSTRAINT_TRIGGER: inbox keeps every identity',
  );
  connection.close();
  folder.remove();
});

it('records of the second version are carried over with all that refers to them; a code is its issuer’s from then on', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  connection.exec('PRAGMA foreign_keys = ON');
  migrate(connection, migrations.slice(0, 2));
  const code = outgoing(1).code;
  const record = (ordinal: number, of: string, issuer: string): string =>
    `INSERT INTO record (id, code, book, year, ordinal, state, seq, level, number, notation, issuer, recipients,
       urgency, copies, named_opener_only, arrival_number, note_codes)
     VALUES (${226_000_000 + ordinal}, '${of}', 'incoming', 2026, ${ordinal}, 'entered', 1, 'B', 1, 'BC-VP',
       '${issuer}', 'H37.02', 'normal', 1, 0, ${ordinal}, '')`;
  connection.exec(record(1, code, 'G01'));
  connection.exec(record(2, outgoing(2).code, 'G01'));
  connection.exec("INSERT INTO record_copy VALUES (226000001, 1, 'H37.02', 'received')");
  connection.exec(
    "INSERT INTO record_recipient VALUES (226000002, 'H37', '00000000-0000-4000-8000-000000000001', '03', '', NULL)",
  );
  const dump = () =>
    ['record', 'record_copy', 'record_recipient'].map((table) =>
      connection.prepare<object>(`SELECT * FROM ${table}`).all(),
    );
  const before = dump();
  migrate(connection);
  const [records = [], copies = [], recipients = []] = before;
  const stated = ['copy_allowed', 'thing', 'pieces', 'file_unit', 'envelopes', 'given_on'];
  const notStated = { protected_endlessly: 0, ...Object.fromEntries(stated.map((column) => [column, null])) };
  expect(dump()).toEqual([
    records.map((row) => ({ ...row, generation: 1, settled: 0, ...notStated })),
    copies.map((row) => ({ ...row, inside: 'desk', since: null })),
    recipients.map((row) => ({ ...row, withdrawn: null })),
  ]);
  expect(connection.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(refusalOf(() => connection.exec(record(3, code, 'G01')))).toBe(
    'SQLITE_CONSTRAINT_UNIQUE: UNIQUE constraint failed: record.code, record.issuer',
  );
  expect(refusalOf(() => connection.exec(record(4, code, 'H37')))).toBe(
    'SQLITE_CONSTRAINT_TRIGGER: ordinals are gapless',
  );
  connection.exec(record(3, code, 'H37'));
  expect(refusalOf(() => connection.exec('DELETE FROM record WHERE ordinal = 1'))).toBe(
    'SQLITE_CONSTRAINT_FOREIGNKEY: FOREIGN KEY constraint failed',
  );
  connection.close();
  folder.remove();
});

it('a draft of the third version goes to the person of the last entry', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 3));
  const entry = connection.prepare("INSERT INTO ledger (seq, subject, line) VALUES (?, 'S1', ?)");
  entry.run(1, '{"actor":"P00000001","seq":1}');
  entry.run(2, '{"actor":"P00000002","seq":2}');
  connection.exec(`INSERT INTO draft VALUES ('incoming', '{"number":7}')`);
  migrate(connection);
  const drafts = draftStore(connection);
  expect(drafts.read({ person: 'P00000002', key: 'incoming' })).toEqual({ number: 7 });
  expect(drafts.all()).toEqual([{ number: 7 }]);
  connection.close();
  folder.remove();
});

it('drafts of the ninth version are kept, and corrections have theirs beside them', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 9));
  const place = { person: 'P00000001', key: 'outgoing' };
  draftStore(connection).write(place, { number: 7 });
  const key = draftKeyOf(outgoing(1));
  expect(refusalOf(() => draftStore(connection).write({ ...place, key }, { number: 8 }))).toMatch(/CHECK/);
  migrate(connection);
  const drafts = draftStore(connection);
  drafts.write({ ...place, key }, { number: 8 });
  expect([drafts.read(place), drafts.read({ ...place, key })]).toEqual([{ number: 7 }, { number: 8 }]);
  connection.close();
  folder.remove();
});

it('a store of the version before takes paper legs and bodies outside the directory, in their forms alone', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 5));
  const record = outgoing(1);
  connection.exec(
    `INSERT INTO record (id, code, book, year, ordinal, state, seq, level, number, notation, issuer, recipients,
       urgency, copies, named_opener_only, note_codes)
     VALUES (26000001, '${record.code}', 'outgoing', 2026, 1, 'issued', 1, 'C', 1, 'BC', 'H37', 'X0001', 'normal', 1, 0, '')`,
  );
  migrate(connection);
  const leg = (state: string, organisation = 'X0001') =>
    `INSERT INTO record_paper VALUES (26000001, '${organisation}', '${state}', '', '2026-05-05T01:00:00.000Z')`;
  expect(refusalOf(() => connection.exec(leg('gone')))).toMatch(/^SQLITE_CONSTRAINT_CHECK/);
  expect(refusalOf(() => connection.exec(leg('waiting', 'Sở')))).toMatch(/^SQLITE_CONSTRAINT_CHECK/);
  expect(refusalOf(() => connection.exec(leg('waiting')))).toBe('accepted');
  const body = (code: string, kind = 'B08') =>
    `INSERT INTO outside_body (code, kind) VALUES ('${code}', '${kind}')`;
  for (const wrong of [body('X001'), body('Công ty'), body('X0001', 'Công')])
    expect(refusalOf(() => connection.exec(wrong))).toMatch(/^SQLITE_CONSTRAINT_CHECK/);
  expect(refusalOf(() => connection.exec(body('X0001')))).toBe('accepted');
  connection.close();
  folder.remove();
});

it('a store of the eleventh version gets from its ledger which envelopes were withdrawn, and a rebuild agrees', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 11));
  const ledger = ledgerStore(connection);
  const record = outgoing(1, { recipients: ['G01', 'H37', 'H38'] });
  let entry: LedgerEntry | undefined;
  const write = (act: Act, at: string) => {
    const place = { seq: (entry?.seq ?? 0) + 1, at, actor: 'P00000001', prev: entry?.hash ?? genesis };
    entry = frameEntry(act, place);
    ledger.append(entry);
  };
  const at = '2026-05-05T01:00:00.000Z';
  write(acts.register(record), at);
  write(acts.issue(record, 1), at);
  for (const envelope of [1, 2]) write(acts.withdraw(envelope), '2026-05-06T01:00:00.000Z');
  write(acts.deliver(2, 'H37'), at);
  connection.exec(
    `INSERT INTO record (id, code, book, year, ordinal, state, seq, level, number, notation, issuer, recipients,
       urgency, copies, named_opener_only, note_codes, silent, type_code, issued_on, signer, pages, enclosures)
     VALUES (26000001, '${record.code}', 'outgoing', 2026, 1, 'issued', 1, 'C', 1, 'BC', '${self}', 'G01', 'normal', 3, 0, '',
       3, 'BC', '2026-05-04', 'P00000001', 3, 0)`,
  );
  for (const [index, state] of (['withdrawn', 'stored', 'queued'] as const).entries()) {
    const [to, id] = [record.recipients[index] ?? '', envelopeId(index + 1)];
    connection.exec(`INSERT INTO record_recipient VALUES (26000001, '${to}', '${id}', NULL, '', NULL)`);
    connection.exec(`INSERT INTO record_envelope VALUES ('${id}', '${record.code}')`);
    connection.exec(
      `INSERT INTO outbox (id, recipient, kind, state, attempts, queued_at, envelope)
       VALUES ('${id}', '${to}', 'deliver', '${state}', 1, '${at}', x'01')`,
    );
  }
  migrate(connection);
  const registers = registerStore(connection);
  const standing = () => [
    registers.get(record)?.progress,
    registers.recipients(record).map(({ organisation, withdrawn }) => [organisation, withdrawn]),
  ];
  const carried = standing();
  expect(carried).toEqual([
    { entered: 0, refused: 1, silent: 2 },
    [
      ['G01', '2026-05-06T01:00:00.000Z'],
      ['H37', null],
      ['H38', null],
    ],
  ]);
  registers.rebuild([...ledger.range(1, 9)].flatMap((each) => project(each, self)));
  expect(standing()).toEqual(carried);
  connection.close();
  folder.remove();
});

it('a store of the twelfth version gets the first volume of each book and year from its ledger, and a rebuild agrees', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 12));
  const ledger = ledgerStore(connection);
  let entry: LedgerEntry | undefined;
  const write = (act: Act, at: string) => {
    const place = { seq: (entry?.seq ?? 0) + 1, at, actor: 'P00000001', prev: entry?.hash ?? genesis };
    entry = frameEntry(act, place);
    ledger.append(entry);
  };
  const [one, two, other, paper] = [
    outgoing(1),
    outgoing(2),
    outgoing(1, { year: 2027, code: outgoing(3).code }),
    // The code of another issuer's record.
    incoming(1, { code: outgoing(1).code }),
  ];
  // The day begins at 17:00 UTC in Việt Nam.
  write(acts.register(one), '2026-05-05T16:59:59.999Z');
  write(acts.enter(paper), '2026-05-06T01:00:00.000Z');
  write(acts.register(two), '2026-05-06T17:00:00.000Z');
  write(acts.correct(two, { ...two, pages: 9 }), '2026-06-01T01:00:00.000Z');
  write(acts.register(other), '2027-01-05T01:00:00.000Z');
  write(acts.cancel(one), '2027-01-06T01:00:00.000Z');
  const row = ({ code, issuer, book, year, ordinal }: CodedRecord) =>
    `INSERT INTO record (id, code, book, year, ordinal, state, seq, level, number, notation, issuer, recipients,
       urgency, copies, named_opener_only, note_codes, arrival_number)
     VALUES (${((book === 'incoming' ? 200 : 0) + year - 2000) * 1_000_000 + ordinal}, '${code}', '${book}', ${year},
       ${ordinal}, '${book === 'incoming' ? 'entered' : 'registered'}', 1, 'C', ${ordinal}, 'BC', '${issuer}', '${self}',
       'normal', 1, 0, '', ${book === 'incoming' ? ordinal : 'NULL'})`;
  for (const record of [one, two, other, paper]) connection.exec(row(record));
  migrate(connection);
  const registers = registerStore(connection);
  const volume = (book: string, year: number, last: number, [firstOn, lastOn]: [string, string]) => ({
    ...{ book, year, number: 1, from: 1, openedOn: null, closedOn: null },
    lines: { last, firstOn, lastOn, count: last },
  });
  const carried = registers.openVolumes();
  expect(carried).toEqual([
    volume('outgoing', 2026, 2, ['2026-05-05', '2026-05-07']),
    volume('incoming', 2026, 1, ['2026-05-06', '2026-05-06']),
    volume('outgoing', 2027, 1, ['2027-01-05', '2027-01-05']),
  ]);
  registers.rebuild([...ledger.range(1, 9)].flatMap((each) => project(each, self)));
  expect(registers.openVolumes()).toEqual(carried);
  const insert = (values: string) =>
    `INSERT INTO volume (book, year, number, first_ordinal) VALUES (${values})`;
  expect(refusalOf(() => connection.exec(insert("'outgoing', 2026, 2, 3")))).toMatch(
    /^SQLITE_CONSTRAINT_UNIQUE/,
  );
  expect(refusalOf(() => connection.exec(insert("'Sổ đi', 2028, 1, 1")))).toMatch(/^SQLITE_CONSTRAINT_CHECK/);
  connection.close();
  folder.remove();
});

it('copies of the twelfth version are where their line says, those that are here, and a rebuild agrees', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 12));
  const ledger = ledgerStore(connection);
  const own = outgoing(1, { storeAt: 'K1-T01-N1', copies: 3 });
  const paper = incoming(1, { copies: 2 });
  let entry: LedgerEntry | undefined;
  for (const act of [
    acts.register(own),
    acts.issue(own, 1),
    acts.status(own, 'G01', '03', 1),
    acts.enter(paper),
  ]) {
    const [seq, prev] = [(entry?.seq ?? 0) + 1, entry?.hash ?? genesis];
    entry = frameEntry(act, { seq, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev });
    ledger.append(entry);
  }
  const line = ({ code, book, issuer, recipients, storeAt, copies }: typeof own, id: number, state: string) =>
    connection
      .prepare(
        `INSERT INTO record (id, code, book, year, ordinal, state, seq, level, number, notation, issuer, recipients,
           urgency, copies, named_opener_only, note_codes, silent, type_code, issued_on, signer, pages, enclosures,
           arrival_number, arrived_on, store_at)
         VALUES (?, ?, ?, 2026, 1, ?, 1, 'C', 1, 'BC', ?, ?, 'normal', ?, 0, '', 0, 'BC', '2026-05-04', 'P00000001',
           3, 0, ?, ?, ?)`,
      )
      .run(
        ...[id, code, book, state, issuer, recipients.join(','), copies],
        ...(book === 'incoming' ? [1, '2026-05-05', storeAt ?? null] : [null, null, storeAt ?? null]),
      );
  line(own, 26000001, 'issued');
  line(paper, 226000001, 'entered');
  connection.exec(
    `INSERT INTO record_copy VALUES (26000001, 1, 'G01', 'received'), (26000001, 2, '${self}', 'held'),
       (26000001, 3, '${self}', 'held'), (226000001, 1, '${self}', 'received'), (226000001, 2, '${self}', 'received')`,
  );
  migrate(connection);
  const registers = registerStore(connection);
  const places = () =>
    ['desk', 'K1-T01-N1'].map((holder) =>
      registers.heldBy(holder, 9, 0).copies.map(({ record, copy }) => `${record.book} ${copy}`),
    );
  const carried = places();
  expect(carried).toEqual([
    ['incoming 1', 'incoming 2'],
    ['outgoing 2', 'outgoing 3'],
  ]);
  expect(registers.custody(own)).toEqual([]);
  registers.rebuild([...ledger.range(1, 9)].flatMap((each) => project(each, self)));
  expect(places()).toEqual(carried);
  connection.close();
  folder.remove();
});
