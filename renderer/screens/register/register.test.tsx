import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { RegisterPage, RegisterRow } from '../../../contract/ipc/views.ts';
import { i18n } from '../../app/translations.ts';
import { thisYear as yearNow } from '../../format/dates.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { codeOf, directoryAndLaw, row, self } from '../../testing/samples.ts';
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

const newest = (count: number): RegisterRow[] =>
  Array.from({ length: count }, (_, index) => row(count - index));

function drawRegister(rows: RegisterRow[] = newest(5)) {
  return draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'register.page': ({ offset, limit }) => ({
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
      reading: null,
    }),
  });
}
const grid = () => screen.getByRole('grid');
const active = () => document.getElementById(grid().getAttribute('aria-activedescendant') ?? '');
const ordinal = () => active()?.querySelector('.ordinal')?.textContent;

test('rows are shown with number, level and state, and the grid has the keyboard', async () => {
  drawRegister();
  const first = await screen.findByRole('row', { name: /105\/BC-UBND/ });
  expect(within(first).getByText('Tối mật')).toBeTruthy();
  expect(within(first).getByText('Đã đăng ký')).toBeTruthy();
  expect(await within(first).findByText('Báo cáo')).toBeTruthy();
  expect(await within(first).findByText('· tỉnh (huấn luyện)')).toBeTruthy();
  expect(document.activeElement).toBe(grid());
  expect(screen.getByText('5 dòng')).toBeTruthy();
});

test('a line that is not told stands in its place, tells its ordinal alone, and opens nothing', async () => {
  const { user } = draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'register.page': () => ({
      total: 3,
      rows: [row(3), row(1)],
      locked: [{ place: 1, number: 2 }],
      reading: null,
    }),
  });
  await screen.findByRole('row', { name: /103\/BC-UBND/ });
  const lines = screen.getAllByRole('row').filter((line) => line.matches('.grid-row'));
  const words = (line: Element | null) => line?.textContent?.replace(/\s+/g, ' ').trim();
  expect(lines.map((line) => words(line.querySelector('.number') ?? line))).toEqual([
    ...['103/BC-UBND', '2 Ngoài phạm vi được xem', '101/BC-UBND'],
  ]);
  const before = shownView();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(words(active())).toBe('2 Ngoài phạm vi được xem');
  expect(shownView()).toEqual(before);
});

test('the column of ordinals is as wide as the most digits in sight', async () => {
  drawRegister([row(10_000), row(9_999)]);
  await screen.findByRole('row', { name: /10000/ });
  expect(grid().style.getPropertyValue('--digits')).toBe('5');
});

test('the column of ordinals does not become narrower when shorter ones come into sight', async () => {
  const { user } = draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'register.page': ({ levels }) => {
      const rows = levels.length > 0 ? [row(9)] : [row(10_000), row(9)];
      return { total: rows.length, rows, reading: null };
    },
  });
  await screen.findByRole('row', { name: /10000/ });
  await user.click(screen.getByRole('button', { name: 'Tuyệt mật' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /10000/ })).toBeNull());
  expect(grid().style.getPropertyValue('--digits')).toBe('5');
});

test('a filter that is on shows where filters are folded away, and is taken off by a word', async () => {
  const { user } = drawRegister();
  await user.click(await screen.findByRole('button', { name: 'Lọc' }));
  await user.click(screen.getByRole('button', { name: 'Tuyệt mật' }));
  await user.click(screen.getByRole('button', { name: 'Đã phát hành' }));
  expect(screen.getByRole('button', { name: 'Lọc: 2' }).dataset['active']).toBe('true');
  const clear = screen.getByRole('button', { name: 'Xóa bộ lọc' });
  expect(clear.textContent).toBe('Xóa bộ lọc');
  await user.click(clear);
  expect(useRegisterPlace.getState().outgoing.filters).toMatchObject({ levels: [], states: [] });
  expect(screen.getByRole('button', { name: 'Lọc' }).dataset['active']).toBe('false');
});

test('arrows, Home and End move the active row without moving the focus; Enter opens it', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(ordinal()).toBe('3');
  await user.keyboard('{ArrowUp}');
  expect(ordinal()).toBe('4');
  await user.keyboard('{End}{ArrowDown}');
  expect(ordinal()).toBe('1');
  await user.keyboard('{Home}');
  expect(ordinal()).toBe('5');
  expect(document.activeElement).toBe(grid());
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(4), issuer: self });
});

test('/ leads to the search, which asks after a pause; Escape clears it', async () => {
  const { user, bridge } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('/');
  const box = screen.getByRole('searchbox', { name: 'Tìm trong sổ' });
  expect(document.activeElement).toBe(box);
  await user.keyboard('105');
  await waitFor(() => expect(bridge.argsOf('register.page').at(-1)?.text).toBe('105'));
  expect(bridge.argsOf('register.page').map(({ text }) => text)).not.toContain('10');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe(''));
});

test('Escape in the empty search goes back to the list, where letters are keys again', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('/{Escape}');
  expect(document.activeElement).toBe(grid());
  await user.keyboard('n');
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing' });
});

test('a level is filtered by its button, and what does not match says so', async () => {
  const { user, bridge } = draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'register.page': ({ levels }) =>
      levels.length > 0
        ? { total: 0, rows: [], reading: null }
        : { total: 2, rows: newest(2), reading: null },
  });
  await waitFor(() => expect(ordinal()).toBe('2'));
  await user.click(screen.getByRole('button', { name: 'Tuyệt mật', pressed: false }));
  expect(await screen.findByText('Không có dòng nào khớp.')).toBeTruthy();
  expect(bridge.argsOf('register.page').at(-1)?.levels).toEqual(['A']);
});

test('a settled line that has been entered says so in the place of its state', async () => {
  const entered = (ordinal: number, settled: boolean) => row(ordinal, { state: 'entered', settled });
  drawRegister([entered(2, true), entered(1, false)]);
  const settled = await screen.findByRole('row', { name: /102\/BC-UBND/ });
  expect(within(settled).getByText('Đã xong')).toBeTruthy();
  expect(within(settled).queryByText('Đã vào sổ')).toBeNull();
  const other = screen.getByRole('row', { name: /101\/BC-UBND/ });
  expect(within(other).getByText('Đã vào sổ')).toBeTruthy();
});

test('a column head sorts in the store and says how', async () => {
  const { user, bridge } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  const head = () => screen.getByRole('columnheader', { name: /Độ mật/ });
  expect(head().getAttribute('aria-sort')).toBe('none');
  await user.click(within(head()).getByRole('button'));
  await waitFor(() => expect(head().getAttribute('aria-sort')).toBe('ascending'));
  expect(bridge.argsOf('register.page').at(-1)?.sort).toEqual([{ key: 'level', descending: false }]);
});

test('Ctrl+G goes to an ordinal', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('{Control>}g{/Control}');
  await screen.findByRole('dialog');
  await user.keyboard('2{Enter}');
  await waitFor(() => expect(ordinal()).toBe('2'));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('an ordinal that the register does not have, or that is none, is told in the dialog', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('{ArrowDown}{Control>}g{/Control}');
  const dialog = within(await screen.findByRole('dialog'));
  await user.keyboard('99{Enter}');
  expect(await dialog.findByText(`Sổ năm ${thisYear} mới đến số thứ tự 5.`)).toBeTruthy();
  await user.keyboard('{Backspace}');
  expect(dialog.queryByText(/mới đến/)).toBeNull();
  await user.keyboard('x{Enter}');
  expect(await dialog.findByText(/Nhập số thứ tự bằng chữ số/)).toBeTruthy();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(ordinal()).toBe('4'));
});

test('going to an ordinal says that filters and sorting were cleared for it', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.click(screen.getByRole('button', { name: 'Tuyệt mật', pressed: false }));
  expect(document.activeElement?.className).toBe('toggle');
  await user.keyboard('{Control>}g{/Control}');
  await screen.findByRole('dialog');
  await user.keyboard('2{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(grid()));
  expect(await screen.findByText('Đã bỏ bộ lọc và cách sắp xếp để đến số thứ tự.')).toBeTruthy();
  expect(ordinal()).toBe('2');
});

test('an empty register says how to begin', async () => {
  drawRegister([]);
  expect(await screen.findByText(`Sổ năm ${thisYear} chưa có văn bản nào.`)).toBeTruthy();
});

test('a word is looked for while it is being composed, and its box is left to the input method', async () => {
  const { bridge } = drawRegister();
  const box = await screen.findByRole<HTMLInputElement>('searchbox');
  const asked = () => bridge.argsOf('register.page').at(-1)?.text;
  fireEvent.compositionStart(box);
  // As Unikey gives it, decomposed.
  const decomposed = 'Hồ'.normalize('NFD');
  fireEvent.change(box, { target: { value: decomposed } });
  await waitFor(() => expect(asked()).toBe('Hồ'.normalize('NFC')));
  expect(box.value).toBe(decomposed);
  fireEvent.change(box, { target: { value: `${decomposed} s` } });
  fireEvent.compositionEnd(box);
  await waitFor(() => expect(asked()).toBe('Hồ s'.normalize('NFC')));
  expect(box.value).toBe(`${decomposed} s`);
});

test('/ selects what was looked for before', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  await user.keyboard('/105{Enter}/');
  const box = screen.getByRole<HTMLInputElement>('searchbox');
  expect([box.selectionStart, box.selectionEnd]).toEqual([0, 3]);
});

test('readers hear the count of what matches and no other, and the head is no row', async () => {
  const { user } = drawRegister();
  await waitFor(() => expect(ordinal()).toBe('5'));
  const spoken = () => document.querySelector('[data-live-announcer] [aria-live=polite]')?.textContent;
  expect(spoken()).toBe('');
  const grid = screen.getByRole('grid');
  expect(grid.getAttribute('aria-rowcount')).toBe('5');
  const rows = within(grid).getAllByRole('row');
  expect(rows.map((row) => row.getAttribute('aria-rowindex'))).toEqual([null, '1', '2', '3', '4', '5']);
  await user.keyboard('/105');
  await waitFor(() => expect(spoken()).toBe('5 dòng khớp bộ lọc'));
});

describe('while the register is still being read', () => {
  const all = { read: 999_999, total: 999_999 };
  const spoken = () => document.querySelector('[data-live-announcer] [aria-live=polite]')?.textContent;

  /** Answers a filtered or sorted question as `page` has it now, and the plain register as it is. */
  function drawReading(page: () => RegisterPage) {
    return draw(<Register screen="outgoing" />, {
      ...directoryAndLaw,
      'register.page': ({ text, sort }) =>
        text === '' && sort[0]?.key === 'ordinal' ? { total: 5, rows: newest(5), reading: null } : page(),
    });
  }

  test('what is found so far is shown with how far it is, and the rest comes by itself', async () => {
    let page: RegisterPage = { total: 2, rows: newest(2), reading: { ...all, read: 20_000 } };
    const { user, bridge } = drawReading(() => page);
    await waitFor(() => expect(ordinal()).toBe('5'));
    await user.keyboard('/105');
    expect(await screen.findByText('Đang đọc sổ: 20.000 trên 999.999 dòng')).toBeTruthy();
    expect(screen.getByText('2 dòng khớp đến lúc này')).toBeTruthy();
    expect(ordinal()).toBe('2');
    expect(screen.getByRole<HTMLProgressElement>('progressbar', { name: /Đang đọc sổ/ }).value).toBe(20_000);
    expect(grid().getAttribute('aria-busy')).toBe('true');
    await waitFor(() => expect(spoken()).toBe('Đang đọc sổ, đã đọc 0 %.'));

    page = { total: 3, rows: newest(3), reading: { ...all, read: 600_000 } };
    expect(await screen.findByText('3 dòng khớp đến lúc này')).toBeTruthy();
    await waitFor(() => expect(spoken()).toBe('Đang đọc sổ, đã đọc 50 %.'));

    page = { total: 4, rows: newest(4), reading: null };
    expect(await screen.findByText('4 dòng khớp bộ lọc', { selector: '.filters-total' })).toBeTruthy();
    expect(screen.queryByRole('progressbar')).toBeNull();
    expect(grid().getAttribute('aria-busy')).toBe('false');
    await waitFor(() => expect(spoken()).toBe('4 dòng khớp bộ lọc'));
    const asked = bridge.argsOf('register.page').length;
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(bridge.argsOf('register.page')).toHaveLength(asked);
  });

  test('it does not say that nothing matches before all of it was looked at', async () => {
    let page: RegisterPage = { total: 0, rows: [], reading: { ...all, read: 20_000 } };
    const { user } = drawReading(() => page);
    await waitFor(() => expect(ordinal()).toBe('5'));
    await user.click(within(screen.getByRole('columnheader', { name: /Độ mật/ })).getByRole('button'));
    const inGrid = within(grid());
    expect(await inGrid.findByText('Đang đọc sổ: 20.000 trên 999.999 dòng')).toBeTruthy();
    expect(screen.queryByText('Không có dòng nào khớp.')).toBeNull();
    page = { total: 5, rows: newest(5), reading: null };
    await waitFor(() => expect(ordinal()).toBe('5'));
    await user.keyboard('/nothing');
    page = { total: 0, rows: [], reading: null };
    expect(await screen.findByText('Không có dòng nào khớp.')).toBeTruthy();
  });

  test('in English it says the same', async () => {
    const { user } = drawReading(() => ({ total: 2, rows: newest(2), reading: { ...all, read: 20_000 } }));
    await i18n.changeLanguage('en');
    await waitFor(() => expect(ordinal()).toBe('5'));
    await user.keyboard('/105');
    expect(await screen.findByText('Reading the register: 20,000 of 999,999 rows')).toBeTruthy();
    expect(screen.getByText('Rows that match so far: 2')).toBeTruthy();
    await waitFor(() => expect(spoken()).toBe('Reading the register, 0 % read.'));
  });
});
