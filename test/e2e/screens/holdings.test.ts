import { expect, it } from 'vitest';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('holdings');

it('without a section the page of holdings says what it needs, and lines of a register cannot be chosen', async () => {
  const { a } = windows();
  await a.page.keyboard.press('Alt+9');
  const main = a.page.getByRole('main');
  await main.getByText('Chưa dùng danh sách nội bộ.').waitFor();
  expect(await main.getByRole('grid').count()).toBe(0);
  await a.go('outgoing');
  await a.page.keyboard.press('Space');
  await a.page.keyboard.press('b');
  expect(await a.page.getByRole('dialog').count()).toBe(0);
  expect(await main.getByText('Đã chọn:').count()).toBe(0);
});
