import type { RegisterQuery } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { DirectoryIndex } from '../../../core/directory/directory.ts';
import type { Store } from '../../../core/ports/store.ts';
import { RegisterSearch } from '../../../core/register/search.ts';
import { numbersFrom } from '../../support/seeded.ts';
import { year } from './records.ts';

/** One way of reading a register: does it once, for the `turn`th time. */
export interface Reading {
  readonly name: string;
  readonly turns: number;
  read(store: Store, turn: number): unknown;
}

/** The register as the screen opens it. */
export const newestFirst = {
  book: 'outgoing',
  year,
  levels: [],
  states: [],
  sort: [{ key: 'ordinal', descending: true }],
} satisfies Partial<RegisterQuery>;
const base: RegisterQuery = { ...newestFirst, text: '', offset: 0, limit: 100 };

/** Numbers, notations, beginnings of codes, names of bodies and of people, with accents and without. */
const texts = [
  '12',
  '4711',
  '99/QĐ',
  'BC-UBND',
  'ttr',
  'bc vp',
  'noi vu',
  'Sở Tài chính',
  'duong lam',
  'y te 2026',
  'dang hong dao',
  'H12.',
  '7K3Q',
  'khong co gi het',
];
const sorts: RegisterQuery['sort'][] = [
  [{ key: 'issuedOn', descending: true }],
  [{ key: 'partner', descending: false }],
  [
    { key: 'level', descending: false },
    { key: 'issuedOn', descending: true },
  ],
  [{ key: 'dueOn', descending: false }],
];
const filters: Pick<RegisterQuery, 'levels' | 'states'>[] = [
  { levels: ['A'], states: [] },
  { levels: ['B', 'C'], states: ['issued'] },
  { levels: [], states: ['cancelled'] },
  { levels: ['C'], states: [] },
];

const at = <Item>(items: readonly Item[], turn: number): Item => {
  const item = items[turn % items.length];
  if (item === undefined) throw new RangeError('nothing to read');
  return item;
};

/**
 * The readings of the register screen at `size` records, through the code the terminal's own handler runs.
 * Offsets are spread evenly, the same for both stores.
 */
export function readings(directory: DirectoryIndex, size: number): Reading[] {
  const search = new RegisterSearch();
  const next = numbersFrom(size);
  const offsets = Array.from({ length: 1_000 }, () => next() % Math.max(1, size - base.limit));
  const page = (store: Store, change: Partial<RegisterQuery>) => {
    const { text, ...query } = { ...base, ...change };
    return store.registers.page(query, search.terms(text, directory));
  };
  return [
    { name: 'page', turns: 400, read: (store, turn) => page(store, { offset: at(offsets, turn) }) },
    {
      name: 'filter',
      turns: 200,
      // Every filter has more than a thousand rows.
      read: (store, turn) => page(store, { ...at(filters, turn), offset: at(offsets, turn) % 1_000 }),
    },
    {
      name: 'sort',
      turns: 200,
      read: (store, turn) => page(store, { sort: at(sorts, turn), offset: at(offsets, turn) }),
    },
    { name: 'search', turns: 280, read: (store, turn) => page(store, { text: at(texts, turn) }) },
    {
      name: 'record',
      turns: 400,
      read: (store, turn) => {
        const row = store.registers.page({ ...base, offset: at(offsets, turn), limit: 1 }, []).rows[0];
        if (row === undefined) throw new Error('no record there');
        const key = keyOf(row.record);
        return [store.registers.copies(key), store.registers.recipients(key), store.ledger.route(key.code)];
      },
    },
  ];
}
