import { describe, expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Warning } from '../../contract/record/warning.ts';
import { calendarOf } from '../../test/support/authority-documents.ts';
import { acts, directory, entryOf, honestLedger, paper, three } from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';
import { Replay } from './engine/replay.ts';
import { NamedDocuments } from './support/documents.ts';

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

describe('working days of the replay', () => {
  // Tuesday, 5 May 2026 is off, so the number of the day after is in time.
  const calendar = calendarOf(2026, { daysOff: ['2026-05-05'] });
  const at = '2026-05-06T01:00:00.000Z';

  /** The code with which a ledger is refused in which a calendar comes, and a line after it. */
  function refusedAfter(warned: Warning[], ledger: { read: boolean; earlier?: true }): string | null {
    const documents = new NamedDocuments();
    const takeIn = acts.calendar();
    if (ledger.read && takeIn.act === 'calendar')
      documents.addCalendar(takeIn.data.statement.content, calendar);
    const replay = new Replay({ self, directory, documents });
    const begin = entryOf(acts.unlock(), 1, at);
    replay.take(ledger.earlier ? ({ ...begin, generation: 2 } as LedgerEntry) : begin);
    replay.take(entryOf(takeIn, 2, at));
    try {
      replay.take(entryOf(acts.register(outgoing(1), warned), 3, at));
    } catch (error) {
      if (error instanceof AppError) return error.code;
      throw error;
    }
    return null;
  }

  test('are those of the calendar taken in', () => {
    expect(refusedAfter([], { read: true })).toBeNull();
    expect(refusedAfter(['number-late'], { read: true })).toBe('LEDGER_CONTRADICTS');
  });

  test('are Monday to Friday in a session of a terminal that did not count by calendars yet', () => {
    expect(refusedAfter(['number-late'], { read: true, earlier: true })).toBeNull();
    expect(refusedAfter([], { read: true, earlier: true })).toBe('LEDGER_CONTRADICTS');
  });

  test('cannot be told without the bytes of the calendar, and other warnings can', () => {
    expect(refusedAfter([], { read: false })).toBeNull();
    expect(refusedAfter(['number-late'], { read: false })).toBeNull();
    expect(refusedAfter(['number-skips'], { read: false })).toBe('LEDGER_CONTRADICTS');
  });
});

test('each is stated once, in their one order', () => {
  const act = (warned: Warning[]) => () => entryOf(acts.register(outgoing(4), warned));
  expect(act(['number-late', 'another-year'])).toThrow('LEDGER_ENTRY_INVALID');
  expect(act(['number-late', 'number-late'])).toThrow('LEDGER_ENTRY_INVALID');
});
