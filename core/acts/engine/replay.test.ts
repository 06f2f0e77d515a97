import { describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { Act } from '../../../contract/ledger/act.ts';
import { type CodedRecord, issuedPart } from '../../../contract/record/coded-record.ts';
import type { RegisterDirectory } from '../../../domain/record/line-context.ts';
import { createStore } from '../../../native/store/store.ts';
import {
  acts,
  append,
  envelopeId,
  incoming,
  key,
  outgoing,
  self,
  temporaryFolder,
} from '../../../test/support/store.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import { Replay } from './replay.ts';

const nothing = '0'.repeat(64);
const proof = { content: nothing, signature: nothing };
const signed = (record: CodedRecord) => ({
  content: digestOf(canonicalBytes(issuedPart(record))),
  signature: nothing,
});

const { register, correct, cancel, status } = acts;
const issue = (record: CodedRecord, envelope: number): Act => {
  const act = acts.issue(record, envelope);
  return act.act === 'issue' ? { ...act, data: { ...act.data, record: signed(record) } } : act;
};
const receive = (record: CodedRecord, envelope: number): Act => ({
  act: 'receive',
  subject: envelopeId(envelope),
  data: {
    ...{ code: record.code, from: record.issuer, envelope: nothing, dispatch: proof, copies: [1] },
    record: signed(record),
  },
});
const enter = (record: CodedRecord, envelope?: number): Act => ({
  act: 'enter',
  subject: record.code,
  data: {
    ...{ record, copies: [1] },
    ...(envelope === undefined ? {} : { envelope: envelopeId(envelope), statement: proof }),
  },
});
const join = (old: CodedRecord, next: CodedRecord, envelope: number): Act => ({
  act: 'join',
  subject: next.code,
  data: { old, new: next, envelope: envelopeId(envelope), copies: [1], statement: proof },
});
const reject = (from: string): Act => ({
  act: 'reject',
  subject: envelopeId(50),
  data: { from, envelope: nothing, fault: 'SIGNATURE_INVALID' },
});
const refuse = (record: CodedRecord, envelope: number, reason = 'R01'): Act => ({
  act: 'refuse',
  subject: record.code,
  data: { envelope: envelopeId(envelope), reasons: [reason], statement: proof },
});
const deliver = (envelope: number, to: string): Act => ({
  act: 'deliver',
  subject: envelopeId(envelope),
  data: { receipt: proof, to },
});

const [one, two, three] = [outgoing(1), outgoing(2), outgoing(3)];
const better = { ...two, pages: 9, number: 20 };
const [paper, sent, refused] = [incoming(1), incoming(2), incoming(3)];
const misread = { ...paper, pages: 7 };

/** A paper entered the day before its issuer dates it, and its envelope. */
const early = incoming(3, { code: incoming(8).code, issuedOn: '2026-05-03', arrivedOn: '2026-05-03' });
const dated = { ...early, issuedOn: '2026-05-04' };
const lateEnvelope: Act[] = [enter(early), receive(dated, 41), join(early, dated, 41)];

/** Everything a terminal does, in an order in which it may. */
const honest: Act[] = [
  { act: 'unlock', subject: 'S1', data: {} },
  register(one),
  issue(one, 1),
  deliver(1, 'G01'),
  status(one, 'G01', '01', 1),
  status(one, 'G01', '03', 1),
  register(two),
  correct(two, better),
  cancel(better),
  enter(misread),
  receive(paper, 11),
  join(misread, paper, 11),
  receive(sent, 12),
  enter(sent, 12),
  receive(refused, 13),
  refuse(refused, 13),
  receive(refused, 14),
  register(three),
  // The same code under another issuer is another record.
  receive({ ...sent, issuer: 'H37' }, 15),
];

/** Three bodies that list the same part of a notation, and one person. */
const directory: RegisterDirectory = {
  organisation: (code) =>
    [self, 'G01', 'H37'].includes(code)
      ? { code, name: code, tier: 2, notationParts: ['UBND'], persons: [], seals: [], terminals: [] }
      : undefined,
  person: (_organisation, code) =>
    code === 'P00000001'
      ? { code, name: 'An', role: 'clerk', from: '2026-01-01T00:00:00.000Z', certificates: [] }
      : undefined,
};

/** The place and code of the first entry that is refused; null when all are taken. */
function fault(ledger: readonly Act[]): [number, string] | null {
  const replay = new Replay({ self, directory });
  for (const [index, act] of ledger.entries()) {
    const seq = index + 1;
    try {
      replay.take(
        frameEntry(act, { seq, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev: genesis }),
      );
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [seq, error.code];
    }
  }
  return null;
}

describe('a ledger replayed', () => {
  test('holds when each entry may follow those before it, as the store finds too', () => {
    expect(fault(honest)).toBeNull();
    const folder = temporaryFolder();
    const store = createStore({ path: `${folder.path}/store`, key, organisation: self });
    for (const act of honest) append(store, act);
    expect(store.registers.get(paper)?.record).toEqual(paper);
    expect(store.registers.copies(paper).map(({ copy }) => copy)).toEqual([1]);
    store.close();
    folder.remove();
  });

  test.each<[string, Act[]]>([
    ['ORDINAL_BROKEN', [register(outgoing(5))]],
    ['ORDINAL_BROKEN', [register({ ...outgoing(4), ordinal: 3 })]],
    ['ORDINAL_BROKEN', [enter(incoming(4))]],
    ['ORDINAL_BROKEN', [enter(incoming(3, { arrivalNumber: 4 }))]],
    ['RECORD_CODE_USED', [register({ ...outgoing(4), code: one.code })]],
    ['RECORD_CODE_USED', [register({ ...outgoing(4), code: sent.code })]],
    ['RECORD_CODE_USED', [enter({ ...incoming(3), code: sent.code })]],
    ['RECORD_CODE_USED', [receive(sent, 16)]],
    ['RECORD_CODE_USED', [receive(refused, 16)]],
    ['NUMBER_USED', [register({ ...outgoing(4), number: 1 })]],
    ['NUMBER_USED', [register({ ...outgoing(4), number: better.number })]],
    ['NUMBER_USED', [correct(three, { ...three, number: 1 })]],
    ['RECORD_NOT_FOUND', [cancel(outgoing(4))]],
    ['RECORD_NOT_FOUND', [correct(outgoing(4), outgoing(4))]],
    ['RECORD_NOT_FOUND', [issue(outgoing(4), 20)]],
    ['RECORD_NOT_FOUND', [join(incoming(3), incoming(3), 14)]],
    ['RECORD_WRONG_STATE', [cancel(one)]],
    ['RECORD_WRONG_STATE', [issue(better, 20)]],
    ['RECORD_WRONG_STATE', [correct(one, { ...one, pages: 4 })]],
    ['MESSAGE_WRONG_STATE', [status(one, 'G01', '02', 1)]],
    ['ENVELOPE_CONFLICT', [issue(three, 1)]],
    ['ENVELOPE_CONFLICT', [receive(incoming(9), 1)]],
    ['ENVELOPE_CONFLICT', [receive(incoming(9), 12)]],
    ['ENVELOPE_CONFLICT', [enter(incoming(3), 30)]],
    ['ENVELOPE_CONFLICT', [refuse(sent, 12)]],
    ['ENVELOPE_CONFLICT', [join(paper, paper, 11)]],
    ['LEDGER_CONTRADICTS', [issue({ ...three, pages: 4 }, 20)]],
    ['LEDGER_CONTRADICTS', [correct({ ...three, pages: 4 }, three)]],
    ['LEDGER_CONTRADICTS', [correct(three, { ...three, ordinal: 4 })]],
    ['LEDGER_CONTRADICTS', [register({ ...outgoing(4), issuer: 'G01', recipients: ['H37'] })]],
    ['LEDGER_CONTRADICTS', [status(one, 'H37', '01', 1)]],
    ['LEDGER_CONTRADICTS', [status(one, 'G01', '03', 2)]],
    ['LEDGER_CONTRADICTS', [deliver(1, 'H37')]],
    ['LEDGER_CONTRADICTS', [deliver(12, 'G01')]],
    ['LEDGER_CONTRADICTS', [enter({ ...refused, pages: 8 }, 14)]],
    ['LEDGER_CONTRADICTS', [enter({ ...refused, code: incoming(9).code }, 14)]],
    ['LEDGER_CONTRADICTS', [refuse(sent, 14)]],
    ['LEDGER_CONTRADICTS', [receive({ ...incoming(9), issuer: self, recipients: ['G01'] }, 20)]],
    ['LEDGER_CONTRADICTS', [{ act: 'withdraw', subject: envelopeId(12), data: {} }]],
    ['LEDGER_CONTRADICTS', [{ act: 'withdraw', subject: envelopeId(1), data: {} }]],
    ['LEDGER_CONTRADICTS', [deliver(40, 'G01'), { act: 'withdraw', subject: envelopeId(40), data: {} }]],
    ['NOTATION_NOT_LISTED', [register(outgoing(4, { notation: 'TAN.CONG.LUC.5.GIO.MAI' }))]],
    ['NOTATION_NOT_LISTED', [correct(three, { ...three, notation: 'BC-TAN.CONG' })]],
    ['ORGANISATION_UNKNOWN', [register(outgoing(4, { recipients: ['A00.NOI.DUNG'] }))]],
    ['ORGANISATION_UNKNOWN', [enter(incoming(3, { issuer: 'B99.KHONG.CO' }))]],
    ['ORGANISATION_UNKNOWN', [deliver(40, 'A00.NOI.DUNG')]],
    ['ORGANISATION_UNKNOWN', [reject('A00.NOI.DUNG')]],
    ['TYPE_UNKNOWN', [register(outgoing(4, { typeCode: 'Xyz' }))]],
    ['PERSON_UNKNOWN', [register(outgoing(4, { signer: 'P0ABCDEFG' }))]],
    ['CATALOGUE_CODE_UNKNOWN', [register(outgoing(4, { noteCodes: ['N98'] }))]],
    ['CATALOGUE_CODE_UNKNOWN', [{ act: 'cancel', subject: three.code, data: { reason: 'H99' } }]],
    ['CATALOGUE_CODE_UNKNOWN', [refuse(refused, 14, 'R99')]],
    ['PROTECTION_TOO_LONG', [register(outgoing(4, { protectUntil: '2199-12-31' }))]],
    ['DATE_IN_FUTURE', [register(outgoing(4, { issuedOn: '2150-01-01' }))]],
    ['LEDGER_CONTRADICTS', [register(outgoing(1, { code: outgoing(4).code, year: 2025 }))]],
    ['YEAR_CLOSED', [register(outgoing(1, { code: outgoing(4).code, year: 2024, issuedOn: '2024-05-04' }))]],
    ['COPIES_TOO_FEW', [register(outgoing(4, { recipients: ['G01', 'H37'], copies: 1 }))]],
    ['RECORD_NOT_FOUND', [register(outgoing(4, { replyTo: outgoing(9).code }))]],
    ['RECORD_NOT_FOUND', [enter(incoming(3, { replyTo: outgoing(9).code }))]],
    ['RECORD_INVALID', [enter(incoming(3, { recipients: ['H37'] }))]],
    ['ARRIVED_BEFORE_ISSUED', [enter(incoming(3, { arrivedOn: '2026-05-03' }))]],
    ['ARRIVED_BEFORE_ISSUED', [...lateEnvelope]],
  ])('names %s at the entry that breaks it: %j', (code, more) => {
    expect(fault([...honest, ...more])).toEqual([honest.length + more.length, code]);
  });

  /**
   * For each act of `honest`: the code when it comes twice, and which one is refused when it is left out. `missedBy` is
   * the index of that act in `honest`, which is its number from 1 in the shorter ledger.
   */
  const outcomes: [twice: string | null, leftOut: [missedBy: number, code: string] | null][] = [
    [null, null],
    ['ORDINAL_BROKEN', [2, 'RECORD_NOT_FOUND']],
    ['ENVELOPE_CONFLICT', [4, 'LEDGER_CONTRADICTS']],
    [null, null],
    ['MESSAGE_WRONG_STATE', null],
    ['MESSAGE_WRONG_STATE', null],
    ['ORDINAL_BROKEN', [7, 'RECORD_NOT_FOUND']],
    ['LEDGER_CONTRADICTS', null],
    ['RECORD_WRONG_STATE', null],
    ['RECORD_CODE_USED', [11, 'RECORD_NOT_FOUND']],
    ['ENVELOPE_CONFLICT', [11, 'ENVELOPE_CONFLICT']],
    ['LEDGER_CONTRADICTS', null],
    ['ENVELOPE_CONFLICT', [13, 'ENVELOPE_CONFLICT']],
    ['RECORD_CODE_USED', null],
    ['ENVELOPE_CONFLICT', [15, 'ENVELOPE_CONFLICT']],
    ['ENVELOPE_CONFLICT', [16, 'RECORD_CODE_USED']],
    ['ENVELOPE_CONFLICT', null],
    ['ORDINAL_BROKEN', null],
    ['ENVELOPE_CONFLICT', null],
  ];

  test('refuses an entry that comes a second time, except an unlock and a receipt', () => {
    expect(honest.map((act, index) => fault(honest.toSpliced(index, 0, act)))).toEqual(
      outcomes.map(([code], index) => (code === null ? null : [index + 2, code])),
    );
  });

  test('misses an entry left out where a later one builds on it', () => {
    expect(honest.map((_, index) => fault(honest.toSpliced(index, 1)))).toEqual(
      outcomes.map(([, missed]) => missed),
    );
  });
});
