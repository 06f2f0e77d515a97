import { expect, it } from 'vitest';
import { helpPage } from '../../renderer/app/help-page.ts';
import { placedNames } from '../../renderer/screens/index.ts';
import { outgoingInput } from '../support/records.ts';
import { box, keys, nextNumber } from './page/actions.ts';
import { expectFocus, expectOn, walkAround } from './page/focus.ts';
import { register } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

/** What every screen has in common. */
const windows = windowsForFile('keyboard');

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

it('the link to the content moves nothing: no screen is larger than the window', async () => {
  const { a } = windows();
  const moved: Record<string, unknown> = {};
  for (const screen of placedNames) {
    await a.go(screen);
    await a.page.locator('.skip').focus();
    const over = await a.page.locator('html').evaluate((html) => ({
      height: html.scrollHeight - html.clientHeight,
      top: html.scrollTop + html.ownerDocument.body.scrollTop,
    }));
    if (over.height !== 0 || over.top !== 0) moved[screen] = over;
  }
  expect(moved).toEqual({});
});

it('a command that shows an icon alone in a small window has a name, which is shown at the pointer', async () => {
  const { a } = windows();
  await a.page.setViewportSize({ width: 1024, height: 768 });
  const icons: { name: string; atPointer: string }[] = [];
  for (const screen of placedNames) {
    await a.go(screen);
    const alone = await a.page.locator('button:visible').evaluateAll((buttons) =>
      buttons
        .map((button) => ({ button, side: button.querySelector('.side-word') }))
        .filter(({ button, side }) => (side ? side.clientWidth < 2 : !button.textContent.trim()))
        .map(({ button, side }) => ({
          name: button.getAttribute('aria-label') ?? side?.textContent ?? '',
          atPointer: button.getAttribute('title') ?? side?.textContent ?? '',
        })),
    );
    icons.push(...alone);
  }
  const hovered = a.page.locator('.side-item').nth(1);
  await hovered.hover();
  const word = await hovered.locator('.side-word').boundingBox();
  await a.page.setViewportSize({ width: 1366, height: 768 });
  expect(icons.filter(({ name, atPointer }) => name === '' || atPointer === '')).toEqual([]);
  expect(icons.length).toBeGreaterThan(placedNames.length);
  expect(word?.width).toBeGreaterThan(20);
});

it('F1 lists every key that is bound', async () => {
  const { a } = windows();
  await a.go('today');
  await a.page.keyboard.press('F1');
  const dialog = a.page.getByRole('dialog');
  await dialog.waitFor();
  await expectFocus(a.page, 'F1');
  const listed = await dialog.locator('dt .unseen').allTextContents();
  const lines = helpPage('vi', () => true).flatMap((section) => section.lines);
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
    ['mo nhat ky', 'ledger'],
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

it('Ctrl+L locks from anywhere, out of a dialog too', async () => {
  const { a } = windows();
  await a.go('outgoing');
  await a.page.keyboard.press('Control+g');
  await a.page.getByRole('dialog').waitFor();
  await a.page.keyboard.press('Control+l');
  await a.screen('unlock');
  await expectOn(a.page.getByLabel('Mã PIN', { exact: true }));
});

it('keys that belong to an input method are left to it', async () => {
  const { a } = windows();
  await register(a.page, [outgoingInput(await nextNumber(a))]);
  const main = await a.go('outgoing');
  const grid = main.getByRole('grid');
  await expectOn(grid);
  for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
    for (const key of ['/', 'n', '[']) await grid.dispatchEvent('keydown', { key, ...composing });
  }
  await expectOn(grid);
  await keys(a, '/');
  const search = main.getByRole('searchbox');
  await expectOn(search);
  await search.dispatchEvent('compositionstart');
  await a.page.keyboard.type('nn');
  await search.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expectOn(search);
  expect(await search.inputValue()).toBe('nn');
  await search.dispatchEvent('compositionend');
  await a.sees('Không có dòng nào khớp.');
  await keys(a, 'Escape', 'Enter');
  await a.newRecord();
  const type = box(a, 'Tên loại');
  await type.focus();
  await a.page.keyboard.type('bao cao');
  await type.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
  await expectOn(type);
  expect(await type.inputValue()).toBe('bao cao');
  await keys(a, 'Enter');
  await expectOn(box(a, 'Ký hiệu'));
  expect(await type.inputValue()).toBe('Báo cáo');
});
