import { describe, expect, it } from 'vitest';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { outgoingInput } from '../support/records.ts';
import { box, dialogAfter, dialogGone, keys, registered } from './page/actions.ts';
import { expectOn } from './page/focus.ts';
import { register } from './page/seed.ts';
import { windowsForFile } from './windows.ts';

/** Empties the box under this label as a hand does, sees it empty, and types another value. */
async function retype(terminal: TerminalWindow, label: string, text: string): Promise<void> {
  await box(terminal, label).focus();
  await keys(terminal, 'Control+a', 'Backspace');
  await expect.poll(() => box(terminal, label).inputValue()).toBe('');
  await terminal.page.keyboard.type(text);
  expect(await box(terminal, label).inputValue()).toBe(text);
}

/** A box that came filled in can be emptied and filled anew, whatever filled it. */
const windows = windowsForFile('filled-boxes');

describe('a box that came filled in', () => {
  it('is emptied and filled anew in a new form and in a copied one', async () => {
    const { a } = windows();
    await register(a.page, [outgoingInput(1)]);
    await a.go('outgoing');
    await a.newRecord();
    await retype(a, 'Số', '812');
    await retype(a, 'Số phụ lục', '3');
    await retype(a, 'Ngày văn bản', '1');
    await keys(a, 'Control+d');
    await expectOn(a.page.getByRole('group', { name: 'Độ mật' }).getByRole('radio', { checked: true }));
    expect(await box(a, 'Số trang').inputValue()).not.toBe('');
    await retype(a, 'Số', '112');
    await retype(a, 'Số trang', '12');
    await retype(a, 'Ký hiệu', 'BC-UBND');
    await retype(a, 'Nơi lưu (không bắt buộc)', 'K1-T3-N2');
    await keys(a, 'Control+Enter');
    await a.screen('record');
    await a.sees('112/BC-UBND');
    await a.sees('K1-T3-N2');
  });

  it('is emptied and filled anew in a correction, and what is shown is what is saved', async () => {
    const { a } = windows();
    await registered(a, outgoingInput(2, { pages: 12, storeAt: 'K1-T3-N2' }));
    await keys(a, 's');
    await a.screen('form');
    const levels = a.page.getByRole('group', { name: 'Độ mật' });
    await expectOn(levels.getByRole('radio', { checked: true }));
    await keys(a, 'a', 'Space');
    await expectOn(levels.getByRole('radio', { checked: true }).and(levels.getByRole('radio').first()));
    await keys(a, 'c', 'Space');
    await expectOn(levels.getByRole('radio', { checked: true }).and(levels.getByRole('radio').last()));
    await keys(a, 'b');
    await retype(a, 'Số trang', '9');
    await retype(a, 'Nơi lưu (không bắt buộc)', '');
    const dialog = await dialogAfter(a, 'Control+Enter');
    expect(await dialog.locator('.old-value').allTextContents()).toEqual(['12', 'K1-T3-N2']);
    expect(await dialog.locator('.new-value').allTextContents()).toEqual(['9', '–']);
    await keys(a, 'Enter');
    await a.screen('record');
    await dialogGone(a);
    expect(await a.page.getByText('K1-T3-N2').count()).toBe(0);
  });
});
