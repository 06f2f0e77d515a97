import { expect, test } from 'vitest';
import type { CustodyNote } from '../../contract/ipc/custody-views.ts';
import type { Act } from '../../contract/ledger/act.ts';
import { line, permit } from '../../test/support/custody-acts.ts';
import { acts, entryOf, one, proof } from '../../test/support/honest-ledger.ts';
import { specifications } from '../acts/index.ts';
import { custodyNoteOf } from './custody-note.ts';

const until = '2026-05-20';
const by = { from: 'desk', copies: [1, 2] };
const nothing: CustodyNote = {
  ...{ copies: [], from: null, to: null, person: null, by: null, line: null, until: null, on: null },
  ...{ place: null, dossier: null, purpose: null, permit: null, offer: null, shown: null, carried: null },
};
const person = 'P00000003';

/** Each act on copies, and what its note says besides who had which copies. */
const notes: readonly [Act, Partial<CustodyNote>][] = [
  [acts.transfer(one, { ...by, to: 'U01' }), { ...by, to: 'U01' }],
  [acts.lend(one, { ...by, to: 'U01', until, permit }), { ...by, to: 'U01', until, permit }],
  [acts.giveOut(one, { ...by, to: 'U01', permit }), { ...by, to: 'U01', permit }],
  [acts.giveBack(one, { ...by, from: 'U01', to: 'desk' }), { ...by, from: 'U01', to: 'desk' }],
  [
    acts.sendBack(one, { ...by, carrier: 'post', run: 7 }),
    { ...by, carried: { carrier: 'post' as const, run: 7 } },
  ],
  [
    acts.accept(one, { ...by, offer: 4, to: 'U01', person }),
    { ...by, offer: 4, to: 'U01', person, by: 'own' },
  ],
  [
    acts.accept(one, { ...by, offer: 4, to: 'U01', person, line, place: 'K1-T03-N2' }),
    { ...by, offer: 4, to: 'U01', person, line, place: 'K1-T03-N2', by: 'paper' },
  ],
  [
    acts.accept(one, { ...by, offer: 4, to: 'U01', person, statement: proof }),
    { ...by, offer: 4, to: 'U01', person, by: 'countersigned' },
  ],
  [acts.concur(acts.bringBack(one, by), { person, line }), { person, line, by: 'paper' }],
  [acts.concur(acts.bringBack(one, by), { person, statement: proof }), { person, by: 'countersigned' }],
  [acts.takeBack(one, { ...by, offer: 4 }), { ...by, offer: 4 }],
  [
    acts.collect(one, { ...by, from: 'U01', to: 'desk', person, line }),
    { ...by, from: 'U01', to: 'desk', person, line, by: 'paper' },
  ],
  [acts.recall(one, { ...by, until }), { ...by, until }],
  [
    acts.takeOut(one, { ...by, purpose: 'P01', place: 'N01', until, permit }),
    { ...by, purpose: 'P01', place: 'N01', until, permit },
  ],
  [acts.bringBack(one, by), by],
  [
    acts.archive(one, { ...by, place: 'K1-T03-N2', dossier: 'HS-2026-12' }),
    { ...by, place: 'K1-T03-N2', dossier: 'HS-2026-12' },
  ],
  [acts.move(one, { ...by, place: 'K1-T03-N2' }), { ...by, place: 'K1-T03-N2' }],
  [acts.miss(one, by), by],
  [acts.find(one, 'U01', { copies: [1, 2] }), { from: 'desk', to: 'U01', copies: [1, 2] }],
  [acts.complete(one, one, { opener: person }), { person, by: 'own' }],
  [acts.complete(one, one, { opener: person, line }), { person, line, by: 'paper' }],
  [acts.arrive(one, 4, '2026-05-05', [1, 2]), { copies: [1, 2], offer: 4, on: '2026-05-05' }],
  [
    acts.disclose(one, { persons: [person], outside: { ...line, persons: 2 }, permit }),
    { permit, line, shown: { persons: [person], outside: 2 } },
  ],
];

test.each(notes)('a note says all that a line of the ledger does: %o', (act, note) => {
  expect(custodyNoteOf(entryOf(act))).toEqual({ ...nothing, ...note });
});

test('each act of who holds copies has a note', () => {
  const decided = Object.entries(specifications).flatMap(([name, { right }]) =>
    right === 'keep' ? [name] : [],
  );
  expect([...new Set(notes.map(([{ act }]) => act))].toSorted()).toEqual(decided.toSorted());
});
