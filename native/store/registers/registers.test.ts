import { beforeEach, describe, expect, it } from 'vitest';
import type { RegisterQuery } from '../../../contract/ipc/views.ts';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import { rebuildRegisters } from '../../../core/acts/engine/rebuild.ts';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import type { Store } from '../../../core/ports/store.ts';
import { fc } from '../../../test/support/random.ts';
import { acts, append, code, incoming, outgoing, self, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

type Question = Omit<RegisterQuery, 'text'>;
const all: Question = {
  book: 'outgoing',
  year: 2026,
  levels: [],
  states: [],
  sort: [],
  offset: 0,
  limit: 200,
};
const term: SearchTerm = {
  ...{ notation: null, types: [], day: null, number: null, code: null },
  ...{ organisations: [], persons: [] },
};
const ordinals = (question: Partial<Question>, terms: SearchTerm[] = []) => {
  const { total, rows, reading } = store.registers.page({ ...all, ...question }, terms);
  // These registers are short enough to be whole in every answer.
  expect(reading).toBeNull();
  return { total, ordinals: rows.map(({ record }) => record.ordinal) };
};
const dump = () => [...store.registers.dump()].join('\n');

const recipients = ['G01', 'G02', 'H37.03', 'H37.03.01'];
const arbitraryRecord = fc.record({
  level: fc.constantFrom('A', 'B', 'C'),
  issuedOn: fc.constantFrom('2026-01-31', '2025-01-31', '2026-02-01', '2026-05-04'),
  dueOn: fc.constantFrom(undefined, '2026-06-01', '2026-07-01'),
  returnBy: fc.constantFrom(undefined, '2026-05-31', '2026-06-15'),
  notation: fc.constantFrom('BC-UBND', 'QĐ-VP', 'KH-NC'),
  typeCode: fc.constantFrom('BC', 'CV', 'QĐ'),
  signer: fc.constantFrom('P00000001', 'P00000002'),
  recipients: fc.uniqueArray(fc.constantFrom(...recipients), { minLength: 1, maxLength: 3 }),
});

const isOn = (date: string, { year, month, day }: NonNullable<SearchTerm['day']>): boolean => {
  const [y, m, d] = date.split('-').map(Number);
  return (year === null || y === year) && m === month && d === day;
};

/** The same page by the plainest means: filter and sort everything. */
function naive(records: WrittenRecord[], question: Question, terms: SearchTerm[]): number[] {
  const keyOf = (record: WrittenRecord, sortKey: string): string | number | undefined => {
    switch (sortKey) {
      case 'partner':
        return record.recipients[0];
      case 'dueOn':
        return [record.dueOn, record.returnBy].flatMap((day) => day ?? []).sort()[0];
      case 'level':
      case 'issuedOn':
      case 'number':
      case 'ordinal':
        return record[sortKey];
    }
  };
  return records
    .filter((record) => question.levels.length === 0 || question.levels.includes(record.level))
    .filter((record) =>
      terms.every(
        (each) =>
          (each.notation !== null &&
            record.notation.toLowerCase().replaceAll('đ', 'd').includes(each.notation)) ||
          (record.typeCode !== undefined && each.types.includes(record.typeCode)) ||
          (each.day !== null && isOn(record.issuedOn ?? '', each.day)) ||
          (each.number !== null && String(record.number).startsWith(each.number)) ||
          each.persons.includes(record.signer ?? '') ||
          record.recipients.some((recipient) => each.organisations.includes(recipient)),
      ),
    )
    .sort((a, b) => {
      for (const { key: sortKey, descending } of question.sort) {
        const [x, y] = [keyOf(a, sortKey), keyOf(b, sortKey)];
        if (x === y) continue;
        if (x === undefined) return 1;
        if (y === undefined) return -1;
        return (x < y ? -1 : 1) * (descending ? -1 : 1);
      }
      return a.ordinal - b.ordinal;
    })
    .map(({ ordinal }) => ordinal);
}

describe('a page of the register', () => {
  it('equals filtering, searching and sorting everything, for any question', () => {
    const sortKey = fc.record({
      key: fc.constantFrom('ordinal', 'number', 'issuedOn', 'level', 'dueOn', 'partner'),
      descending: fc.boolean(),
    });
    const arbitraryTerm: fc.Arbitrary<SearchTerm> = fc.record({
      code: fc.constant(null),
      notation: fc.constantFrom(null, 'ubnd', 'qd', 'n'),
      types: fc.subarray(['CV', 'QĐ', 'NQ']),
      day: fc.constantFrom(
        null,
        { year: 2026, month: 1, day: 31 },
        { year: null, month: 1, day: 31 },
        { year: 2024, month: 1, day: 31 },
        { year: 1800, month: 5, day: 4 },
      ),
      number: fc.constantFrom(null, '1', '12'),
      organisations: fc.subarray(recipients),
      persons: fc.subarray(['P00000001', 'P00000002']),
    });
    fc.assert(
      fc.property(
        fc.array(arbitraryRecord, { minLength: 1, maxLength: 40 }),
        fc.array(
          fc.record({
            levels: fc.subarray(['A', 'B', 'C'] as const),
            sort: fc.array(sortKey, { maxLength: 3 }),
            offset: fc.nat(45),
            limit: fc.integer({ min: 1, max: 20 }),
            // More than eight are searched in several rounds.
            terms: fc.oneof(
              fc.array(arbitraryTerm, { maxLength: 2 }),
              arbitraryTerm.map((each) => [...Array.from({ length: 15 }, () => each), term]),
              arbitraryTerm.chain((each) =>
                arbitraryTerm.map((last) => [...Array.from({ length: 8 }, () => each), last]),
              ),
            ),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        (lines, questions) => {
          store.registers.rebuild([]);
          const records = lines.map((line, index) => {
            const number = ((index * 7) % lines.length) + 1;
            return outgoing(index + 1, { ...line, number: lines.length % 7 === 0 ? index + 1 : number });
          });
          store.transaction(() => {
            // The columns are in memory while some lines come a second time, as a correction does.
            const draft = outgoing(1, { recipients: ['G01', 'G02', 'H37.03'], level: 'A', number: 900_000 });
            store.registers.apply({ change: 'put-record', record: draft, state: 'registered', seq: 1 });
            expect(ordinals({}, [{ ...term, organisations: ['G02'] }]).ordinals).toEqual([1]);
            for (const record of records) {
              store.registers.apply({
                change: 'put-record',
                record,
                state: 'registered',
                seq: record.ordinal,
              });
            }
          });
          for (const { terms, ...rest } of questions) {
            const question: Question = { ...all, ...rest };
            const expected = naive(records, question, terms);
            const { offset, limit } = question;
            expect(ordinals(question, terms)).toEqual({
              total: expected.length,
              ordinals: expected.slice(offset, offset + limit),
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds by the beginning of the control code and keeps books and years apart', () => {
    for (let n = 1; n <= 30; n++) append(store, acts.register(outgoing(n)));
    append(store, acts.enter(incoming(1)));
    expect(ordinals({}, [{ ...term, code: code(7).slice(0, 13) }]).ordinals).toEqual([7]);
    expect(ordinals({ book: 'incoming' }, [{ ...term, code: code(7) }]).total).toBe(0);
    expect(ordinals({ book: 'incoming' }, [{ ...term, organisations: ['G01'] }]).ordinals).toEqual([1]);
    expect(ordinals({ year: 2025 }, [{ ...term, notation: 'bc' }]).total).toBe(0);
  });

  it('follows every change at once, and forgets what was undone', () => {
    for (let n = 1; n <= 5; n++) append(store, acts.register(outgoing(n)));
    const cancelled: Partial<Question> = { states: ['cancelled'] };
    expect(ordinals(cancelled).total).toBe(0);
    append(store, acts.cancel(outgoing(2)));
    expect(ordinals(cancelled).ordinals).toEqual([2]);
    append(store, acts.correct(outgoing(3), outgoing(3, { level: 'A' })));
    expect(ordinals({ levels: ['A'] }).ordinals).toEqual([3]);
    expect(() =>
      store.transaction(() => {
        append(store, acts.cancel(outgoing(4)));
        expect(ordinals(cancelled).total).toBe(2);
        throw new RangeError('undone');
      }),
    ).toThrow('undone');
    expect(ordinals(cancelled).ordinals).toEqual([2]);
    append(store, acts.register(outgoing(6)));
    expect(ordinals({ sort: [{ key: 'number', descending: true }], limit: 1 }).ordinals).toEqual([6]);
    expect(store.registers.prepare('outgoing', 2026)).toBe(true);
  });

  it('pages from either end without a filter', () => {
    store.transaction(() => {
      for (let n = 1; n <= 9; n++) append(store, acts.register(outgoing(n)));
    });
    const descending = [{ key: 'ordinal' as const, descending: true }];
    expect(ordinals({ offset: 6, limit: 5 })).toEqual({ total: 9, ordinals: [7, 8, 9] });
    expect(ordinals({ offset: 6, limit: 5, sort: descending })).toEqual({ total: 9, ordinals: [3, 2, 1] });
    expect(ordinals({ offset: 9, limit: 5, sort: descending }).ordinals).toEqual([]);
  });
});

describe('registers', () => {
  it('are gapless: an ordinal that leaves one out is refused by the store itself', () => {
    append(store, acts.register(outgoing(1)));
    expect(() => append(store, acts.register(outgoing(3)))).toThrow('UNEXPECTED');
    expect(store.registers.lastOrdinal('outgoing', 2026)).toBe(1);
    expect(store.ledger.head()?.seq).toBe(1);
  });

  it('know the first year of each book, cancelled lines included', () => {
    const first = () => (['outgoing', 'incoming'] as const).map((book) => store.registers.firstYear(book));
    expect(first()).toEqual([undefined, undefined]);
    append(store, acts.enter(incoming(1, { year: 2199, arrivedOn: '2199-01-01' })));
    expect(first()).toEqual([undefined, 2199]);
    for (const year of [2026, 2024]) {
      const line = outgoing(1, { year, code: code(year), issuedOn: `${year}-05-04` });
      append(store, acts.register(line));
      append(store, acts.cancel(line));
      expect(first()).toEqual([year, 2199]);
    }
    append(store, acts.enter(incoming(1, { year: 2000, arrivedOn: '2000-12-31', code: code(9) })));
    expect(first()).toEqual([2024, 2000]);
  });

  it('hold the last status of each recipient, and the state of the copies', () => {
    const record = outgoing(1, { recipients: ['G01', 'G02', 'G03'], copies: 5 });
    append(store, acts.register(record));
    append(store, acts.issue(record, 10), '2026-05-05T01:00:00.000Z');
    expect(store.registers.get(record)?.progress).toEqual({ entered: 0, refused: 0, silent: 3 });
    append(store, acts.status(record, 'G01', '01', 10));
    append(store, acts.status(record, 'G01', '03', 10));
    append(store, acts.status(record, 'G02', '02', 11));
    expect(store.registers.get(record)?.progress).toEqual({ entered: 1, refused: 1, silent: 1 });
    const states = store.registers.copies(record).map(({ state, holder }) => `${state} ${holder}`);
    expect(states).toEqual(['received G01', 'refused G02', 'sent G03', `held ${self}`, `held ${self}`]);
    expect(store.registers.silent('2026-05-06T00:00:00.000Z', 9)).toMatchObject([{ silent: ['G03'] }]);
    expect(store.registers.silent('2026-05-05T01:00:00.000Z', 9)).toEqual([]);
    expect(store.registers.refused(9)).toMatchObject([{ by: 'G02', reasons: ['R01'] }]);
    expect(store.registers.recipients(record).map(({ status }) => status)).toEqual(['03', '02', null]);
  });

  it('say which numbers are used, also by a cancelled line', () => {
    append(store, acts.register(outgoing(1, { number: 41 })));
    append(store, acts.cancel(outgoing(1)));
    expect(store.registers.numberUsed(2026, 41, 'BC-UBND')).toBe(true);
    expect(store.registers.numberUsed(2026, 41, 'QĐ-UBND')).toBe(false);
    expect(store.registers.lastNumber(2026)).toBe(41);
    const upTo = (number: number, without = false) =>
      store.registers.numberUpTo(2026, number, without ? outgoing(1).code : null);
    expect([upTo(99), upTo(41), upTo(40), upTo(99, true)]).toEqual([41, 41, 0, 0]);
    expect(store.registers.lastArrivalNumber(2026)).toBe(0);
  });
});

describe('the same document', () => {
  const found = (change: object = {}) => store.registers.enteredBefore({ ...incoming(2), ...change }, null);

  it('is found in the incoming register by issuer, number, notation and year of its day, in this year or the last', () => {
    append(store, acts.enter(incoming(1, { number: 2 })));
    append(store, acts.register(outgoing(1, { number: 9 })));
    expect(found()).toEqual({ year: 2026, ordinal: 1 });
    expect(found({ year: 2027 })).toEqual({ year: 2026, ordinal: 1 });
    expect(found({ year: 2028 })).toBeUndefined();
    expect(found({ issuedOn: '2026-01-01' })).toEqual({ year: 2026, ordinal: 1 });
    const own = { year: 2026, ordinal: 1 };
    expect(store.registers.enteredBefore(incoming(2), own)).toBeUndefined();
    for (const change of [
      { issuer: 'H37' },
      { number: 9 },
      { notation: 'TB-UBND' },
      { issuedOn: '2025-05-04' },
      { issuedOn: undefined },
    ])
      expect(found(change)).toBeUndefined();
    append(store, acts.cancel(incoming(1)));
    expect(found()).toBeUndefined();
  });
});

describe('a rebuild from the ledger', () => {
  it('gives the same registers byte for byte, after any sequence of acts', () => {
    const step = fc.record({
      kind: fc.constantFrom('register', 'correct', 'cancel', 'issue', 'status', 'enter', 'mend', 'strike'),
      which: fc.nat(20),
      copies: fc.integer({ min: 3, max: 6 }),
      level: fc.constantFrom('A', 'B', 'C'),
      status: fc.constantFrom('01' as const, '02' as const, '03' as const),
    });
    let envelopes = 1;
    let base = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        // Each run goes on where the last one ended, in a year of its own.
        const year = 2000 + (base++ % 200);
        const lines: { record: WrittenRecord; state: string; envelope: number }[] = [];
        let entered = 0;
        const papers: { record: WrittenRecord; cancelled: boolean }[] = [];
        for (const { kind, which, copies, level, status } of steps) {
          const line = lines[which % Math.max(1, lines.length)];
          if (kind === 'register') {
            const ordinal = lines.length + 1;
            const record = outgoing(ordinal, {
              code: code(base * 1000 + ordinal),
              year,
              level,
              copies,
              recipients: recipients.slice(0, 3),
            });
            append(store, acts.register(record));
            lines.push({ record, state: 'registered', envelope: 0 });
          } else if (kind === 'enter') {
            entered++;
            const record = incoming(entered, { year, code: code(base * 1000 + 500 + entered) });
            append(store, acts.enter(record));
            papers.push({ record, cancelled: false });
          } else if (kind === 'mend' || kind === 'strike') {
            const paper = papers[which % Math.max(1, papers.length)];
            if (paper === undefined || paper.cancelled) continue;
            if (kind === 'strike') {
              append(store, acts.cancel(paper.record));
              paper.cancelled = true;
            } else {
              const next = { ...paper.record, copies, level };
              append(store, acts.correct(paper.record, next));
              expect(store.registers.get(next)).toMatchObject({ record: next, state: 'entered' });
              paper.record = next;
            }
          } else if (line?.state === 'registered' && kind === 'correct') {
            const next = outgoing(line.record.ordinal, { ...line.record, copies, level });
            append(store, acts.correct(line.record, next));
            expect(store.registers.copies(next)).toHaveLength(copies);
            line.record = next;
          } else if (line?.state === 'registered' && kind === 'cancel') {
            append(store, acts.cancel(line.record));
            line.state = 'cancelled';
          } else if (line?.state === 'registered' && kind === 'issue') {
            line.envelope = envelopes;
            envelopes += 3;
            append(store, acts.issue(line.record, line.envelope));
            line.state = 'issued';
          } else if (line?.state === 'issued' && kind === 'status') {
            append(store, acts.status(line.record, recipients[which % 3] ?? '', status, line.envelope));
          }
        }
        const before = dump();
        rebuildRegisters(store, self);
        expect(dump()).toBe(before);
      }),
      { numRuns: 25 },
    );
  });
});
