import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { ControlCode } from '../../contract/record/control-code.ts';
import { Digest } from '../../contract/scalar.ts';
import { compareLedgers } from './compare-ledgers.ts';
import { LedgerFacts } from './ledger-facts.ts';

/** Two ledgers of a day on which every act occurred, and all proofs of both. */
const folder = (generation: number) =>
  new URL(`../../test/fixtures/generations/${generation}/export/`, import.meta.url);
const bytesOf = (name: string, generation = 1): Buffer =>
  readFileSync(fileURLToPath(new URL(name, folder(generation))));
const entriesOf = (letter: string, generation = 1): LedgerEntry[] =>
  bytesOf(`ledger-${letter}.jsonl`, generation)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => parseLedgerEntry(JSON.parse(line)));
const [a, b] = [entriesOf('a'), entriesOf('b')];
const whose = {
  a: { organisation: 'H37.01', terminal: 'T7K3Q9XWP' },
  b: { organisation: 'H37.02', terminal: 'T5M8W2YFG' },
};

function factsOf(owner: keyof typeof whose, entries: readonly LedgerEntry[], generation = 1): LedgerFacts {
  const facts = new LedgerFacts(whose[owner], (digest) => bytesOf(`proof/${digest}`, generation));
  for (const entry of entries) facts.take(entry);
  return facts;
}
const ofB = factsOf('b', b);

/** What contradicts between two ledgers: code, whose ledger, its entry, the entry of the other. */
const found = (one: readonly LedgerEntry[], other: readonly LedgerEntry[] = b) =>
  compareLedgers([factsOf('a', one), factsOf('b', other)]).contradictions.map(
    ({ code, ledger, seq, otherSeq }) => [code, ledger.organisation, seq, otherSeq] as const,
  );

type Change<Act> = Partial<Act extends { data: infer Data } ? Data : never>;
/** The ledger with a change to the data of its first entry of an act about which `holds` is true. */
function changed<Name extends LedgerEntry['act']>(
  entries: readonly LedgerEntry[],
  act: Name,
  change: Change<Extract<LedgerEntry, { act: Name }>>,
  holds: (entry: LedgerEntry) => boolean = () => true,
): { ledger: LedgerEntry[]; seq: number } {
  const index = entries.findIndex((entry) => entry.act === act && holds(entry));
  const entry = entries[index];
  if (entry === undefined) throw new Error(`no ${act}`);
  const data = Object.assign({}, entry.data, change);
  return { ledger: entries.with(index, Object.assign({}, entry, { data })), seq: entry.seq };
}
const seqOf = (entries: readonly LedgerEntry[], holds: (entry: LedgerEntry) => boolean): number =>
  entries.find(holds)?.seq ?? 0;
const isFirstIssue = (entry: LedgerEntry): boolean => entry.seq === seqOf(a, ({ act }) => act === 'issue');

describe('the ledgers of two bodies', () => {
  test('that tell one story do not contradict, and show what is under way', () => {
    expect(compareLedgers([factsOf('a', a), ofB])).toEqual({
      contradictions: [],
      underWay: [
        { from: 'H37.01', to: 'H37.02', envelopes: 2, answers: 2 },
        { from: 'H37.02', to: 'H37.01', envelopes: 1, answers: 0 },
      ],
      rejected: [],
    });
  });

  describe('where the receiver rejected an envelope that was issued to it', () => {
    const [sent, came] = [entriesOf('a', 6), entriesOf('b', 6)];
    const [from, to] = [whose.a.organisation, whose.b.organisation];
    const taken = came.find((entry) => entry.act === 'receive' && entry.data.from === from);
    const isGone = (id: string) =>
      came.some(({ subject }) => subject === id) ||
      sent.some(({ act, subject }) => act === 'withdraw' && subject === id);
    const lost = sent
      .flatMap((entry) => (entry.act === 'issue' ? entry.data.envelopes : []))
      .find((envelope) => envelope.to === to && !isGone(envelope.id));
    const other = came.find(({ act }) => act === 'reject');
    if (lost === undefined || !('digest' in lost)) throw new Error('no envelope under way');
    const [subject, digest] = [lost.id, Digest.parse(lost.digest)];
    const rejection = (envelope: string, fault: string) =>
      parseLedgerEntry({ ...other, subject, data: { from, envelope, fault } });
    const compared = (...entries: LedgerEntry[]) => {
      const ledgers = [factsOf('a', sent, 6), factsOf('b', [...came, ...entries], 6)];
      const { underWay, rejected } = compareLedgers(ledgers);
      return { rejected, envelopes: underWay.find((open) => open.to === to)?.envelopes ?? 0 };
    };
    const before = compared();

    test('it is told with its fault, and is not under way', () => {
      const envelopes = before.envelopes - 1;
      const rejected = [{ from, to, fault: 'SIGNATURE_INVALID', again: false, envelopes: 1 }];
      expect(compared(rejection(digest, 'SIGNATURE_INVALID'))).toEqual({ rejected, envelopes });
      const forged = rejection('0'.repeat(64), 'ENVELOPE_INVALID');
      expect(compared(forged, rejection(digest, 'SIGNATURE_INVALID'), forged)).toEqual({
        rejected,
        envelopes,
      });
    });

    test('but only another under its identity, as anybody may send, it is under way', () => {
      expect(before).toEqual({ rejected: [], envelopes: expect.any(Number) });
      expect(compared(rejection('0'.repeat(64), 'SIGNATURE_INVALID'))).toEqual(before);
    });

    test('and took it in when it was looked at again, it was received', () => {
      const late = parseLedgerEntry({ ...taken, subject });
      const envelopes = before.envelopes - 1;
      expect(compared(rejection(digest, 'SIGNATURE_INVALID'), late)).toEqual({ rejected: [], envelopes });
    });
  });

  test('contradict if one says of a record that the other holds, signed, that it was never issued', () => {
    const issue = a.find(({ act }) => act === 'issue');
    const receive = b.find((entry) => entry.act === 'receive' && entry.data.code === issue?.subject);
    if (issue === undefined || receive === undefined) throw new Error('no record was handed over');
    // The end is rewritten: the record was cancelled instead, and no statement about it came.
    const cancel = Object.assign({}, issue, { act: 'cancel', data: { reason: 'H01' } });
    const cancelled = a.map((entry) => (entry === issue ? parseAsIs(cancel) : entry));
    const found = compareLedgers([factsOf('a', cancelled), ofB]).contradictions;
    expect(found).toMatchObject([
      {
        code: 'RECORD_DENIED',
        ledger: { organisation: 'H37.01' },
        seq: issue.seq,
        other: { organisation: 'H37.02' },
        otherSeq: receive.seq,
        record: { issuer: 'H37.01', code: issue.subject },
      },
    ]);
    // The same if it does not even mention the record, but goes on.
    const [last] = a.slice(-1);
    if (last === undefined) throw new Error('no entry');
    const later = { ...last, at: new Date(Date.parse(last.at) + 3_600_000).toISOString() };
    const silent = [...a.filter((entry) => entry !== issue), later];
    expect(compareLedgers([factsOf('a', silent), ofB]).contradictions).toMatchObject([
      { code: 'RECORD_DENIED', seq: undefined, otherSeq: receive.seq },
    ]);
  });

  test('contradict if one ends before what the other holds from it', () => {
    const before = seqOf(a, ({ act }) => act === 'issue') - 1;
    const codes = new Set(found(a.slice(0, before)).map(([code, of]) => `${code} ${of}`));
    expect(codes).toEqual(new Set(['LEDGER_LACKS_ACT H37.01']));
    // What B signed about envelopes of A is not in a ledger of B that ends before.
    expect(found(a, b.slice(0, 1))).toContainEqual([
      'LEDGER_LACKS_ACT',
      'H37.02',
      undefined,
      seqOf(a, ({ act }) => act === 'status'),
    ]);
  });

  test.each<[string, Change<Extract<LedgerEntry, { act: 'receive' }>>]>([
    ['record', { record: { content: '0'.repeat(64), signature: '0'.repeat(64) } }],
    ['copies', { copies: [2] }],
    ['code', { code: ControlCode.parse('DCNQSP8R4A52X') }],
    ['digest of the envelope', { envelope: '0'.repeat(64) }],
  ])('contradict if the reception names another %s than the issue or the receipt', (what, change) => {
    const { ledger, seq } = changed(b, 'receive', change);
    const act = what === 'digest of the envelope' ? 'deliver' : 'issue';
    const place = seqOf(a, (entry) => entry.act === act);
    expect(found(a, ledger)).toContainEqual(['LEDGERS_DISAGREE', 'H37.01', place, seq]);
  });

  test('contradict if a status that one holds is not what the other did', () => {
    const statusOf = (status: string) => (entry: LedgerEntry) =>
      entry.act === 'status' && entry.data.status === status;
    const told = a.find(statusOf('03'));
    if (told?.act !== 'status') throw new Error('no status');
    const { envelope } = told.data;
    const entered = seqOf(b, (entry) => entry.act === 'enter' && entry.data.envelope === envelope);
    const other = { statement: { content: '0'.repeat(64), signature: '0'.repeat(64) } };
    const { ledger, seq } = changed(a, 'status', other, statusOf('03'));
    expect(found(ledger)).toEqual([['LEDGERS_DISAGREE', 'H37.02', entered, seq]]);
    const lacking = b.filter((entry) => entry.act !== 'enter' || entry.data.envelope !== envelope);
    const received = seqOf(b, ({ act, subject }) => act === 'receive' && subject === envelope);
    expect(found(a, lacking)).toEqual([['LEDGER_LACKS_ACT', 'H37.02', received, told.seq]]);
  });
});

test('of two ledgers of one terminal the older is the beginning of the newer', () => {
  const older = factsOf('a', a.slice(0, 40));
  expect(compareLedgers([factsOf('a', a), older]).contradictions).toEqual([]);
  const rewritten = a.map((entry) => (isFirstIssue(entry) ? { ...entry, hash: '0'.repeat(64) } : entry));
  expect(compareLedgers([factsOf('a', a), factsOf('a', rewritten)]).contradictions).toMatchObject([
    { code: 'LEDGER_FORKED', seq: seqOf(a, isFirstIssue), otherSeq: seqOf(a, isFirstIssue) },
  ]);
});

/** An entry with another act, whose hash nobody looks at here. */
function parseAsIs(entry: object): LedgerEntry {
  return parseLedgerEntry(entry);
}
