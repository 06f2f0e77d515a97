import { describe, expect, test } from 'vitest';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import type { DocumentState } from '../../../contract/record/status.ts';
import { createStore } from '../../../native/store/store.ts';
import {
  acts,
  better,
  digest,
  directory,
  entryOf,
  honestLedger,
  one,
  paper,
  replayFault,
  replayRefusal,
  three,
} from '../../../test/support/honest-ledger.ts';
import { append, envelopeId, key, self, temporaryFolder } from '../../../test/support/store.ts';
import { Replay } from './replay.ts';

const unchangeable = {
  correct: 'RECORD_WRONG_STATE',
  cancel: 'RECORD_WRONG_STATE',
  issue: 'RECORD_WRONG_STATE',
};
const notOurs = { correct: 'RECORD_NOT_FOUND', cancel: 'RECORD_NOT_FOUND', issue: 'RECORD_NOT_FOUND' };

describe('a ledger replayed', () => {
  test('holds when each entry may follow those before it, as the store finds too', () => {
    expect(replayFault(honestLedger)).toBeNull();
    const folder = temporaryFolder();
    const store = createStore({ path: `${folder.path}/store`, key, organisation: self });
    for (const act of honestLedger) append(store, act);
    expect(store.registers.get(paper)?.record).toEqual(paper);
    expect(store.registers.copies(paper).map(({ copy }) => copy)).toEqual([1]);
    store.close();
    folder.remove();
  });

  test.each<[DocumentState, WrittenRecord, Record<string, string | null>]>([
    ['registered', three, { correct: null, cancel: null, issue: null, status: 'LEDGER_CONTRADICTS' }],
    ['issued', one, { ...unchangeable, status: null }],
    ['cancelled', better, { ...unchangeable, status: 'LEDGER_CONTRADICTS' }],
    ['entered', paper, { ...notOurs, correct: null, cancel: 'RECORD_SIGNED', status: 'RECORD_NOT_FOUND' }],
  ])('takes only what the state allows of a record that is %s', (_state, record, outcome) => {
    expect({
      correct: replayRefusal(acts.correct(record, record)),
      cancel: replayRefusal(acts.cancel(record)),
      issue: replayRefusal(acts.issue(record, 20)),
      status: replayRefusal(acts.status(record, 'G01', '04', 1)),
    }).toEqual(outcome);
  });

  /**
   * For each act of `honestLedger`: the code when it comes twice, and which one is refused when it is left out.
   * `missedBy` is the index of that act in `honestLedger`, which is its number from 1 in the shorter ledger.
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
    expect(honestLedger.map((act, index) => replayFault(honestLedger.toSpliced(index, 0, act)))).toEqual(
      outcomes.map(([code], index) => (code === null ? null : [index + 2, code])),
    );
  });

  test('knows the digest of each envelope that an issue or a resend names, to hold its receipt against', () => {
    const again = [acts.status(three, 'G01', '02', 20), acts.resend(three, 'G01', 'refused', 21)];
    const replay = new Replay({ self, directory });
    const digests = [...honestLedger, acts.issue(three, 20), ...again].map((act, index) => {
      replay.take(entryOf(act, index + 1));
      return [1, 20, 21, 12].map((id) => replay.digestOfSent(envelopeId(id)));
    });
    expect(digests[1]).toEqual([undefined, undefined, undefined, undefined]);
    expect(digests[2]).toEqual([digest, undefined, undefined, undefined]);
    expect(digests.at(-1)).toEqual([digest, digest, digest, undefined]);
  });

  test('misses an entry left out where a later one builds on it', () => {
    expect(honestLedger.map((_, index) => replayFault(honestLedger.toSpliced(index, 1)))).toEqual(
      outcomes.map(([, missed]) => missed),
    );
  });
});
