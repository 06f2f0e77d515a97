import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { thisYear as yearNow } from '../../format/dates.ts';
import { useAnnouncements } from '../../state/announce.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { directoryAndLaw, row } from '../../testing/samples.ts';
import { useRegisterPlace } from './filters.ts';
import Register from './register.tsx';

const thisYear = yearNow();

beforeEach(() => {
  // jsdom lays nothing out; the grid draws the rows that fit its height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  HTMLElement.prototype.scrollTo = () => undefined;
  return () => vi.restoreAllMocks();
});

const lines = [2, 1].map((ordinal) => row(ordinal));
const drawn = () => screen.findByRole('row', { name: /102\/BC-UBND/ });
const before = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Năm trước' });
const shownYear = () => useRegisterPlace.getState().outgoing.filters.year;

/** Lines in this year and in `first`, none between. */
const withFirstYear = (first: number | null) => ({
  ...directoryAndLaw,
  'register.years': () => ({ first }),
  'register.page': ({ year }: { year: number }) =>
    year === thisYear || year === first
      ? { total: 2, rows: lines, reading: null }
      : { total: 0, rows: [], reading: null },
});

test('an empty register of another year says where new documents go, and N leads back to that year', async () => {
  const { user } = draw(<Register screen="outgoing" />, withFirstYear(thisYear - 2));
  await waitFor(() => expect(before().disabled).toBe(false));
  await user.keyboard('[[');
  expect(
    await screen.findByText(`Bấm ] để sang năm sau; văn bản mới được ghi vào sổ năm ${thisYear}.`),
  ).toBeTruthy();
  expect(screen.queryByText(/Bấm N/)).toBeNull();
  await user.keyboard('n');
  expect(shownYear()).toBe(thisYear);
});

test('an empty register of a year that has not begun, as after a clock that ran ahead, names the key that leads back', async () => {
  useRegisterPlace.setState(({ outgoing: { filters, active } }) => ({
    outgoing: { filters: { ...filters, year: thisYear + 1 }, active },
  }));
  const { user } = draw(<Register screen="outgoing" />, withFirstYear(null));
  expect(
    await screen.findByText(`Bấm [ để về năm trước; văn bản mới được ghi vào sổ năm ${thisYear}.`),
  ).toBeTruthy();
  await user.keyboard(']');
  expect(shownYear()).toBe(thisYear + 1);
  await user.keyboard('[[');
  expect(shownYear()).toBe(thisYear);
});

test.each([
  ['the first year of which the book holds a line', thisYear - 1],
  ['this year while it holds none', null],
])('no register before %s opens', async (_, first) => {
  const { user, bridge } = draw(<Register screen="outgoing" />, withFirstYear(first));
  await drawn();
  await waitFor(() => expect(before().disabled).toBe(first === null));
  await user.keyboard('[[[[[[');
  const last = first ?? thisYear;
  await waitFor(() => expect(before().disabled).toBe(true));
  expect(shownYear()).toBe(last);
  expect(Math.min(...bridge.argsOf('register.page').map(({ year }) => year))).toBe(last);
  expect(useAnnouncements.getState().polite.text).toBe(`Năm ${last} là năm đầu tiên có sổ.`);
  expect(bridge.argsOf('register.years')).toEqual([{ book: 'outgoing' }]);
});

test('[ and ] change the year, N opens an empty form', async () => {
  const { user, bridge } = draw(<Register screen="outgoing" />, withFirstYear(thisYear - 1));
  await waitFor(() => expect(before().disabled).toBe(false));
  await user.keyboard('[[');
  await waitFor(() => expect(bridge.argsOf('register.page').at(-1)?.year).toBe(thisYear - 1));
  await user.keyboard(']');
  await waitFor(() => expect(screen.getByText(`Năm ${thisYear}`, { selector: '.year span' })).toBeTruthy());
  // A year that has not begun has no register.
  await user.keyboard(']');
  expect(useRegisterPlace.getState().outgoing.filters.year).toBe(thisYear);
  expect(useAnnouncements.getState().polite.text).toBe(`Năm ${thisYear + 1} chưa bắt đầu.`);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Năm sau' }).disabled).toBe(true);
  await user.keyboard('n');
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing' });
});
