import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RegisterQuery } from '../../contract/ipc/views.ts';
import { fullSight } from '../../domain/rights/sight.ts';
import { code, outgoing, temporaryStore } from '../../test/support/store.ts';
import { loadLaw } from '../law/law.ts';
import type { Store } from '../ports/store.ts';
import { RegisterSearch } from '../register/search.ts';
import { RegisterReader } from '../session/register-reader.ts';
import { registerHandlers } from './register-handlers.ts';

let store: Store;
let reader: RegisterReader;
let remove: () => void;
/** Resolves when the reader has read a register to its end. */
let readThrough: Promise<void>;
let page: ReturnType<typeof registerHandlers>['register.page'];

beforeEach(() => {
  ({ store, remove } = temporaryStore({ idle: 50, answer: 2_000 }));
  readThrough = new Promise((resolve, reject) => {
    const prepare: Store['registers']['prepare'] = (book, year) => {
      const isRead = store.registers.prepare(book, year);
      if (isRead) resolve();
      return isRead;
    };
    reader = new RegisterReader({ prepare }, reject);
  });
  const directory = {
    statement: {
      purpose: 'tram-mat/directory' as const,
      version: 1,
      at: '2026-03-01T00:00:00.000Z',
      endpointSigners: [],
      organisations: [],
    },
  };
  const inUse = { law: loadLaw('2026-03-01'), documents: { calendars: [], laws: [] } };
  const vault = { store, directory, ...inUse, search: new RegisterSearch() };
  page = registerHandlers({ open: { vault, reader, rights: { sight: () => fullSight } } })['register.page'];
});
afterEach(() => {
  reader.stop();
  remove();
});

const records = 2_500;
const question: RegisterQuery = {
  book: 'outgoing',
  year: 2026,
  text: '24',
  levels: [],
  states: [],
  sort: [{ key: 'ordinal', descending: true }],
  offset: 0,
  limit: 100,
};

test('a search in a year that was never read answers from its newest rows, and the rest is read meanwhile', async () => {
  const { recipients, ...first } = outgoing(1);
  store.transaction(() => {
    for (let ordinal = 1; ordinal <= records; ordinal++) {
      const record = { ...first, recipients, code: code(ordinal), ordinal, number: ordinal };
      store.registers.apply({ change: 'put-record', record, state: 'registered', seq: ordinal });
    }
  });
  const early = await page(question);
  expect(early.reading).toEqual({ read: 2_000, total: records });
  // 2400 to 2499; not yet 240 to 249 and 24.
  expect([early.total, early.rows[0]?.record.number]).toEqual([100, 2_499]);
  await readThrough;
  const whole = await page(question);
  expect([whole.reading, whole.total, whole.rows]).toEqual([null, 111, early.rows]);
});
