import { AppError } from '../../../contract/errors/index.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { Replaced } from '../../../contract/record/paper.ts';
import type { DocumentState } from '../../../contract/record/status.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import type { Connection } from '../connection.ts';
import { numberChanges } from './by-hand.ts';
import type { CopyCounts } from './copy-counts.ts';
import { copyChanges } from './custody.ts';
import type { Partitions } from './partitions.ts';
import { recordColumns, recordId, recordValues } from './rows.ts';
import { volumeChanges } from './volumes.ts';

type Change<Name extends RegisterChange['change']> = Extract<RegisterChange, { change: Name }>;

/** What a recipient's last status or paper counts as; 13, 15 and 16 are about the message, after the entry. */
const progress = `
  entered = (SELECT count(*) FROM record_recipient WHERE record = @id AND status NOT IN ('01', '02'))
    + (SELECT count(*) FROM record_paper WHERE record = @id AND state = 'returned'),
  refused = (SELECT count(*) FROM record_recipient WHERE record = @id AND (status = '02' OR withdrawn IS NOT NULL))
    + (SELECT count(*) FROM record_paper WHERE record = @id AND state IN ('refused', 'lost')),
  silent = (SELECT count(*) FROM record_recipient WHERE record = @id AND coalesce(status, '01') = '01'
      AND withdrawn IS NULL)
    + (SELECT count(*) FROM record_paper WHERE record = @id AND state IN ('waiting', 'handed'))`;

/** The rows of records by their keys. */
interface RecordIds {
  get(key: RecordKey): number | undefined;
  /** Told of each record that is written. */
  put(key: RecordKey, id: number): void;
}

/** By the index of keys. */
export function storedIds(connection: Connection): RecordIds {
  const idOf = connection.prepare<{ id: number }>('SELECT id FROM record WHERE code = ? AND issuer = ?');
  return { get: ({ code, issuer }) => idOf.get(code, issuer)?.id, put: () => undefined };
}

/** In memory, for tables that are filled before they have that index: some 70 bytes a record. */
export function rememberedIds(): RecordIds {
  const issuers = new Map<string, Map<string, number>>();
  return {
    get: ({ code, issuer }) => issuers.get(issuer)?.get(code),
    put({ code, issuer }, id) {
      const codes = issuers.get(issuer) ?? new Map<string, number>();
      issuers.set(issuer, codes.set(code, id));
    },
  };
}

interface Target {
  readonly records: RecordIds;
  /** The columns in memory that are kept in step. */
  readonly columns?: Pick<Partitions, 'put' | 'setState'>;
  /** The table of envelopes. */
  readonly envelopes: 'record_envelope' | 'record_envelope_unsorted';
  readonly counts: CopyCounts;
}

/** Applies changes of the projection to the tables and to the columns in memory. */
export function registerChanges(
  connection: Connection,
  { records, columns: inMemory, envelopes, counts }: Target,
) {
  const columns = recordColumns.join(', ');
  const put = connection.prepare(
    `INSERT INTO record (id, state, seq, ${columns})
     VALUES (?, ?, ?, ${recordColumns.map(() => '?').join(', ')})
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, seq = excluded.seq,
       ${recordColumns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  );
  const setState = connection.prepare('UPDATE record SET state = ?, seq = ? WHERE id = ?');
  const setSettled = connection.prepare('UPDATE record SET settled = ? WHERE id = ?');
  const dropCopy = connection.prepare('DELETE FROM record_copy WHERE record = ? AND copy = ?');
  const settleCopies = connection.prepare(
    "UPDATE record_copy SET state = ? WHERE record = ? AND holder = ? AND state <> 'lost'",
  );
  const addRecipient = connection.prepare(
    "INSERT INTO record_recipient (record, organisation, envelope, reasons) VALUES (?, ?, ?, '')",
  );
  const dropRecipient = connection.prepare(
    'DELETE FROM record_recipient WHERE record = ? AND organisation = ?',
  );
  const putPaper = connection.prepare(
    `INSERT INTO record_paper (record, organisation, state, reasons, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (record, organisation) DO UPDATE SET state = excluded.state, reasons = excluded.reasons, at = excluded.at`,
  );
  const dropPaper = connection.prepare('DELETE FROM record_paper WHERE record = ? AND organisation = ?');
  const restoreIssued = connection.prepare('UPDATE record SET issued_at = ? WHERE id = ?');
  const issuedAt = connection.prepare(
    'UPDATE record SET issued_at = @at, silent = silent + 1 WHERE id = @id',
  );
  const setRecipient = connection.prepare(
    `UPDATE record_recipient SET envelope = @envelope, status = @status, reasons = @reasons, at = @at, withdrawn = NULL
      WHERE record = @id AND organisation = @organisation`,
  );
  // What was refused is on its way again where another envelope is answered.
  const sendRefused = connection.prepare(
    `UPDATE record_copy SET state = 'sent' WHERE record = @id AND holder = @organisation AND state = 'refused'
        AND EXISTS (SELECT 1 FROM record_recipient
                     WHERE record = @id AND organisation = @organisation AND envelope <> @envelope)`,
  );
  const count = connection.prepare(`UPDATE record SET ${progress} WHERE id = @id`);
  const putOutside = connection.prepare('INSERT INTO outside_body (code, kind) VALUES (?, ?)');
  const joinOutside = connection.prepare('UPDATE outside_body SET organisation = ? WHERE code = ?');
  const changeVolumes = volumeChanges(connection);
  const changeNumbers = numberChanges(connection);
  const codeOfEnvelope = connection.prepare<{ code: ControlCode }>(
    'SELECT code FROM record_envelope WHERE envelope = ?',
  );
  const withdraw = connection.prepare(
    'UPDATE record_recipient SET withdrawn = ? WHERE record = ? AND envelope = ? AND status IS NULL',
  );
  const withdrawnOf = connection.prepare<{ record: number }>(
    'SELECT record FROM record_recipient WHERE envelope = ? AND withdrawn IS NOT NULL',
  );
  const takeWithdrawalBack = connection.prepare(
    'UPDATE record_recipient SET withdrawn = NULL WHERE envelope = ? AND withdrawn IS NOT NULL',
  );
  const addEnvelope = connection.prepare(`INSERT INTO ${envelopes} (envelope, code) VALUES (?, ?)`);

  function known(key: RecordKey): number {
    const id = records.get(key);
    if (id === undefined) throw new AppError('RECORD_NOT_FOUND');
    return id;
  }

  const inside = copyChanges(connection, known, counts);

  function putRecord(record: CodedRecord, state: DocumentState, seq: number): void {
    const id = recordId(record);
    const before = inside.lineOf(id);
    put.run(id, state, seq, ...recordValues(record));
    records.put(record, id);
    inside.follow(id, before);
    inMemory?.put(record, state);
  }

  function changeState({ key, state, seq }: Change<'set-state'>): void {
    const id = known(key);
    const before = inside.lineOf(id);
    setState.run(state, seq, id);
    inside.follow(id, before);
    inMemory?.setState(id, state);
  }

  function updateRecipient({ key, organisation, envelope, ...answer }: Change<'set-recipient'>): void {
    const id = known(key);
    const { status, reasons, at } = answer;
    sendRefused.run({ id, organisation, envelope });
    setRecipient.run({ id, organisation, envelope, status, reasons: reasons.join(','), at });
    count.run({ id });
  }

  function sentTo({ key, organisation, envelope, at }: Change<'add-recipient'>): void {
    const id = known(key);
    // An issue has up to 500 new recipients: only one that was sent to before makes it count all anew.
    const before = dropPaper.run(id, organisation) + dropRecipient.run(id, organisation);
    addRecipient.run(id, organisation, envelope);
    issuedAt.run({ id, at });
    if (before > 0) count.run({ id });
  }

  function updatePaper({ key, organisation, state, reasons, at }: Change<'put-paper'>): void {
    const id = known(key);
    dropRecipient.run(id, organisation);
    putPaper.run(id, organisation, state, reasons.join(','), at);
    if (state === 'waiting') issuedAt.run({ id, at });
    count.run({ id });
  }

  /** One that carries an answer is of no record. */
  function withdrawEnvelope({ issuer, envelope, at }: Change<'withdraw-envelope'>): void {
    const code = codeOfEnvelope.get(envelope)?.code;
    const id = code === undefined ? undefined : records.get({ issuer, code });
    if (id === undefined) return;
    withdraw.run(at, id, envelope);
    count.run({ id });
  }

  function storeEnvelope({ envelope }: Change<'store-envelope'>): void {
    const id = withdrawnOf.get(envelope)?.record;
    if (id === undefined) return;
    takeWithdrawalBack.run(envelope);
    count.run({ id });
  }

  /** The day of issue stays: the paper did not begin to wait anew. */
  function takePaperBack({ key, organisation, state, at }: Change<'restore-paper'>): void {
    const id = known(key);
    putPaper.run(id, organisation, state, '', at);
    settleCopies.run('sent', id, organisation);
    count.run({ id });
  }

  function unsendPaper({ key, organisation, back }: Change<'unsend-paper'>): void {
    const id = known(key);
    const reasons = 'reasons' in back ? back.reasons.join(',') : '';
    if ('envelope' in back) {
      const { state, envelope, at } = back;
      dropPaper.run(id, organisation);
      addRecipient.run(id, organisation, envelope);
      if (state === 'withdrawn') withdraw.run(at, id, envelope);
      else setRecipient.run({ id, organisation, envelope, status: state, reasons, at });
    } else putPaper.run(id, organisation, back.state, reasons, back.at);
    if (back.state === 'lost') takeCopiesBack(key, organisation, back.replaced);
    else if (back.state !== 'withdrawn') settleCopies.run('refused', id, organisation);
    restoreIssued.run(back.issuedAt, id);
    count.run({ id });
  }

  function takeCopiesBack(key: RecordKey, holder: string, replaced: Replaced | undefined): void {
    const id = known(key);
    for (const copy of replaced?.by ?? [])
      if (replaced?.from === 'kept') inside.putCopy(id, copy, { holder: key.issuer, state: 'held' });
      else dropCopy.run(id, copy);
    for (const copy of replaced?.lost ?? []) inside.putCopy(id, copy, { holder, state: 'sent' });
  }

  return function apply(change: RegisterChange): void {
    switch (change.change) {
      case 'put-record':
        putRecord(change.record, change.state, change.seq);
        break;
      case 'set-state':
        changeState(change);
        break;
      case 'put-copy':
        inside.putCopy(known(change.key), change.copy, change);
        break;
      case 'send-copy':
        inside.putCopy(known(change.key), change.copy, { holder: change.holder, state: 'sent' });
        break;
      case 'custody':
        inside.custody(change);
        break;
      case 'recount-copies':
        inside.recount(change);
        break;
      case 'settle-copies':
        settleCopies.run(change.state, known(change.key), change.holder);
        break;
      case 'add-recipient':
        sentTo(change);
        break;
      case 'set-recipient':
        updateRecipient(change);
        break;
      case 'put-paper':
        updatePaper(change);
        break;
      case 'restore-paper':
        takePaperBack(change);
        break;
      case 'unsend-paper':
        unsendPaper(change);
        break;
      case 'settle':
        setSettled.run(1, known(change.key));
        break;
      case 'reopen':
      case 'ask-again':
        setSettled.run(0, known(change.key));
        break;
      case 'add-envelope':
        addEnvelope.run(change.envelope, change.code);
        break;
      case 'withdraw-envelope':
        withdrawEnvelope(change);
        break;
      case 'store-envelope':
        storeEnvelope(change);
        break;
      case 'put-outside':
        putOutside.run(change.code, change.kind);
        break;
      case 'join-outside':
        joinOutside.run(change.organisation, change.code);
        break;
      case 'state-by-hand':
        changeNumbers(change, undefined);
        break;
      case 'enter-by-hand':
        changeNumbers(change, known(change.key));
        break;
      case 'open-volume':
      case 'close-volume':
      case 'write-line':
        changeVolumes(change);
        break;
    }
  };
}
