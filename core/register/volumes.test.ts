import { expect, onTestFinished, test } from 'vitest';
import type { Act, LedgerEntry } from '../../contract/ledger/act.ts';
import type { Book } from '../../contract/record/fields.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { openYear } from '../../domain/record/line.ts';
import { acts, directory, withWarnings } from '../../test/support/honest-ledger.ts';
import { fc } from '../../test/support/random.ts';
import { refusalOf } from '../../test/support/registers.ts';
import { code, incoming, outgoing, self, temporaryStore } from '../../test/support/store.ts';
import { appendAct } from '../acts/engine/append.ts';
import { registersDiffer } from '../acts/engine/rebuild.ts';
import { Replay } from '../acts/engine/replay.ts';
import { loadLaw } from '../law/law.ts';
import type { Store } from '../ports/store.ts';
import { closeFullVolume, prepareLine, turnVolumes, type VolumeContext } from './volumes.ts';

const serial = '0123456789ABCDEF';
const law = loadLaw('2026-06-15');

/** The registers of one terminal at a time that the test sets, by the rules of the product. */
class Terminal {
  readonly store: Store;
  now = Date.parse('2026-03-02T01:00:00.000Z');
  #lines = 0;

  constructor(store: Store) {
    this.store = store;
    this.act(acts.unlock());
  }

  get today(): string {
    return localDate(this.now);
  }

  act(act: Act): LedgerEntry {
    const { store, now } = this;
    const stated = withWarnings(act, store.registers, new Date(now).toISOString());
    return appendAct({ store, self, actor: 'P00000001', clock: { now: () => now } }, stated);
  }

  get context(): VolumeContext {
    const { registers } = this.store;
    return { ...{ today: this.today, law, registers, serial }, act: (act) => void this.act(act) };
  }

  unlock(): void {
    this.store.transaction(() => {
      this.act(acts.unlock());
      turnVolumes(this.context);
    });
  }

  /** A line of that day, in the year that the rules give it. YEAR_CLOSED. */
  write(book: Book, day: string): void {
    this.store.transaction(() => {
      const field = book === 'outgoing' ? 'issuedOn' : 'arrivedOn';
      const year = openYear(field, { [field]: day }, this.context);
      this.#lines += 1;
      const ordinal = this.store.registers.lastOrdinal(book, year) + 1;
      const place = { code: code(this.#lines), year, ordinal, number: ordinal };
      prepareLine(this.context, { book, year });
      if (book === 'outgoing') this.act(acts.register(outgoing(ordinal, { ...place, issuedOn: day })));
      else {
        const days = { issuedOn: day, arrivedOn: day, arrivalNumber: ordinal };
        this.act(acts.enter(incoming(ordinal, { ...place, ...days })));
      }
    });
  }

  close(book: Book, year: number): void {
    const open = this.store.registers.volumes(book, year).at(-1);
    const named = { book, year, number: open?.number ?? 1, last: open?.lines?.last ?? 1 };
    this.store.transaction(() => closeFullVolume(this.context, named));
  }
}

type Step =
  | { readonly does: 'wait'; readonly until: 'hours' | 'new year' | 'late' | 'years'; readonly by: number }
  | { readonly does: 'unlock' }
  | { readonly does: 'write' | 'close'; readonly book: Book; readonly late: boolean };

/** What the books are, said as plainly as can be: for each book and year its volumes, of which only the last takes lines. */
class Model {
  readonly books = new Map<string, { lines: string[]; closed: boolean }[]>();

  #volumes(book: Book, year: number) {
    const name = `${book} ${year}`;
    const volumes = this.books.get(name) ?? [];
    this.books.set(name, volumes);
    return volumes;
  }

  turn(today: string): void {
    const year = Number(today.slice(0, 4));
    for (const [name, volumes] of this.books) {
      const of = Number(name.slice(-4));
      const over = of < year - 1 || (of === year - 1 && today.slice(5) > '01-31');
      for (const volume of volumes) volume.closed ||= over;
    }
    for (const book of ['outgoing', 'incoming'] as const) this.open(book, year);
  }

  open(book: Book, year: number): void {
    const volumes = this.#volumes(book, year);
    if (volumes.at(-1)?.closed ?? true) volumes.push({ lines: [], closed: false });
  }

  /** Whether a line of that year is taken. */
  write(book: Book, year: number, today: string): boolean {
    const now = Number(today.slice(0, 4));
    if (year !== now && !(year === now - 1 && today.slice(5) <= '01-31')) return false;
    this.turn(today);
    this.open(book, year);
    this.#volumes(book, year).at(-1)?.lines.push(today);
    return true;
  }

  /** Whether a volume of that year was closed as full. */
  close(book: Book, year: number, today: string): boolean {
    const now = Number(today.slice(0, 4));
    if (year !== now && !(year === now - 1 && today.slice(5) <= '01-31')) return false;
    const volume = this.#volumes(book, year).at(-1);
    if (volume === undefined || volume.closed || volume.lines.length === 0) return false;
    this.turn(today);
    volume.closed = true;
    this.open(book, year);
    return true;
  }

  /** Numbers, days and states of the volumes, as the store tells them. */
  told(): object {
    return Object.fromEntries(
      [...this.books].flatMap(([name, volumes]) => {
        let from = 1;
        const told = volumes.map(({ lines, closed }, index) => {
          const first = from;
          from += lines.length;
          const [firstOn, lastOn] = [lines[0], lines.at(-1)];
          const held = { last: from - 1, firstOn, lastOn, count: lines.length };
          return { number: index + 1, from: first, lines: lines.length === 0 ? null : held, closed };
        });
        return told.length === 0 ? [] : [[name, told]];
      }),
    );
  }
}

const books = fc.constantFrom<Book[]>('outgoing', 'incoming');
const steps = fc.array(
  fc.oneof(
    fc.record({
      does: fc.constant('wait' as const),
      until: fc.constantFrom('hours' as const, 'new year' as const, 'late' as const, 'years' as const),
      by: fc.integer({ min: -2, max: 40 }),
    }),
    fc.record({ does: fc.constant('unlock' as const) }),
    fc.record({ does: fc.constant('write' as const), book: books, late: fc.boolean() }),
    fc.record({ does: fc.constant('write' as const), book: books, late: fc.boolean() }),
    fc.record({ does: fc.constant('close' as const), book: books, late: fc.boolean() }),
  ),
  { maxLength: 40 },
);

/** The time after a wait, which never goes back: some hours, about midnight of a turn, or years. */
function waited(now: number, { until, by }: Extract<Step, { does: 'wait' }>): number {
  const hours = Math.abs(by) * 3_600_000;
  if (until === 'hours') return now + hours;
  if (until === 'years') return now + (1 + (Math.abs(by) % 3)) * 366 * 86_400_000 + hours;
  const year = Number(localDate(now).slice(0, 4)) + 1;
  const midnight = Date.parse(startOfDay(until === 'new year' ? `${year}-01-01` : `${year}-02-01`));
  // Some milliseconds before or after it.
  return Math.max(now, midnight + by);
}

test('store, rebuild, replay and a plain model agree on every volume, whatever happens when', () => {
  fc.assert(
    fc.property(steps, (all: readonly Step[]) => {
      const { store, remove } = temporaryStore();
      try {
        const [terminal, model] = [new Terminal(store), new Model()];
        for (const step of all) {
          const year = Number(terminal.today.slice(0, 4));
          if (step.does === 'wait') terminal.now = waited(terminal.now, step);
          else if (step.does === 'unlock') {
            terminal.unlock();
            model.turn(terminal.today);
          } else if (step.does === 'write') {
            const of = step.late ? year - 1 : year;
            const day = step.late ? `${of}-12-31` : terminal.today;
            // The first law is of 2026, and so is the directory.
            if (of < 2026) continue;
            const taken = refusalOf(() => terminal.write(step.book, day));
            const expected = model.write(step.book, of, terminal.today);
            expect(taken === 'accepted' ? taken : taken.code).toBe(expected ? 'accepted' : 'YEAR_CLOSED');
          } else {
            const of = step.late ? year - 1 : year;
            const outcome = refusalOf(() => terminal.close(step.book, of));
            expect(outcome === 'accepted').toBe(model.close(step.book, of, terminal.today));
          }
        }
        const told = [...model.books.keys()].flatMap((name) => {
          const [book, year] = name.split(' ') as [Book, string];
          const volumes = store.registers.volumes(book, Number(year));
          return volumes.length === 0
            ? []
            : [
                [
                  name,
                  volumes.map(({ number, from, lines, closedOn }) => {
                    return { number, from, lines, closed: closedOn !== null };
                  }),
                ] as const,
              ];
        });
        expect(Object.fromEntries(told)).toEqual(model.told());
        const replay = new Replay({ self, directory });
        for (const entry of store.ledger.range(1, Number.MAX_SAFE_INTEGER)) replay.take(entry);
        expect(registersDiffer(store, self)).toBe(false);
      } finally {
        remove();
      }
    }),
    { numRuns: 60 },
  );
});

const terminalAt = (at: string): Terminal => {
  const { store, remove } = temporaryStore();
  onTestFinished(remove);
  const terminal = new Terminal(store);
  terminal.now = Date.parse(at);
  return terminal;
};
const written = (terminal: Terminal): string[] =>
  [...terminal.store.ledger.range(1, 100)].flatMap((entry) =>
    entry.act === 'open-volume' || entry.act === 'close-volume'
      ? [`${entry.at.slice(0, 10)} ${entry.act} ${entry.data.book} ${entry.data.year}/${entry.data.number}`]
      : [],
  );

test('after years without an unlock what was left open is closed then, the earliest first', () => {
  const terminal = terminalAt('2026-06-15T01:00:00.000Z');
  terminal.write('outgoing', '2026-06-15');
  terminal.now = Date.parse('2027-01-05T01:00:00.000Z');
  terminal.unlock();
  terminal.now = Date.parse('2030-03-01T01:00:00.000Z');
  terminal.unlock();
  expect(written(terminal)).toEqual([
    '2026-06-15 open-volume outgoing 2026/1',
    '2026-06-15 open-volume incoming 2026/1',
    '2027-01-05 open-volume outgoing 2027/1',
    '2027-01-05 open-volume incoming 2027/1',
    '2030-03-01 close-volume outgoing 2026/1',
    '2030-03-01 close-volume incoming 2026/1',
    '2030-03-01 close-volume outgoing 2027/1',
    '2030-03-01 close-volume incoming 2027/1',
    '2030-03-01 open-volume outgoing 2030/1',
    '2030-03-01 open-volume incoming 2030/1',
  ]);
});

test('lines of before volumes were recorded are in the first, which is stated as it is found', () => {
  const terminal = terminalAt('2026-06-15T01:00:00.000Z');
  terminal.act(acts.register(outgoing(1)));
  terminal.now += 86_400_000;
  terminal.act(acts.register(outgoing(2)));
  const lines = { last: 2, firstOn: '2026-06-15', lastOn: '2026-06-16', count: 2 };
  const found = { book: 'outgoing', year: 2026, number: 1, from: 1, lines };
  const volumes = () => terminal.store.registers.volumes('outgoing', 2026);
  expect(volumes()).toEqual([{ ...found, openedOn: null, closedOn: null }]);
  terminal.unlock();
  expect(volumes()).toEqual([{ ...found, openedOn: '2026-06-16', closedOn: null }]);
  const stated = [...terminal.store.ledger.range(1, 9)].find(({ act }) => act === 'open-volume');
  expect(stated?.data).toEqual(found);
  terminal.now = Date.parse('2027-06-01T01:00:00.000Z');
  terminal.unlock();
  expect(volumes()).toEqual([{ ...found, openedOn: '2026-06-16', closedOn: '2027-06-01' }]);
});

test('a clock that ran ahead closes no year for good: the next volume goes on where the closed one ends', () => {
  const terminal = terminalAt('2026-06-15T01:00:00.000Z');
  terminal.write('outgoing', '2026-06-15');
  terminal.now = Date.parse('2027-03-01T01:00:00.000Z');
  terminal.unlock();
  terminal.now = Date.parse('2026-06-16T01:00:00.000Z');
  terminal.write('outgoing', '2026-06-16');
  const volumes = terminal.store.registers.volumes('outgoing', 2026);
  expect(volumes.map(({ number, from, lines, closedOn }) => [number, from, lines?.last, closedOn])).toEqual([
    [1, 1, 1, '2027-03-01'],
    [2, 2, 2, null],
  ]);
  const replay = new Replay({ self, directory });
  for (const entry of terminal.store.ledger.range(1, 100)) replay.take(entry);
});

test('what is asked of a volume that is not as it was shown, is empty or over, writes nothing', () => {
  const terminal = terminalAt('2026-06-15T01:00:00.000Z');
  terminal.write('outgoing', '2026-06-15');
  const before = written(terminal);
  const close = (change: object) => {
    const named = { book: 'outgoing' as const, year: 2026, number: 1, last: 1, ...change };
    const refused = refusalOf(() =>
      terminal.store.transaction(() => closeFullVolume(terminal.context, named)),
    );
    return refused === 'accepted' ? refused : refused.code;
  };
  expect(close({ last: 2 })).toBe('VOLUME_NOT_OPEN');
  expect(close({ number: 2 })).toBe('VOLUME_NOT_OPEN');
  expect(close({ book: 'incoming' })).toBe('VOLUME_EMPTY');
  expect(close({ year: 2025 })).toBe('YEAR_CLOSED');
  expect(close({ year: 2027 })).toBe('VOLUME_NOT_OPEN');
  expect(written(terminal)).toEqual(before);
  expect(close({})).toBe('accepted');
  expect(close({})).toBe('VOLUME_NOT_OPEN');
});
