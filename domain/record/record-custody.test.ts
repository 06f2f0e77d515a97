import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import { type BeforeResend, PaperState, ReplacementSource } from '../../contract/record/paper.ts';
import { CopyState, DocumentState, MessageStatus } from '../../contract/record/status.ts';
import { fc } from '../../test/support/random.ts';
import { outgoingLine, refusalOf } from '../../test/support/registers.ts';
import { copyMachine } from '../custody/copy.ts';
import { documentMachine } from '../custody/document.ts';
import { allowed } from '../custody/machine.ts';
import { receiverMayState } from '../custody/message.ts';
import { paperMachine } from '../custody/paper.ts';
import { applyChange, changedRecord, type RecordChange, type RecordCustody } from './record-custody.ts';

/** A line with three copies, and the same line corrected to two. */
const record: CodedRecord = outgoingLine;
const corrected: CodedRecord = { ...record, copies: 2, pages: 5 };
const key = keyOf(record);
const wrongState = { code: 'RECORD_WRONG_STATE' };
const wrongStatus = { code: 'MESSAGE_WRONG_STATE' };

const at = '2026-06-15T02:00:00.000Z';
const envelope = '5f0c7a0e-3d53-4f0e-9c39-0d9f7a0e3d53';
const put = (state: DocumentState, line = record): RecordChange => ({
  change: 'put-record',
  record: line,
  state,
  seq: 1,
});
const setState = (state: DocumentState): RecordChange => ({ change: 'set-state', key, state, seq: 2 });
const recount = (copies: readonly number[], state: CopyState = 'held'): RecordChange => ({
  ...{ change: 'recount-copies', key, copies, holder: 'G01', state },
});
const putCopy = (copy: number, holder: string, state: CopyState): RecordChange => ({
  change: 'put-copy',
  key,
  copy,
  holder,
  state,
});
const sendCopy = (copy: number, holder: string): RecordChange => ({ change: 'send-copy', key, copy, holder });
const settleCopies = (holder: string, state: CopyState): RecordChange => ({
  change: 'settle-copies',
  key,
  holder,
  state,
});
const addRecipient = (organisation: string): RecordChange => ({
  change: 'add-recipient',
  key,
  organisation,
  envelope,
  at,
});
const putPaper = (organisation: string, state: PaperState): RecordChange => ({
  change: 'put-paper',
  key,
  organisation,
  state,
  reasons: [],
  at,
});
const restorePaper = (organisation: string, state: PaperState): RecordChange => ({
  change: 'restore-paper',
  key,
  organisation,
  state,
  at,
});
const refusedBefore = { at, reasons: ['R01'], issuedAt: at };
const unsendPaper = (organisation: string, back: BeforeResend): RecordChange => ({
  change: 'unsend-paper',
  key,
  organisation,
  back,
});
const setRecipient = (organisation: string, status: MessageStatus, about = envelope): RecordChange => ({
  change: 'set-recipient',
  key,
  organisation,
  envelope: about,
  status,
  reasons: [],
  at,
});

/** The custody after these changes, which are all legal. */
const custodyAfter = (...changes: RecordChange[]): RecordCustody =>
  changes.reduce<RecordCustody | undefined>(applyChange, undefined) ?? expect.unreachable();
const refused = (change: RecordChange, ...before: RecordChange[]) => {
  const custody = before.length === 0 ? undefined : custodyAfter(...before);
  return refusalOf(() => applyChange(custody, change));
};

describe('the document', () => {
  test('begins with its line, without copies and recipients', () => {
    expect(custodyAfter(put('registered'))).toEqual({
      record,
      state: 'registered',
      copies: new Map(),
      recipients: new Map(),
      custody: new Map(),
      paper: new Map(),
      settled: false,
    });
    expect(refused(put('issued'))).toEqual(wrongState);
  });

  test('takes a corrected line in place of the old one and keeps copies and recipients', () => {
    const custody = custodyAfter(put('registered'), putCopy(1, 'G01', 'held'), addRecipient('G01'));
    expect(applyChange(custody, put('registered', corrected))).toBe(custody);
    expect(custody).toEqual({
      record: corrected,
      state: 'registered',
      copies: new Map([[1, { holder: 'G01', state: 'held' }]]),
      recipients: new Map([['G01', { envelope, status: null, withdrawn: null }]]),
      custody: new Map(),
      paper: new Map(),
      settled: false,
    });
    expect(refused(put('registered', corrected), put('registered'), setState('issued'))).toEqual(wrongState);
  });

  test('takes the states that its machine allows', () => {
    expect(custodyAfter(put('registered'), setState('issued'))).toMatchObject({ record, state: 'issued' });
    expect(refused(setState('entered'), put('registered'))).toEqual(wrongState);
  });

  test.each([
    setState('issued'),
    recount([1]),
    putCopy(1, 'G01', 'held'),
    settleCopies('G01', 'received'),
    addRecipient('G01'),
    putPaper('G01', 'waiting'),
    restorePaper('G01', 'waiting'),
    unsendPaper('G01', { state: 'refused', ...refusedBefore }),
    setRecipient('G01', '01'),
  ])('that nobody wrote cannot be changed: $change', (change) => {
    expect(refused(change)).toEqual({ code: 'RECORD_NOT_FOUND' });
    expect(changedRecord(change)).toBe(key);
  });

  test('of a written line is named by the line', () => {
    expect(keyOf(changedRecord(put('registered')))).toEqual(key);
  });
});

describe('the copies', () => {
  const copies = (...changes: RecordChange[]) => custodyAfter(put('registered'), ...changes).copies;

  test('are numbered up to the count of the line', () => {
    expect(copies(putCopy(3, 'G01', 'held'))).toEqual(new Map([[3, { holder: 'G01', state: 'held' }]]));
    expect(refused(putCopy(4, 'G01', 'held'), put('registered'))).toEqual(wrongState);
  });

  test('each take the steps of their own machine and may change their holder', () => {
    expect(
      copies(putCopy(1, 'H37.02', 'held'), putCopy(2, 'H37.02', 'held'), putCopy(1, 'G01', 'sent')),
    ).toEqual(
      new Map([
        [1, { holder: 'G01', state: 'sent' }],
        [2, { holder: 'H37.02', state: 'held' }],
      ]),
    );
    expect(refused(putCopy(1, 'G01', 'sent'), put('registered'))).toEqual(wrongState);
  });

  test('of one holder are settled together, and those of others stay as they are', () => {
    const sent = [1, 2, 3].flatMap((copy) => {
      const holder = copy === 2 ? 'H37' : 'G01';
      return [putCopy(copy, holder, 'held'), putCopy(copy, holder, 'sent')];
    });
    expect(copies(...sent, settleCopies('G01', 'received'))).toEqual(
      new Map([
        [1, { holder: 'G01', state: 'received' }],
        [2, { holder: 'H37', state: 'sent' }],
        [3, { holder: 'G01', state: 'received' }],
      ]),
    );
    expect(copies(...sent, settleCopies('H37.03', 'received'))).toEqual(copies(...sent));
  });

  test('of one holder stay as they are when one of them cannot be settled', () => {
    const custody = custodyAfter(
      put('registered'),
      putCopy(1, 'G01', 'held'),
      putCopy(1, 'G01', 'sent'),
      putCopy(2, 'G01', 'held'),
    );
    expect(refusalOf(() => applyChange(custody, settleCopies('G01', 'received')))).toEqual(wrongState);
    expect(custody.copies.get(1)).toEqual({ holder: 'G01', state: 'sent' });
  });

  test('begin anew when they are counted anew', () => {
    const sent = [putCopy(1, 'G01', 'held'), putCopy(1, 'G01', 'sent')];
    expect(copies(...sent, recount([2]))).toEqual(new Map([[2, { holder: 'G01', state: 'held' }]]));
  });
});

describe('the recipients', () => {
  const recipients = (...changes: RecordChange[]) => custodyAfter(put('registered'), ...changes).recipients;

  test('are each added once, with the envelope that goes to them', () => {
    expect(recipients(addRecipient('G01'), addRecipient('H37'))).toEqual(
      new Map([
        ['G01', { envelope, status: null, withdrawn: null }],
        ['H37', { envelope, status: null, withdrawn: null }],
      ]),
    );
    expect(refused(addRecipient('G01'), put('registered'), addRecipient('G01'))).toEqual(wrongState);
  });

  test('report the statuses that a receiver may, and nobody else reports one', () => {
    expect(recipients(addRecipient('G01'), addRecipient('H37'), setRecipient('G01', '03'))).toEqual(
      new Map([
        ['G01', { envelope, status: '03', withdrawn: null }],
        ['H37', { envelope, status: null, withdrawn: null }],
      ]),
    );
    expect(refused(setRecipient('G01', '04'), put('registered'), addRecipient('G01'))).toEqual(wrongStatus);
    expect(refused(setRecipient('G01', '13'), put('registered'), addRecipient('G01'))).toEqual(wrongStatus);
    expect(refused(setRecipient('H37', '01'), put('registered'), addRecipient('G01'))).toEqual(wrongStatus);
  });

  test('answer another envelope than the last one while they have answered none, or refused one', () => {
    const former = '00000000-0000-4000-8000-000000000009';
    const [add, about] = [
      addRecipient('G01'),
      (status: MessageStatus) => setRecipient('G01', status, former),
    ];
    const answered = { envelope: former, status: '01', withdrawn: null };
    expect(recipients(add, about('01')).get('G01')).toEqual(answered);
    expect(recipients(add, setRecipient('G01', '02'), about('01')).get('G01')).toEqual(answered);
    expect(refused(about('01'), put('registered'), add, setRecipient('G01', '01'))).toEqual(wrongStatus);
    expect(refused(about('04'), put('registered'), add)).toEqual(wrongStatus);
  });
});

/** The code with which a change is refused; undefined for one that the state machines allow. */
function refusalCode(custody: RecordCustody | undefined, change: RecordChange): string | undefined {
  const unless = (may: boolean, code: string) => (may ? undefined : code);
  if (change.change === 'put-record')
    return unless(allowed(documentMachine, custody?.state ?? null, change.state), 'RECORD_WRONG_STATE');
  if (custody === undefined) return 'RECORD_NOT_FOUND';
  const step = (from: CopyState | null, to: CopyState) => allowed(copyMachine, from, to);
  switch (change.change) {
    case 'set-state':
      return unless(allowed(documentMachine, custody.state, change.state), 'RECORD_WRONG_STATE');
    case 'recount-copies': {
      const may = change.copies.every((copy) => copy <= custody.record.copies) && step(null, change.state);
      return unless(may, 'RECORD_WRONG_STATE');
    }
    case 'custody':
      return 'COPY_NOT_HERE';
    case 'put-copy': {
      const from = custody.copies.get(change.copy)?.state ?? null;
      return unless(change.copy <= custody.record.copies && step(from, change.state), 'RECORD_WRONG_STATE');
    }
    case 'send-copy': {
      const next = Math.max(0, ...custody.copies.keys()) + 1;
      const goes = custody.copies.get(change.copy)?.state === 'held' || change.copy === next;
      return unless(custody.state === 'issued' && goes, 'RECORD_WRONG_STATE');
    }
    case 'settle-copies': {
      const held = [...custody.copies.values()].filter(
        ({ holder, state }) => holder === change.holder && state !== 'lost',
      );
      return unless(
        held.every(({ state }) => step(state, change.state)),
        'RECORD_WRONG_STATE',
      );
    }
    case 'add-recipient': {
      const leg = custody.paper.get(change.organisation) ?? 'refused';
      const mayLeave = leg === 'refused' || leg === 'lost';
      return unless(mayLeave && hasNothing(custody, change.organisation), 'RECORD_WRONG_STATE');
    }
    case 'put-paper': {
      const may = allowed(paperMachine, custody.paper.get(change.organisation) ?? null, change.state);
      return unless(may && hasNothing(custody, change.organisation), 'RECORD_WRONG_STATE');
    }
    case 'restore-paper': {
      const now = custody.paper.get(change.organisation) ?? 'waiting';
      return unless(now !== 'waiting' && allowed(paperMachine, change.state, now), 'RECORD_WRONG_STATE');
    }
    case 'unsend-paper': {
      const { back, organisation } = change;
      const { lost, by } = (back.state === 'lost' && back.replaced) || { lost: [], by: [] };
      const are = (copies: readonly number[], state: CopyState) =>
        copies.every((copy) => isDeepStrictEqual(custody.copies.get(copy), { holder: organisation, state }));
      const may = custody.paper.get(organisation) === 'waiting' && are(lost, 'lost') && are(by, 'sent');
      return unless(may, 'RECORD_WRONG_STATE');
    }
    case 'set-recipient': {
      const recipient = custody.recipients.get(change.organisation);
      const may = recipient !== undefined && receiverMayState(recipient.status, change.status);
      return unless(may, 'MESSAGE_WRONG_STATE');
    }
  }
}

/** Whether a body has no envelope, or refused the one it had. */
const hasNothing = ({ recipients }: RecordCustody, organisation: string): boolean =>
  (recipients.get(organisation)?.status ?? (recipients.has(organisation) ? '01' : '02')) === '02';

test('in any sequence, each change is accepted or refused as the machines say, and a refused one changes nothing', () => {
  const holder = fc.constantFrom('G01', 'H37', 'H37.02');
  const copyState = fc.constantFrom(...CopyState.options);
  const documentState = fc.constantFrom(...DocumentState.options);
  const copy = fc.integer({ min: 1, max: 5 });
  const replaced = fc.record({
    lost: fc.uniqueArray(copy, { maxLength: 1 }),
    by: fc.uniqueArray(copy, { maxLength: 1 }),
    from: fc.constantFrom(...ReplacementSource.options),
  });
  const back: fc.Arbitrary<BeforeResend> = fc.oneof(
    fc.constant({ state: 'refused' as const, ...refusedBefore }),
    fc.constant({ state: '02' as const, ...refusedBefore, envelope }),
    replaced.map((copies) => ({ state: 'lost' as const, at, issuedAt: at, replaced: copies })),
  );
  const change: fc.Arbitrary<RecordChange> = fc.oneof(
    fc.tuple(documentState, fc.constantFrom(record, corrected)).map(([state, line]) => put(state, line)),
    documentState.map(setState),
    fc.tuple(fc.uniqueArray(copy, { minLength: 1, maxLength: 2 }), copyState).map((all) => recount(...all)),
    fc.tuple(fc.integer({ min: 1, max: 4 }), holder, copyState).map((copy) => putCopy(...copy)),
    fc.tuple(fc.integer({ min: 1, max: 5 }), holder).map((copy) => sendCopy(...copy)),
    fc.tuple(holder, copyState).map((settled) => settleCopies(...settled)),
    holder.map(addRecipient),
    fc.tuple(holder, fc.constantFrom(...PaperState.options)).map((leg) => putPaper(...leg)),
    fc.tuple(holder, fc.constantFrom(...PaperState.options)).map((leg) => restorePaper(...leg)),
    fc.tuple(holder, back).map((leg) => unsendPaper(...leg)),
    fc.tuple(holder, fc.constantFrom(...MessageStatus.options)).map((status) => setRecipient(...status)),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      let custody: RecordCustody | undefined;
      for (const next of [put('registered'), ...changes]) {
        const before = structuredClone(custody);
        const code = refusalCode(custody, next);
        const outcome = refusalOf(() => {
          custody = applyChange(custody, next);
        });
        expect(outcome).toEqual(code === undefined ? 'accepted' : { code });
        if (code !== undefined) expect(custody).toEqual(before);
      }
    }),
  );
});
