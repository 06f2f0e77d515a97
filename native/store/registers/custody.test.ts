import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { checkChanges } from '../../../core/acts/engine/custody-check.ts';
import { project } from '../../../core/acts/engine/projection.ts';
import { rebuildRegisters, registersDiffer } from '../../../core/acts/engine/rebuild.ts';
import type { Store } from '../../../core/ports/store.ts';
import { firstCustody } from '../../../domain/custody/copy-custody.ts';
import { applyChange, isRecordChange, type RecordCustody } from '../../../domain/record/record-custody.ts';
import { line, permit } from '../../../test/support/custody-acts.ts';
import { shelves, staff } from '../../../test/support/custody-section.ts';
import { acts, entryOf } from '../../../test/support/honest-ledger.ts';
import { fc } from '../../../test/support/random.ts';
import { append, incoming, outgoing, self, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
let remove: () => void;
beforeEach(() => {
  ({ store, remove } = temporaryStore());
});
afterEach(() => remove());

const record = outgoing(1, { copies: 3 });
const { reader, clerk } = staff;
const run = (...more: Act[]) => {
  for (const act of more) append(store, act);
};
const dump = () => [...store.registers.dump()];
const places = () => store.registers.custody(record).map(([copy, { holder }]) => [copy, holder]);
const held = (holder: string, limit = 10, offset = 0) => {
  const { total, copies } = store.registers.heldBy(holder, limit, offset);
  return [total, copies.map(({ record: of, copy }) => `${of.ordinal}/${copy}`)];
};

describe('where copies are', () => {
  test('is kept of those that were handed over, and read back whole', () => {
    run(
      acts.register(record),
      acts.lend(record, { to: reader, until: '2026-05-20', permit }),
      acts.accept(record, { offer: 2, to: reader, person: clerk }),
      acts.recall(record, { from: reader, until: '2026-05-09' }),
      acts.takeOut(record, { from: reader, purpose: 'P01', place: 'N01', until: '2026-05-08', permit }),
      acts.miss(record, { from: reader }),
      acts.giveOut(record, { copies: [2], to: 'U02', permit }),
    );
    expect(store.registers.custody(record)).toEqual([
      [
        1,
        {
          ...{ holder: reader, since: 3, offer: null, recalled: '2026-05-09', missing: true },
          loan: { from: 'desk', until: '2026-05-20', meeting: false },
          out: { place: 'N01', until: '2026-05-08' },
        },
      ],
      [
        2,
        {
          ...firstCustody({}),
          offer: { entry: 7, kind: 'give-out', to: 'U02', until: '2026-05-05' },
        },
      ],
    ]);
  });

  test('is forgotten once they leave, and where nothing came of an offer', () => {
    run(
      acts.register(record),
      acts.archive(record, { copies: [1, 2], place: shelves.office }),
      acts.transfer(record, { copies: [3], to: reader }),
      acts.takeBack(record, { copies: [3], offer: 3 }),
    );
    expect(places()).toEqual([
      [1, shelves.office],
      [2, shelves.office],
    ]);
    run(acts.issue(record, 1));
    expect(places()).toEqual([[2, shelves.office]]);
  });

  test('follows the line of the register until they are handed over', () => {
    const moved = { ...record, storeAt: shelves.office };
    run(acts.register(record), acts.transfer(record, { to: reader }), acts.correct(record, moved));
    expect([held('desk'), held(shelves.office)]).toEqual([
      [1, ['1/1']],
      [2, ['1/2', '1/3']],
    ]);
    run(acts.takeBack(record, { offer: 2 }));
    expect([held('desk'), held(shelves.office)]).toEqual([
      [0, []],
      [3, ['1/1', '1/2', '1/3']],
    ]);
  });

  test('stays with what is counted anew, in the order of the numbers', () => {
    const paper = incoming(1, { copies: 2 });
    const more = { ...paper, copies: 3 };
    run(
      acts.enter(paper),
      acts.collect(paper, { copies: [2], to: reader, person: clerk, line }),
      acts.correct(paper, more),
    );
    expect(store.registers.custody(paper).map(([copy, { holder }]) => [copy, holder])).toEqual([[2, reader]]);
    expect(store.registers.copies(paper).map(({ copy }) => copy)).toEqual([1, 2, 3]);
  });

  test('is not what a transaction that was undone had written', () => {
    const undo = (work: () => void) => {
      expect(() =>
        store.transaction(() => {
          work();
          throw new Error('undone');
        }),
      ).toThrow('undone');
    };
    run(acts.register(record), acts.transfer(record, { to: reader }));
    undo(() => run(acts.correct(record, { ...record, storeAt: shelves.office })));
    run(acts.takeBack(record, { offer: 2 }));
    expect([held('desk')[0], held(shelves.office)[0]]).toEqual([3, 0]);
    expect(registersDiffer(store, self)).toBe(false);
  });
});

test('what its issuer has again is here no longer', () => {
  const paper = incoming(1, { copies: 2 });
  run(acts.enter(paper), acts.sendBack(paper, { carrier: 'post', run: 7 }), acts.arrive(paper, 2));
  expect(store.registers.copies(paper)).toEqual([
    { copy: 1, state: 'returned', holder: 'G01' },
    { copy: 2, state: 'received', holder: self },
  ]);
  expect(store.registers.custody(paper)).toEqual([]);
  expect(held('desk')).toEqual([1, ['1/2']]);
});

describe('the lists', () => {
  const [first, second] = [outgoing(1, { copies: 2 }), outgoing(2, { copies: 2 })];
  const names = (copies: readonly { record: { ordinal: number }; copy: number }[]) =>
    copies.map(({ record: of, copy }) => `${of.ordinal}/${copy}`);

  test('name what a holder has, the latest record first, page by page', () => {
    run(acts.register(first), acts.register(second), acts.transfer(second, { to: 'U02' }));
    expect(held('desk')).toEqual([4, ['2/1', '2/2', '1/1', '1/2']]);
    expect(held('desk', 2, 1)).toEqual([4, ['2/2', '1/1']]);
    // The line of a record is read once for its copies.
    const [one, other] = store.registers.heldBy('desk', 2, 0).copies;
    expect(one?.record).toBe(other?.record);
    run(acts.accept(second, { offer: 3, to: 'U02', person: clerk }));
    expect([held('desk'), held('U02')]).toEqual([
      [3, ['2/2', '1/1', '1/2']],
      [1, ['2/1']],
    ]);
    run(acts.cancel(first));
    expect(held('desk')).toEqual([1, ['2/2']]);
  });

  test('name what is offered to somebody, the earliest first', () => {
    run(
      acts.register(first),
      acts.register(second),
      acts.transfer(second, { to: 'U02' }),
      acts.transfer(first, { copies: [2], to: reader }),
    );
    const offered = (...to: string[]) =>
      names(
        store.registers
          .offeredTo(to, 10, 0)
          .flatMap(({ record, copies }) => copies.map((copy) => ({ record, copy }))),
      );
    expect([offered('U02'), offered(reader, 'U02'), offered('desk')]).toEqual([['2/1'], ['2/1', '1/2'], []]);
    run(acts.takeBack(second, { offer: 3 }));
    expect(offered(reader, 'U02')).toEqual(['1/2']);
  });

  test('name what is due, the most overdue first, and what is missing', () => {
    const handed = (of: typeof first, copy: number, until: string): Act[] => [
      acts.lend(of, { copies: [copy], to: reader, until, permit }),
    ];
    run(acts.register(first), acts.register(second));
    run(
      ...handed(first, 1, '2026-05-20'),
      ...handed(first, 2, '2026-05-08'),
      ...handed(second, 1, '2026-05-11'),
    );
    for (const [of, copy, offer] of [
      [first, 1, 3],
      [first, 2, 4],
      [second, 1, 5],
    ] as const)
      run(acts.accept(of, { copies: [copy], offer, to: reader, person: clerk }));
    run(acts.recall(first, { copies: [1], from: reader, until: '2026-05-07' }));
    const due = (until: string) => names(store.registers.dueInside(until, 10, 0));
    expect([due('2026-05-06'), due('2026-05-10'), due('2026-05-11')]).toEqual([
      [],
      ['1/1', '1/2'],
      ['1/1', '1/2', '2/1'],
    ]);
    run(acts.miss(second, { copies: [2] }));
    expect(names(store.registers.missing(10, 0))).toEqual(['2/2']);
  });
});

describe('the projection', () => {
  const copy = fc.integer({ min: 1, max: 4 });
  const holder = fc.constantFrom('desk', shelves.office, shelves.unit, reader, 'U02');
  const receiver = fc.constantFrom('desk', reader, 'U02');
  const offer = fc.integer({ min: 1, max: 30 });
  const paper = incoming(1, { copies: 3 });
  const until = '2026-05-20';
  const anyAct = fc
    .record({
      copy,
      from: holder,
      to: receiver,
      place: holder,
      offer,
      copies: fc.integer({ min: 2, max: 4 }),
    })
    .chain(({ copy: number, from, to, place, offer: entry, copies }) => {
      const about = { copies: [number], from };
      const shelf = place === shelves.unit ? shelves.unit : shelves.office;
      return fc.constantFrom<(of: typeof paper) => Act>(
        (of) => acts.transfer(of, { ...about, to }),
        (of) => acts.lend(of, { ...about, to, until, permit }),
        (of) => acts.giveBack(of, { ...about, to }),
        (of) => acts.sendBack(of, { ...about, carrier: 'post', run: 7 }),
        (of) => acts.accept(of, { ...about, offer: entry, to, person: clerk }),
        (of) => acts.takeBack(of, { ...about, offer: entry }),
        (of) => acts.arrive(of, entry, '2026-05-05', [number]),
        (of) => acts.collect(of, { ...about, to, person: clerk, line }),
        (of) => acts.archive(of, { ...about, place: shelf }),
        (of) => acts.move(of, { ...about, place: shelf }),
        (of) => acts.takeOut(of, { ...about, purpose: 'P01', place: 'N01', until, permit }),
        (of) => acts.bringBack(of, about),
        (of) => acts.recall(of, { ...about, until }),
        (of) => acts.miss(of, about),
        (of) => acts.find(of, place, about),
        (of) => acts.correct(of, { ...of, copies, storeAt: shelf }),
      );
    });

  test('is what the state machine says after any events, and a rebuild is byte for byte the same', () => {
    append(store, acts.enter(paper));
    let custody: RecordCustody | undefined;
    for (const change of project(entryOf(acts.enter(paper), 1), self))
      if (isRecordChange(change)) custody = applyChange(custody, change);
    let standing = paper;
    fc.assert(
      fc.property(fc.array(anyAct, { minLength: 30, maxLength: 60 }), (makers) => {
        for (const make of makers) {
          const act = make(standing);
          const seq = (store.ledger.head()?.seq ?? 0) + 1;
          const changes = project(entryOf(act, seq), self);
          try {
            checkChanges(store.registers, changes);
          } catch {
            continue;
          }
          append(store, act);
          if (act.act === 'correct') standing = { ...standing, ...act.data.new } as typeof paper;
          for (const change of changes) if (isRecordChange(change)) custody = applyChange(custody, change);
        }
        expect(new Map(store.registers.custody(paper))).toEqual(custody?.custody);
        expect(
          new Map(store.registers.copies(paper).map(({ copy: number, ...rest }) => [number, rest])),
        ).toEqual(custody?.copies);
      }),
      { numRuns: 12 },
    );
    const before = dump();
    expect(rebuildRegisters(store, self)).toBe(false);
    expect(dump()).toEqual(before);
  });
});
