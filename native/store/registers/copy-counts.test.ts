import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { Level } from '../../../contract/record/fields.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { checkChanges } from '../../../core/acts/engine/custody-check.ts';
import type { RegisterStore } from '../../../core/ports/registers.ts';
import { type CustodyEvent, firstCustody } from '../../../domain/custody/copy-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { fullSight, type Sight } from '../../../domain/rights/sight.ts';
import { shelves, staff } from '../../../test/support/custody-section.ts';
import { fc } from '../../../test/support/random.ts';
import { incoming, key, outgoing, self, temporaryStore } from '../../../test/support/store.ts';
import { connect } from '../connection.ts';
import { migrate } from '../migrations.ts';

const { reader } = staff;
const holders = ['desk', 'U02', reader, shelves.office, shelves.unit];
const receivers = ['desk', 'U02', reader];
const days = ['2026-05-08', '2026-05-20'];
const levels: readonly Level[] = ['A', 'B', 'C'];
const lines = [incoming(1, { copies: 3 }), incoming(2, { copies: 3 }), outgoing(1, { copies: 3 })];

const terms = fc.record({
  line: fc.constantFrom(...lines),
  copies: fc.subarray([1, 2, 3], { minLength: 1 }),
  to: fc.constantFrom(...receivers),
  place: fc.constantFrom(shelves.office, shelves.unit),
  until: fc.constantFrom(...days),
  level: fc.constantFrom(...levels),
  storeAt: fc.option(fc.constantFrom(shelves.office, shelves.unit), { nil: undefined }),
  event: fc.constantFrom('offer', 'lend', 'accept', 'take-back', 'collect', 'recall', 'take-out'),
  other: fc.constantFrom('bring-back', 'archive', 'move', 'miss', 'find', 'arrive', 'line', 'cancel'),
  isEvent: fc.boolean(),
});
type Terms = typeof terms extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** What an act of the entry `seq` changes, of copies as they are: often enough what the rules allow. */
function changesOf(registers: RegisterStore, drawn: Terms, seq: number): RegisterChange[] {
  const { line, copies, to, place, until, level, storeAt } = drawn;
  const of = keyOf(line);
  const state = line.book === 'incoming' ? ('entered' as const) : ('registered' as const);
  const [first] = copies;
  const known = new Map(registers.custody(of)).get(first ?? 1);
  const { holder: from, offer } = known ?? firstCustody(registers.get(of)?.record ?? {});
  const entry = offer?.entry ?? seq;
  const each = (event: CustodyEvent): RegisterChange[] =>
    copies.map((copy) => ({ change: 'custody', key: of, copy, event, seq }));
  const kind = drawn.isEvent ? drawn.event : drawn.other;
  switch (kind) {
    case 'offer':
      return each({ event: 'offer', from, entry: seq, kind: 'transfer', to, until: null });
    case 'lend':
      return each({ event: 'offer', from, entry: seq, kind: 'lend', to, until });
    case 'accept':
      return each({ event: 'accept', from, entry, to: offer?.to ?? to, place: null });
    case 'take-back':
      return each({ event: 'take-back', from, entry });
    case 'collect':
      return each({ event: 'collect', from, to, place: null });
    case 'recall':
      return each({ event: 'recall', from, until });
    case 'take-out':
      return each({ event: 'take-out', from, place: 'N01', until });
    case 'arrive':
      return offer?.kind === 'send-back'
        ? each({ event: 'arrive', entry })
        : each({ event: 'offer', from, entry: seq, kind: 'send-back', to: null, until: null });
    case 'bring-back':
    case 'miss':
      return each({ event: kind, from });
    case 'archive':
    case 'move':
      return each({ event: kind, from, place });
    case 'find':
      return each({ event: 'find', from, holder: to });
    case 'line':
      return [
        {
          ...{ change: 'put-record', state, seq },
          record: { ...line, level, ...(storeAt === undefined ? {} : { storeAt }) },
        },
      ];
    case 'cancel':
      return [{ change: 'set-state', key: of, state: 'cancelled', seq }];
  }
}

const sights: readonly Sight[] = [
  fullSight,
  { readsTo: 'B', clearedTo: 'A', hands: ['U02', shelves.unit] },
  { readsTo: null, clearedTo: 'B', hands: [reader, 'U02'] },
  { readsTo: 'C', clearedTo: null, hands: [] },
];

/** As they are kept, and as long as the lists themselves are. */
function lengths(registers: RegisterStore, sight: Sight) {
  const seen = registers.seenBy(sight);
  const all = 1_000;
  const held = holders.map((holder) => ({ holder, ...seen.heldBy(holder, all, 0) }));
  const kept = {
    totals: days.map((day) => seen.insideTotals(receivers, day)),
    held: held.map(({ total }) => total),
    holders: seen.holders(),
  };
  const walked: typeof kept = {
    totals: days.map((day) => ({
      offered: seen.offeredTo(receivers, all, 0).length,
      inside: seen.dueInside(day, all, 0).length,
      missing: seen.missing(all, 0).length,
      unopened: seen.unopened(receivers, all, 0).length,
    })),
    held: held.map(({ copies }) => copies.length),
    holders: held
      .filter(({ copies }) => copies.length > 0)
      .map(({ holder }) => holder)
      .sort(),
  };
  return { kept, walked };
}

/** A store after these acts, and what they changed in it: those that the rules refuse change nothing. */
function storeAfter(drawn: readonly Terms[]) {
  const opened = temporaryStore();
  onTestFinished(opened.remove);
  const { store } = opened;
  const { registers } = store;
  const taken: RegisterChange[] = [];
  const take = (changes: readonly RegisterChange[]) => {
    registers.apply(...changes);
    taken.push(...changes);
  };
  for (const record of lines) {
    const [state, copy] =
      record.book === 'incoming' ? (['entered', 'received'] as const) : (['registered', 'held'] as const);
    take([
      { change: 'put-record', record, state, seq: 1 },
      ...[1, 2, 3].map(
        (number): RegisterChange => ({
          ...{ change: 'put-copy', key: keyOf(record), copy: number, holder: self, state: copy },
        }),
      ),
    ]);
  }
  for (const [index, terms] of drawn.entries()) {
    const changes = changesOf(registers, terms, index + 2);
    try {
      checkChanges(registers, changes);
    } catch (error) {
      if (error instanceof AppError) continue;
      throw error;
    }
    take(changes);
  }
  return { ...opened, registers, taken };
}

test('what is kept of each list is as long as the list, to whoever sees it, and a rebuild keeps the same', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.array(terms, { minLength: 30, maxLength: 60 }), (drawn) => {
      const { registers, taken, remove } = storeAfter(drawn);
      for (const sight of sights) {
        const { kept, walked } = lengths(registers, sight);
        expect(kept).toEqual(walked);
      }
      const before = [...registers.dump()];
      for (const row of before)
        for (const [, list] of row.matchAll(/"list":"(\w+)"/g)) reached.add(list ?? '');
      registers.rebuild(taken);
      expect([...registers.dump()]).toEqual(before);
      remove();
    }),
    { numRuns: 10 },
  );
  expect([...reached].sort()).toEqual(['due', 'held', 'missing', 'offered']);
});

test('a store of the eighteenth version counts what it has', () => {
  const drawn = fc.sample(fc.array(terms, { minLength: 40, maxLength: 60 }), 2);
  for (const each of drawn) {
    const { store, path } = storeAfter(each);
    store.close();
    const connection = connect(path, key);
    const rows = () => connection.prepare<object>('SELECT * FROM copy_count').all();
    const before = rows();
    connection.exec('DROP TABLE copy_count; DELETE FROM migration WHERE number = 19');
    migrate(connection);
    expect(rows()).toEqual(before);
    connection.close();
  }
});
