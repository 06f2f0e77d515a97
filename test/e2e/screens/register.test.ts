import { beforeAll, expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { outgoingInput } from '../../support/records.ts';
import { expectFocus, expectOn, seenWhole } from '../page/focus.ts';
import { lowLines } from '../page/letters.ts';
import { register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const seeded = 40;
const wide = { typeCode: 'TTr', notation: 'TTr-UBND-NV' };

const windows = windowsForFile('register');

/** The registers' lines, made once: every case only reads them. */
beforeAll(async () => {
  const { a } = windows();
  await a.unlock();
  await register(
    a.page,
    Array.from({ length: seeded }, (_, index) =>
      outgoingInput(index + 1, {
        level: index % 3 === 0 ? 'A' : 'C',
        pages: index + 1,
        // As wide as a number gets, beside the widest mark.
        // What takes two lines: where a body belongs, and that a day is that of return.
        ...(index === seeded - 1 ? { recipients: ['H37.02', 'H37'], returnBy: localDate(Date.now()) } : {}),
        ...(index === seeded - 3 ? { ...wide, number: 123_456, urgency: 'very-urgent' as const } : {}),
      }),
    ),
  );
});

it('the register is walked row by row, page by page and to its ends', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  const grid = main.getByRole('grid');
  await expectOn(grid);
  const active = grid.locator('.grid-row[aria-selected=true] .ordinal');
  const at = (ordinal: number) => expect.poll(() => active.textContent()).toBe(String(ordinal));
  await at(seeded);
  await a.page.keyboard.press('ArrowDown');
  await at(seeded - 1);
  await a.page.keyboard.press('ArrowUp');
  await at(seeded);
  await a.page.keyboard.press('PageDown');
  await expect.poll(async () => Number(await active.textContent())).toBeLessThan(seeded - 8);
  await a.page.keyboard.press('End');
  await at(1);
  await expectFocus(a.page, 'End');
  await a.page.keyboard.press('PageUp');
  await expect.poll(async () => Number(await active.textContent())).toBeGreaterThan(8);
  await a.page.keyboard.press('Home');
  await at(seeded);
  await a.page.keyboard.press('Enter');
  await a.screen('record');
  await expectFocus(a.page, 'record');
  await a.page.keyboard.press('Escape');
  await a.screen('outgoing');
  await expectOn(grid);
});

it('/ searches, Enter returns to the rows, Escape clears', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  const total = main.locator('.filters-total');
  await a.page.keyboard.press('/');
  const box = main.getByRole('searchbox');
  await expectOn(box);
  await a.page.keyboard.type('7/BC-UBND');
  await expect.poll(() => total.textContent()).toMatch(/^\d dòng khớp/);
  await a.page.keyboard.press('Enter');
  await expectOn(main.getByRole('grid'));
  await a.page.keyboard.press('/');
  await a.page.keyboard.press('Escape');
  await expect.poll(() => total.textContent()).toBe(`${seeded} dòng`);
  expect(await box.inputValue()).toBe('');
});

it('levels and states are filtered, columns sorted, by Tab and Space', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  const total = main.locator('.filters-total');
  const levelA = main.getByRole('button', { name: 'Tuyệt mật' });
  await tabTo(a.page, levelA, 'Shift+Tab');
  await expectFocus(a.page, 'level');
  await a.page.keyboard.press('Space');
  await expect.poll(() => total.textContent()).toBe('14 dòng khớp bộ lọc');
  await tabTo(a.page, main.getByRole('button', { name: 'Xóa bộ lọc' }));
  await a.page.keyboard.press('Enter');
  await expect.poll(() => total.textContent()).toBe(`${seeded} dòng`);
  await expectFocus(a.page, 'filters cleared');

  const head = (name: string) => main.getByRole('columnheader', { name });
  await tabTo(a.page, head('Độ mật').getByRole('button'));
  await a.page.keyboard.press('Enter');
  await expect.poll(() => head('Độ mật').getAttribute('aria-sort')).toBe('ascending');
  await tabTo(a.page, head('Số, ký hiệu').getByRole('button'));
  await a.page.keyboard.press('Shift+Enter');
  await expect.poll(() => head('Số, ký hiệu').getAttribute('aria-sort')).toBe('ascending');
  expect(await head('Độ mật').getAttribute('aria-sort')).toBe('ascending');
  await tabTo(a.page, main.getByRole('grid'), 'Shift+Tab');
});

it.each([100, 200] as const)(
  'a result covers neither the line that was gone to nor the count of lines, at %i per cent',
  async (zoom) => {
    const { a } = windows();
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    const main = await a.go('outgoing');
    await tabTo(a.page, main.getByRole('columnheader', { name: 'Độ mật' }).getByRole('button'));
    await a.page.keyboard.press('Enter');
    await a.page.keyboard.press('Control+g');
    await a.page.getByRole('dialog').waitFor();
    // The last of the list, which cannot stand in its middle.
    await a.page.keyboard.type('1');
    await a.page.keyboard.press('Enter');
    await a.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectOn(main.getByRole('grid'));
    await a.page.locator('.notice').waitFor();
    const line = main.locator('.grid-row[aria-selected=true]');
    await expect.poll(() => line.locator('.ordinal').textContent()).toBe('1');
    const seen = () => Promise.all([line, main.locator('.filters-total')].map(seenWhole));
    await expect.poll(seen, { timeout: 2_000 }).toEqual([true, true]);
    await a.page.locator('.notice').waitFor({ state: 'detached' });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
  },
);

it('Ctrl+G goes to an ordinal, [ and ] to no year without lines', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  await a.page.keyboard.press('Control+g');
  await expectFocus(a.page, 'jump');
  await a.page.keyboard.type('999');
  await a.page.keyboard.press('Enter');
  await a.page.locator('.jump .field-error').waitFor();
  const tops = ['.input', '.button'].map((part) =>
    a.page.locator(`.jump ${part}`).evaluate((element) => element.getBoundingClientRect().top),
  );
  // The button stays beside the box, whatever is said below it.
  const [top = 0, beside = 99] = await Promise.all(tops);
  expect(Math.abs(top - beside)).toBeLessThan(2);
  await a.page.keyboard.press('Control+a');
  await a.page.keyboard.type('17');
  await a.page.keyboard.press('Enter');
  await a.page.getByRole('dialog').waitFor({ state: 'detached' });
  const active = main.locator('.grid-row[aria-selected=true] .ordinal');
  await expect.poll(() => active.textContent()).toBe('17');
  await expectFocus(a.page, 'jumped');
  // Clear of the results that stand at the bottom of the window.
  const fromBottom = await main.locator('.grid').evaluate((frame) => {
    const row = frame.querySelector('.grid-row[aria-selected=true]');
    return frame.getBoundingClientRect().bottom - row.getBoundingClientRect().bottom;
  });
  expect(fromBottom).toBeGreaterThan(100);
  const year = Number(localDate(Date.now()).slice(0, 4));
  // The first year with lines is this one, and no later one has begun.
  for (const key of ['[', ']']) {
    await a.page.keyboard.press(key);
    await a.sees(`Năm ${year}`);
    await expectFocus(a.page, key);
  }
  for (const name of ['Năm trước', 'Năm sau'])
    expect(await main.getByRole('button', { name }).isDisabled()).toBe(true);
});

it.each([
  [1366, 100, 1],
  [1024, 100, 2],
  [1366, 200, 2],
  [1024, 200, 3],
] as const)(
  'no date, notation or number is cut and no register scrolls sideways at %i pixels and %i per cent, rows on %i',
  async (width, zoom, lines) => {
    const { a } = windows();
    await a.page.setViewportSize({ width, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    const cut: Record<string, unknown> = {};
    for (const book of ['incoming', 'outgoing'] as const) {
      // The grid looks at its room after it is drawn, and is drawn again then.
      const grid = (await a.go(book)).locator(`.grid[data-lines="${lines}"]`);
      await grid.locator('.grid-head').waitFor();
      if (book === 'outgoing') await grid.locator('.number').first().waitFor();
      const low = await lowLines(a.page);
      const measured = await grid.evaluate((box) => {
        const dates = [...box.querySelectorAll('.grid-row .date')].slice(0, 3);
        const kept = dates.map(({ textContent }) => textContent);
        // The widest digits.
        for (const date of dates) date.textContent = '28/08/2028';
        // The largest ordinal there can be, whose digits the grid is told (grid.tsx).
        const ordinals = [...box.querySelectorAll('.grid-row .ordinal')].slice(0, 3);
        const told = ordinals.map(({ textContent }) => textContent);
        const digits = box.style.getPropertyValue('--digits');
        for (const ordinal of ordinals) ordinal.textContent = '888888';
        box.style.setProperty('--digits', '6');
        const kind = box.querySelector('.term-kind');
        const kindBefore = kind?.textContent;
        if (kind) kind.textContent = 'Đã trả lời · Thu hồi';
        const over = [...box.querySelectorAll('.grid-row .grid-cell')]
          .filter((cell) => cell.querySelector('.date, .number, .ordinal, .term') !== null)
          .filter((cell) => cell.scrollWidth > cell.clientWidth)
          .map(({ textContent }) => textContent);
        const wide = box.scrollWidth - box.clientWidth;
        for (const [index, date] of dates.entries()) date.textContent = kept[index] ?? '';
        for (const [index, ordinal] of ordinals.entries()) ordinal.textContent = told[index] ?? '';
        box.style.setProperty('--digits', digits);
        if (kind) kind.textContent = kindBefore;
        const undated = [...box.querySelectorAll('.grid-row')]
          .filter((row) => (row.querySelector('.date')?.getBoundingClientRect().width ?? 0) === 0)
          .map(({ textContent }) => textContent);
        const names = [...box.querySelectorAll('.grid-row [data-column=partner]')];
        const pinched = names.filter((name) => name.clientWidth < 6.5 * 16).length;
        const floor = box.querySelector('.grid-head')?.getBoundingClientRect().bottom ?? 0;
        const headsCut = [...box.querySelectorAll('.grid-head .grid-cell')]
          .filter((cell) => cell.clientHeight > 0 && cell.getBoundingClientRect().bottom > floor)
          .map(({ textContent }) => textContent);
        const rowsLow = [...box.querySelectorAll('.grid-row .grid-cell')]
          .filter((cell) => cell.getBoundingClientRect().height > cell.parentElement.clientHeight)
          .map(({ textContent }) => textContent);
        return { over, undated, pinched, headsCut, sideways: wide, rowsLow };
      });
      cut[book] = { ...measured, low };
    }
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    const whole = { over: [], undated: [], pinched: 0, headsCut: [], sideways: 0, rowsLow: [], low: [] };
    expect(cut).toEqual({ incoming: whole, outgoing: whole });
  },
);

it('the active row stays in sight when the window shrinks and its rows take two lines', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  await main.getByRole('grid').focus();
  await a.page.keyboard.press('Home');
  await a.page.keyboard.press('PageDown');
  const active = main.locator('.grid-row[aria-selected=true]');
  await active.waitFor();
  const oneLine = await active.evaluate(({ clientHeight }) => clientHeight);
  await a.page.setViewportSize({ width: 900, height: 500 });
  await expect
    .poll(() =>
      main.locator('.grid').evaluate((grid) => {
        const row = grid.querySelector('.grid-row[aria-selected=true]')?.getBoundingClientRect();
        const head = grid.querySelector('.grid-head')?.getBoundingClientRect();
        const frame = grid.getBoundingClientRect();
        const shown = row && head ? row.top >= head.bottom - 1 && row.bottom <= frame.bottom : undefined;
        return shown && grid.getAttribute('data-lines') === '2';
      }),
    )
    .toBe(true);
  expect(await active.evaluate(({ clientHeight }) => clientHeight)).toBeGreaterThan(oneLine);
  await expectFocus(a.page, 'in the small window');
  await a.page.setViewportSize({ width: 1366, height: 768 });
});

it('the column of the code goes before any other', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  const shown = async (width: number) => {
    await a.page.setViewportSize({ width, height: 768 });
    return main
      .locator('.grid-head .grid-cell')
      .evaluateAll((cells) => cells.filter((cell) => cell.clientWidth > 0).map((cell) => cell.textContent));
  };
  const all = await shown(1780);
  expect(await shown(1600)).toEqual(all.slice(0, -1));
  expect(await shown(1366)).not.toContain(all.at(-1));
  await a.page.setViewportSize({ width: 1366, height: 768 });
});

it('from 1920 pixels on the active line stands in full beside the list', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  const beside = main.locator('.preview');
  expect(await beside.count()).toBe(0);
  await a.page.setViewportSize({ width: 1920, height: 1080 });
  await beside.waitFor();
  const active = main.locator('.grid-row[aria-selected=true] .number');
  await main.getByRole('grid').focus();
  for (const key of ['Home', 'ArrowDown']) {
    await a.page.keyboard.press(key);
    await expect
      .poll(async () => (await beside.locator('.number').textContent())?.trim())
      .toBe((await active.textContent())?.replace(/ .*/, '').trim());
  }
  await a.page.setViewportSize({ width: 1366, height: 768 });
  await beside.waitFor({ state: 'detached' });
});

it('a volume that is full is closed by keys: the dialog names its numbers and days, and the next is open', async () => {
  const { a } = windows();
  const main = await a.go('outgoing');
  await main.getByText('Quyển số 1, từ số 1').waitFor();
  await a.page.keyboard.press('q');
  const dialog = a.page.getByRole('dialog', { name: 'Đóng quyển số 1' });
  await dialog.getByText(`Từ số 1 đến số ${seeded}`).waitFor();
  await expect.poll(() => dialog.locator('[data-read=true]').count()).toBe(1);
  await a.page.keyboard.press('Control+Enter');
  await main.getByText(`Quyển số 2, từ số ${seeded + 1}`).waitFor();
  await expectOn(main.getByRole('grid'));
  // The next has no line, so it is not closed.
  await a.page.keyboard.press('q');
  await a.page.getByText('Quyển đang mở chưa có dòng nào nên chưa đóng.').waitFor();
  await a.page.keyboard.press('Escape');
  await expectOn(main.getByRole('grid'));
});
