import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { CustodyEvent } from '../../../domain/custody/copy-custody.ts';
import { applyChange, type RecordChange, type RecordCustody } from '../../../domain/record/record-custody.ts';
import { fc } from '../../../test/support/random.ts';
import { code, envelopeId, incoming, outgoing, self } from '../../../test/support/store.ts';
import { KeptRecords } from './kept-records.ts';

const at = '2026-05-05T01:00:00.000Z';
/** Three issuers use one code. */
const lines = [
  outgoing(1, { copies: 4, recipients: ['G01', 'H37'] }),
  incoming(1, { copies: 4, code: code(1) }),
  incoming(2, { copies: 4, code: code(1), issuer: 'H37' }),
  outgoing(2, { copies: 4, recipients: ['G01'] }),
];
const copy = fc.integer({ min: 1, max: 4 });
const to = fc.constantFrom('U02', 'P00000004');
const organisation = fc.constantFrom('G01', 'H37');

/** Changes of one line; many of them its state does not allow. */
const changesOf = (line: (typeof lines)[number]) => {
  const key = keyOf(line);
  const [state, kept] =
    line.book === 'incoming' ? (['entered', 'received'] as const) : (['registered', 'held'] as const);
  const inside = (event: CustodyEvent, copies: number[]): RecordChange[] =>
    copies.map((number) => ({ change: 'custody', key, copy: number, event, seq: 9 }));
  const some = fc.subarray([1, 2, 3, 4], { minLength: 1 });
  const put: RecordChange = { change: 'put-record', record: line, state, seq: 1 };
  return fc.oneof(
    fc.constant([put]),
    some.map((copies): RecordChange[] =>
      copies.map((number) => ({ change: 'put-copy', key, copy: number, holder: self, state: kept })),
    ),
    fc
      .tuple(some, to)
      .map(([copies, receiver]) =>
        inside({ event: 'collect', from: 'desk', to: receiver, place: null }, copies),
      ),
    some.map((copies) =>
      inside({ event: 'offer', from: 'desk', entry: 9, kind: 'transfer', to: 'U02', until: null }, copies),
    ),
    some.map((copies) => inside({ event: 'take-back', from: 'desk', entry: 9 }, copies)),
    some.map((copies) => inside({ event: 'miss', from: 'desk' }, copies)),
    fc.constant<RecordChange[]>([{ change: 'set-state', key, state: 'issued', seq: 2 }]),
    fc.constant<RecordChange[]>([{ change: 'settle', key }]),
    fc.constant<RecordChange[]>([
      { change: 'recount-copies', key, copies: [2, 3], holder: self, state: kept },
    ]),
    fc
      .tuple(copy, organisation)
      .map(([number, holder]): RecordChange[] => [{ change: 'send-copy', key, copy: number, holder }]),
    organisation.map((holder): RecordChange[] => [
      { change: 'settle-copies', key, holder, state: 'received' },
    ]),
    organisation.map((of): RecordChange[] => [
      { change: 'add-recipient', key, organisation: of, envelope: envelopeId(1), at },
    ]),
    organisation.map((of): RecordChange[] => [
      { change: 'put-paper', key, organisation: of, state: 'waiting', reasons: [], at },
    ]),
  );
};

test('a record is the same after others were asked for, whatever became of it, under a code of several issuers', () => {
  const anyChanges = fc.array(fc.oneof(...lines.map(changesOf)), { minLength: 40, maxLength: 80 });
  const reached = { inside: 0, legs: 0 };
  fc.assert(
    fc.property(anyChanges, (drawn) => {
      const records = new KeptRecords();
      const expected = new Map<string, RecordCustody>();
      for (const change of drawn.flat()) {
        const key = change.change === 'put-record' ? keyOf(change.record) : change.key;
        try {
          const custody = applyChange(expected.get(key.issuer + key.code), change);
          expected.set(key.issuer + key.code, custody);
        } catch (error) {
          if (error instanceof AppError) continue;
          throw error;
        }
        const { record, state } = records.put(applyChange(records.get(key), change));
        const known = expected.get(key.issuer + key.code);
        expect({ record, state }).toEqual({ record: known?.record, state: known?.state });
      }
      for (const line of lines) {
        const key = keyOf(line);
        const known = expected.get(key.issuer + key.code);
        expect(records.get(key)).toEqual(known);
        reached.inside += known?.custody.size ?? 0;
        reached.legs += (known?.recipients.size ?? 0) + (known?.paper.size ?? 0);
      }
      const issuers = [...records.under(code(1))].map(({ record }) => record.issuer);
      const written = [...expected.values()].filter(({ record }) => record.code === code(1));
      expect(issuers).toEqual(written.map(({ record }) => record.issuer));
    }),
    { numRuns: 100 },
  );
  expect(Math.min(reached.inside, reached.legs)).toBeGreaterThan(0);
});

test('copies in one state are kept once, however many they are', () => {
  const line = outgoing(1, { copies: 999 });
  const key = keyOf(line);
  const numbers = Array.from({ length: 999 }, (_, index) => index + 1);
  const records = new KeptRecords();
  let custody: RecordCustody | undefined;
  const apply = (change: RecordChange) => {
    custody = applyChange(custody, change);
  };
  apply({ change: 'put-record', record: line, state: 'registered', seq: 1 });
  for (const number of numbers) apply({ change: 'put-copy', key, copy: number, holder: self, state: 'held' });
  const event: CustodyEvent = { event: 'collect', from: 'desk', to: 'U02', place: null };
  for (const number of numbers) apply({ change: 'custody', key, copy: number, event, seq: 2 });
  const kept = records.put(custody ?? expect.unreachable());
  records.put(
    applyChange(undefined, { change: 'put-record', record: outgoing(2), state: 'registered', seq: 3 }),
  );
  expect(kept.runs).toHaveLength(1);
  expect(records.get(key)).toEqual(custody);
});
