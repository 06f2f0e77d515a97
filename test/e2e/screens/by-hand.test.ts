import { expect, it } from 'vitest';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { outgoingInput } from '../../support/records.ts';
import { expectOn } from '../page/focus.ts';
import { askTerminal, register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('by-hand');

it('numbers that were given by hand are stated and entered by keys, and the lines say so', async () => {
  const { a } = windows();
  const { page } = a;
  await register(
    page,
    [1, 2].map((number) => outgoingInput(number)),
  );
  const main = await a.go('outgoing');
  await expectOn(main.getByRole('grid'));
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog', { name: 'Khai số đã cho tay' });
  await dialog.waitFor();
  await expectOn(dialog.getByLabel('Đến số'));
  await page.keyboard.type('4');
  await a.read();
  await page.keyboard.press('Control+Enter');
  // The form stands at the first of them.
  await a.screen('form');
  await expect.poll(() => page.getByLabel('Số', { exact: true }).inputValue()).toBe('3');
  await a.go('today');
  const first = page.locator('.work-line').first();
  await expectOn(first);
  expect(await first.textContent()).toMatch(/^3–4/);
  // What a clerk typed before comes back, and is entered as given by hand.
  const draft = outgoingInput(3, { pages: 7 });
  await askTerminal(page, 'draft.write', { key: 'outgoing', draft });
  await page.keyboard.press('Enter');
  await a.screen('form');
  const day = page.getByLabel('Ngày cho số');
  await day.waitFor();
  const today = localDate(Date.now());
  await expect.poll(() => day.inputValue()).toBe(today.split('-').reverse().join('/'));
  await page.keyboard.press('Control+Enter');
  const record = await a.screen('record');
  await record.locator('[data-field=givenOn]').waitFor();
  expect(await record.locator('[data-field=noteCodes]').textContent()).toContain('Vào sổ bù');
  await a.go('outgoing');
  await page.getByText('Bù', { exact: true }).waitFor();
});
