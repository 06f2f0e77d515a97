import { expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import { expectFocus } from '../page/focus.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('settings');

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
