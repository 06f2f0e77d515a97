import { it } from 'vitest';
import { outgoingInput } from '../../support/records.ts';
import { expectFocus, expectOn } from '../page/focus.ts';
import { register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('today');

it('the lines of today are walked with arrows and opened with Enter', async () => {
  const { a } = windows();
  await register(
    a.page,
    [1, 2, 3].map((number) => outgoingInput(number)),
  );
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
