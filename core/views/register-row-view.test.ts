import { expect, test } from 'vitest';
import type { PaperState } from '../../contract/record/paper.ts';
import type { DocumentState } from '../../contract/record/status.ts';
import { incomingLine, law, outgoingLine } from '../../test/support/registers.ts';
import { registerRowView } from './register-row-view.ts';

/** By when a line of Monday, 15 June 2026 is to be sent. */
function sendBy(record: typeof outgoingLine, state: DocumentState, paper?: PaperState) {
  const papers = paper === undefined ? [] : [{ organisation: 'G01', state: paper, reasons: [], at: '' }];
  const registers = { copyCount: () => 1, answersTo: () => [], papers: () => papers };
  const view = registerRowView({
    ...{ law, documents: { calendars: [], laws: [] } },
    store: { registers },
  });
  const progress = { entered: 0, refused: 0, silent: state === 'issued' ? 1 : 0 };
  return view({ record, state, progress, settled: false, givenOn: null, signed: true }).sendBy;
}
const term = { on: '2026-06-16', until: '12:00', by: [{ year: 2026, version: null }] };

test('a document waits to be sent until it is issued and its paper is with a carrier', () => {
  expect(sendBy(outgoingLine, 'registered')).toEqual(term);
  expect(sendBy(outgoingLine, 'issued', 'waiting')).toEqual(term);
  expect(sendBy(outgoingLine, 'issued', 'handed')).toBeNull();
  expect(sendBy(outgoingLine, 'issued')).toBeNull();
});

test('what was cancelled, and what came in, is not to be sent', () => {
  expect(sendBy(outgoingLine, 'cancelled')).toBeNull();
  expect(sendBy(incomingLine, 'entered')).toBeNull();
});
