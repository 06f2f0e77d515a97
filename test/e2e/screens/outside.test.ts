import { expect, it } from 'vitest';
import { box, dialogGone, keys } from '../page/actions.ts';
import { expectOn } from '../page/focus.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('outside');

it('a paper from outside the directory is entered without a signer, and its number is joined later', async () => {
  const { a } = windows();
  const { page } = a;
  await a.go('incoming');
  await a.newRecord();
  await page.getByRole('button', { name: 'Ngoài danh mục…', exact: true }).focus();
  await keys(a, 'Enter');
  await page.getByRole('dialog').getByRole('radio', { name: 'Doanh nghiệp' }).focus();
  await keys(a, 'Space');
  await page.getByRole('dialog').getByRole('button', { name: 'Cấp số' }).focus();
  await keys(a, 'Enter');
  await dialogGone(a);
  await a.sees('Đã cấp số X0001');
  await expectOn(box(a, 'Số'));
  await page.keyboard.type('12');
  await box(a, 'Ký hiệu').fill('BC');
  await box(a, 'Tên loại').focus();
  await page.keyboard.type('bao cao');
  await keys(a, 'Enter');
  await box(a, 'Ngày tháng văn bản').fill('0');
  await box(a, 'Số lượng bản đến').fill('1');
  await box(a, 'Số trang').fill('3');
  await box(a, 'Số phụ lục, tài liệu kèm theo').fill('0');
  await page.getByRole('radio', { name: 'Mật', exact: true }).focus();
  await keys(a, 'Space');
  await a.sees('Bản nháp đã lưu (mã hóa)');
  expect(await page.getByText('trừ ô chưa có trong').count()).toBe(0);
  await keys(a, 'Control+Enter');
  await a.screen('record');
  await a.sees('X0001 · Doanh nghiệp');
  await a.go('outside');
  await a.sees('Chưa nối');
  await page.getByRole('button', { name: 'Nối với danh mục' }).focus();
  await keys(a, 'Enter');
  await page.getByRole('dialog').getByRole('combobox').focus();
  await page.keyboard.type('so noi vu');
  await page.locator('[role=listbox][aria-busy=false]:visible [aria-selected=true]').waitFor();
  await keys(a, 'Enter');
  // A question is not answered by a key in its first half second.
  await expect
    .poll(async () => {
      await keys(a, 'Control+Enter');
      return page.getByRole('dialog').count();
    })
    .toBe(0);
  await a.sees('Đã nối X0001; các dòng hiện tên cơ quan.');
  await expect.poll(() => page.getByRole('button', { name: 'Nối với danh mục' }).count()).toBe(0);
});
