import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { addDays } from '../../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { formatDate } from '../../format/dates.ts';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw, record, row } from '../../testing/samples.ts';
import Register from './register.tsx';

beforeEach(() => {
  // jsdom lays nothing out; the grid draws the rows that fit its height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  HTMLElement.prototype.scrollTo = () => undefined;
  return () => vi.restoreAllMocks();
});

const drawRegister = (rows: RegisterRow[]) =>
  draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'register.page': () => ({ total: rows.length, rows, reading: null }),
  });

test('the nearer of two days stands in the column of terms, also where it has passed', async () => {
  const day = (after: number) => addDays(localDate(Date.now()), after);
  const terms = [
    { dueOn: day(22), returnBy: day(17) },
    { dueOn: day(9), returnBy: day(-2) },
    { dueOn: day(5), returnBy: day(8) },
    { returnBy: day(4) },
  ];
  drawRegister(terms.map((term, index) => row(index + 1, { record: record(index + 1, term) })));
  await screen.findByText('Quá hạn 2 ngày');
  const rows = screen
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringContaining('Còn 17 ngày'),
    expect.stringContaining('Quá hạn 2 ngày'),
    expect.stringContaining('Còn 5 ngày'),
    expect.stringContaining('Còn 4 ngày'),
  ]);
});

test('a day that was answered or settled is not counted any more; the day of return is', async () => {
  const day = (after: number) => addDays(localDate(Date.now()), after);
  const line = (ordinal: number, returnBy: object, ended: object) =>
    row(ordinal, { record: record(ordinal, { dueOn: day(-3), ...returnBy }), state: 'entered', ...ended });
  drawRegister([
    line(4, {}, { replied: true }),
    line(3, {}, { settled: true }),
    line(2, { returnBy: day(4) }, { replied: true }),
    line(1, {}, {}),
  ]);
  const inLine = async (ordinal: number) =>
    within(await screen.findByRole('row', { name: new RegExp(`10${ordinal}/BC-UBND`) }));
  expect((await inLine(4)).getByText('Đã trả lời')).toBeTruthy();
  expect((await inLine(3)).getByText('Đã xử lý xong')).toBeTruthy();
  expect((await inLine(2)).getByText('Còn 4 ngày')).toBeTruthy();
  expect((await inLine(1)).getByText('Quá hạn 3 ngày')).toBeTruthy();
});

test('a term says which of the two days it is and what has come before it, and tells its dates', async () => {
  const day = (after: number) => addDays(localDate(Date.now()), after);
  const terms: [object, object][] = [
    [{ dueOn: day(4), returnBy: day(9) }, {}],
    [{ dueOn: day(4), returnBy: day(9) }, { replied: true }],
    [{ dueOn: day(4), returnBy: day(9) }, { settled: true }],
    [{ returnBy: day(9) }, {}],
    [{ dueOn: day(9), returnBy: day(9) }, {}],
  ];
  const shown = terms.map(([days, ended], index) =>
    row(index + 1, { record: record(index + 1, days), state: 'issued', ...ended }),
  );
  drawRegister(shown);
  await screen.findByText(/Đã trả lời/);
  const cells = [...document.querySelectorAll<HTMLElement>('.term')];
  expect(cells.map(({ textContent }) => textContent?.trim())).toEqual([
    'Trả lời Còn 4 ngày',
    'Đã trả lời · Thu hồi Còn 9 ngày',
    'Thu hồi Còn 9 ngày',
    'Thu hồi Còn 9 ngày',
    'Trả lời Còn 9 ngày',
  ]);
  const [due, back] = [formatDate(day(4)), formatDate(day(9))];
  expect(cells[1]?.title).toBe(`Hạn trả lời văn bản: ${due} · Thời hạn thu hồi: ${back}`);
  expect(cells[3]?.title).toBe(`Thời hạn thu hồi: ${back}`);
});

test('a document that was not sent in time says so before any other term', async () => {
  const by = [{ year: 2026, version: null }];
  const sendBy = (after: number) => ({ on: addDays(localDate(Date.now()), after), until: '12:00', by });
  const dueOn = addDays(localDate(Date.now()), 4);
  drawRegister([
    row(2, { record: record(2, { dueOn }), sendBy: sendBy(-1) }),
    row(1, { record: record(1, { dueOn }), sendBy: sendBy(1) }),
  ]);
  const late = await screen.findByText('Chậm phát hành');
  expect(late.closest('[role=row]')?.textContent).toMatch(/102\/BC-UBND/);
  expect(screen.getAllByText('Còn 4 ngày')).toHaveLength(1);
});
