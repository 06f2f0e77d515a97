import { beforeAll, describe, expect, it } from 'vitest';
import { localDate } from '../../domain/calendar/local-date.ts';
import { helpPage } from '../../renderer/app/help-page.ts';
import { placedNames } from '../../renderer/screens/index.ts';
import { outgoingInput } from '../support/records.ts';
import { expectFocus, expectOn, tabTo, walkAround } from './page/focus.ts';
import { register } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

const seeded = 40;

/** Unlocking, the screens, the registers: everything that reads. */
const windows = windowsForFile('keyboard');

/** The registers' lines, made once: every case only reads them. */
beforeAll(async () => {
  const { a } = windows();
  await a.unlock();
  await register(
    a.page,
    Array.from({ length: seeded }, (_, index) =>
      outgoingInput(index + 1, { level: index % 3 === 0 ? 'A' : 'C', pages: index + 1 }),
    ),
  );
});

describe('by keyboard alone', () => {
  it('the PIN box has the keyboard when the terminal is locked', async () => {
    const { page } = windows().a;
    await windows().a.lock();
    await expectOn(page.getByLabel('Mã PIN', { exact: true }));
    await windows().a.unlock();
    await expectFocus(page, 'unlock');
  });

  it('every screen opens with its key, takes the keyboard, and Tab goes all the way round', async () => {
    const { a } = windows();
    for (const screen of placedNames) {
      await a.go(screen);
      await expectFocus(a.page, screen);
      expect(await walkAround(a.page), screen).toBeGreaterThan(8);
    }
    await a.page.keyboard.press('Alt+ArrowLeft');
    await a.screen('ledger');
    await expectFocus(a.page, 'back');
  });

  it('the lines of today are walked with arrows and opened with Enter', async () => {
    const { a } = windows();
    await a.go('outgoing');
    const main = await a.go('today');
    const lines = main.locator('.work-line');
    await expectOn(lines.first());
    await a.page.keyboard.press('ArrowDown');
    await expectOn(lines.nth(1));
    await a.page.keyboard.press('End');
    await expectOn(lines.last());
    await expectFocus(a.page, 'End');
    await a.page.keyboard.press('Home');
    await expectOn(lines.first());
    await a.page.keyboard.press('Enter');
    await a.screen('record');
    await a.page.getByRole('dialog').waitFor();
    await expectFocus(a.page, 'issue asked from today');
    await a.page.keyboard.press('Escape');
    await a.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expectFocus(a.page, 'dialog closed');
    await a.page.keyboard.press('Escape');
    await a.screen('today');
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

  it('Ctrl+G goes to an ordinal, [ and ] change the year', async () => {
    const { a } = windows();
    const main = await a.go('outgoing');
    await a.page.keyboard.press('Control+g');
    await expectFocus(a.page, 'jump');
    await a.page.keyboard.type('17');
    await a.page.keyboard.press('Enter');
    await a.page.getByRole('dialog').waitFor({ state: 'detached' });
    const active = main.locator('.grid-row[aria-selected=true] .ordinal');
    await expect.poll(() => active.textContent()).toBe('17');
    await expectFocus(a.page, 'jumped');
    const year = Number(localDate(Date.now()).slice(0, 4));
    await a.page.keyboard.press('[');
    await a.sees(`Năm ${year - 1}`);
    await expectFocus(a.page, 'year before');
    await a.page.keyboard.press(']');
    await a.sees(`Năm ${year}`);
    await expectFocus(a.page, 'year after');
  });

  it('F1 lists every key that is bound', async () => {
    const { a } = windows();
    await a.go('today');
    await a.page.keyboard.press('F1');
    const dialog = a.page.getByRole('dialog');
    await dialog.waitFor();
    await expectFocus(a.page, 'F1');
    const listed = await dialog.locator('dt .unseen').allTextContents();
    const lines = helpPage('vi').flatMap((section) => section.lines);
    expect(listed.sort()).toEqual(lines.map(({ combo }) => combo).sort());
    expect(await dialog.locator('dd').count()).toBe(lines.length);
    await a.page.keyboard.press('Alt+2');
    await dialog.waitFor();
    expect(await a.page.locator('[data-screen=today]').count()).toBe(1);
    await a.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expectFocus(a.page, 'help closed');
  });

  it('Ctrl+K does by name what any key does, accents left out', async () => {
    const { a } = windows();
    for (const [typed, screen] of [
      ['cai dat', 'settings'],
      ['dang ky van ban di', 'form'],
      ['mo so cai', 'ledger'],
    ] as const) {
      await a.page.keyboard.press('Control+k');
      await expectFocus(a.page, 'palette');
      await a.page.keyboard.type(typed);
      await a.page.keyboard.press('Enter');
      await a.screen(screen);
      await a.page.getByRole('dialog').waitFor({ state: 'detached' });
      await expectFocus(a.page, `palette: ${typed}`);
    }
  });

  it('settings are chosen with arrows and changed with Enter', async () => {
    const { a } = windows();
    const main = await a.go('settings');
    const theme = main.getByRole('group', { name: 'Giao diện' });
    await tabTo(a.page, theme.getByRole('radio', { name: 'Theo hệ thống' }));
    await a.page.keyboard.press('ArrowRight');
    const root = a.page.locator(':root');
    await expect.poll(() => root.getAttribute('data-theme')).toBe('light');
    await a.page.keyboard.press('ArrowLeft');
    await expect.poll(() => root.getAttribute('data-theme')).toBe('system');
    await tabTo(a.page, main.getByRole('button', { name: 'Lớn hơn' }));
    await a.page.keyboard.press('Enter');
    await expect.poll(() => main.locator('output').textContent()).toBe('110%');
    await tabTo(a.page, main.getByRole('button', { name: 'Nhỏ hơn' }), 'Shift+Tab');
    await a.page.keyboard.press('Enter');
    await expect.poll(() => main.locator('output').textContent()).toBe('100%');
    await expectFocus(a.page, 'zoomed');
  });

  it('Ctrl+L locks from anywhere, out of a dialog too', async () => {
    const { a } = windows();
    await a.go('outgoing');
    await a.page.keyboard.press('Control+g');
    await a.page.getByRole('dialog').waitFor();
    await a.page.keyboard.press('Control+l');
    await a.screen('unlock');
    await expectOn(a.page.getByLabel('Mã PIN', { exact: true }));
  });
});
