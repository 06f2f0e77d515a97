import { expect, onTestFinished, test } from 'vitest';
import type { Book } from '../../../contract/record/fields.ts';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import { acts, append, incoming, outgoing, temporaryStore } from '../../../test/support/store.ts';

const term: SearchTerm = {
  ...{ notation: null, types: [], day: null, number: null, code: null },
  ...{ organisations: [], persons: [] },
};
const all = { year: 2026, levels: [], states: [], sort: [], offset: 0, limit: 200 };

test('a page finds by type and by day, of the document or of its arrival, also once either is corrected', () => {
  const { store, remove } = temporaryStore();
  onTestFinished(remove);
  const days = [
    { arrivedOn: '2026-03-16', issuedOn: '2026-03-15' },
    { arrivedOn: '2026-03-15', issuedOn: '2025-12-31', typeCode: 'CV' },
    { arrivedOn: '2026-03-17', issuedOn: '2026-02-15' },
    { arrivedOn: '2026-03-15', issuedOn: '2025-03-15', typeCode: 'CV' },
  ];
  const lines = days.map((day, index) => incoming(index + 1, { typeCode: 'BC', ...day }));
  for (const line of lines) append(store, acts.enter(line));
  append(store, acts.register(outgoing(1, { issuedOn: '2026-03-15', typeCode: 'CV' })));
  const found = (part: Partial<SearchTerm>, book: Book = 'incoming') =>
    store.registers.page({ ...all, book }, [{ ...term, ...part }]).rows.map(({ record }) => record.ordinal);
  const day = { year: 2026, month: 3, day: 15 };
  expect(found({ day })).toEqual([1, 2, 4]);
  expect(found({ day: { ...day, year: 2025 } })).toEqual([4]);
  expect(found({ day: { year: null, month: 12, day: 31 } })).toEqual([2]);
  expect(found({ day: { year: 2199, month: 12, day: 31 } })).toEqual([]);
  expect(found({ types: ['CV'] })).toEqual([2, 4]);
  expect(found({ types: ['BC', 'CV'], day: { ...day, day: 17 } })).toEqual([1, 2, 3, 4]);
  const [one = expect.unreachable()] = lines;
  const corrected = incoming(1, { typeCode: 'CV', arrivedOn: '2026-03-18', issuedOn: '2026-03-14' });
  append(store, acts.correct(one, corrected));
  expect(found({ day })).toEqual([2, 4]);
  expect(found({ day: { ...day, day: 18 } })).toEqual([1]);
  expect(found({ types: ['CV'] })).toEqual([1, 2, 4]);
  expect(found({ day, types: ['CV'] }, 'outgoing')).toEqual([1]);
});
