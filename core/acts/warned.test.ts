import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { Act } from '../../contract/ledger/act.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { acts, directory, entryOf, honestLedger, paper, three } from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';

/** The code with which a replay refuses an act as it stands, after the honest ledger; null when it takes it. */
function refusal(act: Act, at?: string): string | null {
  const replay = new Replay({ self, directory });
  for (const [index, one] of honestLedger.entries()) replay.take(entryOf(one, index + 1));
  try {
    replay.take(entryOf(act, honestLedger.length + 1, at));
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return null;
}

/** The acts that write a line, each with the warnings that the line has and the moment at which it is written. */
const written: [what: string, act: (warned: Warning[]) => Act, warned: Warning[], at?: string][] = [
  ['a line like any other', (warned) => acts.register(outgoing(4), warned), []],
  ['a number behind a gap', (warned) => acts.register(outgoing(4, { number: 9 }), warned), ['number-skips']],
  [
    'a day before that of the line before it',
    (warned) => acts.register(outgoing(4, { issuedOn: '2026-05-02' }), warned),
    ['date-before-last', 'number-late'],
  ],
  [
    'a number given on the second working day after the signing',
    (warned) => acts.register(outgoing(4), warned),
    ['number-late'],
    '2026-05-06T01:00:00.000Z',
  ],
  [
    'a notation of another type',
    (warned) => acts.register(outgoing(4, { notation: 'KH-UBND' }), warned),
    ['type-not-in-notation'],
  ],
  [
    'the document of another line',
    (warned) =>
      acts.enter(incoming(3, { number: paper.number, code: outgoing(8).code }), undefined, undefined, warned),
    ['same-document'],
  ],
  [
    'a document of another year',
    (warned) => acts.enter(incoming(3, { issuedOn: '2025-12-31' }), undefined, undefined, warned),
    ['another-year'],
  ],
  [
    'a correction that leaves a number out',
    (warned) => acts.correct(three, { ...three, number: 9 }, warned),
    ['number-skips'],
  ],
];

test.each(written)('the warnings of %s are those that its act states', (_what, act, warned, at) => {
  expect(refusal(act(warned), at)).toBeNull();
  if (warned.length > 0) expect(refusal(act([]), at)).toBe('LEDGER_CONTRADICTS');
  const more: Warning = warned.includes('another-year') ? 'number-skips' : 'another-year';
  expect(refusal(act([...warned, more].sort()), at)).toBe('LEDGER_CONTRADICTS');
});

test('each is stated once, in their one order', () => {
  const act = (warned: Warning[]) => () => entryOf(acts.register(outgoing(4), warned));
  expect(act(['number-late', 'another-year'])).toThrow('LEDGER_ENTRY_INVALID');
  expect(act(['number-late', 'number-late'])).toThrow('LEDGER_ENTRY_INVALID');
});
