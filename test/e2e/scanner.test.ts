import { expect, it } from 'vitest';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import { dictionary } from '../../renderer/app/dictionary.ts';
import { showCode } from '../../renderer/format/codes.ts';
import { outgoingInput } from '../support/records.ts';
import { box, closeDialog, dialogAfter, dialogGone, keys, nextNumber, registered } from './page/actions.ts';
import { expectFocus, expectOn } from './page/focus.ts';
import { makeReady, windowsForFile } from './windows.ts';

const windows = windowsForFile('scanner');
const { scan } = dictionary('vi');

/** The keys of a scanner as it comes: none waits for the one before. */
async function scanned({ page }: TerminalWindow, text: string): Promise<void> {
  await Promise.all(['F9', ...text, 'Enter'].map((key) => page.keyboard.press(key)));
}

/** The same of a scanner that is slower than it was set up: each key is let go at once, and the next one comes late. */
async function scannedSlowly({ page }: TerminalWindow, text: string): Promise<void> {
  for (const key of ['F9', ...text, 'Enter']) {
    await Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);
    await page.waitForTimeout(260);
  }
}

/** An issued record with two copies; its code as a label bears it. */
async function issued(terminal: TerminalWindow): Promise<string> {
  const code = ControlCode.parse(await registered(terminal, outgoingInput(await nextNumber(terminal))));
  await terminal.issue();
  return showCode(code);
}

const copyLine = ({ page }: TerminalWindow, copy: string) =>
  page.locator('main [data-scanned]').filter({ hasText: copy });

it('a scan opens the record at its copy from every screen, and from the record itself', async () => {
  const { a } = windows();
  const code = await issued(a);
  await a.go('today');
  await scanned(a, `${code}/02`);
  await a.screen('record');
  await expectOn(copyLine(a, '02'));
  await expectFocus(a.page, 'scanned');
  await keys(a, 'Home');
  await scanned(a, `${code}/01`);
  await expectOn(copyLine(a, '01'));
  await scanned(a, `${code}/09`);
  await expectOn(copyLine(a, 'Bản số 09'));
  // Back leads to where the first scan came from.
  await keys(a, 'Alt+ArrowLeft');
  await a.screen('today');
  for (const screen of ['outgoing', 'settings', 'ledger'] as const) {
    await a.go(screen);
    await scanned(a, `${code}/02`);
    await a.screen('record');
    await expectOn(copyLine(a, '02'));
  }
  await a.go('today');
  await scannedSlowly(a, `${code}/01`);
  await a.screen('record');
  await expectOn(copyLine(a, '01'));
});

it('no key of a scan gets into a box, and a form that is half filled asks', async () => {
  const { a } = windows();
  const code = await issued(a);
  await a.go('outgoing');
  await a.newRecord();
  await a.type('Ký hiệu', 'BC');
  const type = box(a, 'Tên loại');
  await type.focus();
  await a.page.keyboard.type('khong co loai nay');
  await scanned(a, `${code}/02`);
  const dialog = a.page.getByRole('dialog');
  await dialog.waitFor();
  await a.read();
  await closeDialog(a);
  await a.screen('form');
  expect(await type.inputValue()).toBe('khong co loai nay');
  await expectOn(type);
  // The box takes keys of a hand again.
  await keys(a, 'End');
  await a.page.keyboard.type('!');
  await expect.poll(() => type.inputValue()).toBe('khong co loai nay!');
  await scanned(a, `${code}/02`);
  await dialog.waitFor();
  await a.read();
  await dialog.getByRole('button', { name: 'Rời đi, bỏ phần đó' }).press('Enter');
  await a.screen('record');
  await expectOn(copyLine(a, '02'));
});

it('what names nothing is told and the screen stays', async () => {
  const { a } = windows();
  await a.go('outgoing');
  await scanned(a, '7K3Q-9XWP-2M4T-X/02');
  await a.sees(scan.unreadable);
  const none = showCode(controlCodeFrom(new Uint8Array(12).fill(31)));
  await scanned(a, none);
  await a.sees(scan.unknown.replace('{{code}}', none));
  await a.screen('outgoing');
});

it('a dialog that asks is answered first, and a scan presses nothing in it', async () => {
  const { a } = windows();
  const code = await issued(a);
  await registered(a, outgoingInput(await nextNumber(a)));
  const dialog = await dialogAfter(a, 'p');
  await dialog.getByRole('button', { name: /Ký và gửi/ }).focus();
  await scanned(a, `${code}/02`);
  await a.sees(scan.dialog.replace('{{code}}', code));
  await closeDialog(a);
  expect(await a.page.locator('.button-primary[aria-keyshortcuts~=P]').count()).toBe(1);
});

it('the command list and the search of a register take a code with its copy', async () => {
  const { a } = windows();
  const code = await issued(a);
  await a.go('today');
  await dialogAfter(a, 'Control+k');
  await a.page.keyboard.type(`${code.toLowerCase()}/02`);
  await a.sees(`Mở bản ghi ${code}/02`);
  await keys(a, 'Enter');
  await a.screen('record');
  await dialogGone(a);
  await expectOn(copyLine(a, '02'));
  await a.go('outgoing');
  await keys(a, '/');
  await a.page.keyboard.type(`${code}/01`);
  await keys(a, 'Enter');
  await a.screen('record');
  await expectOn(copyLine(a, '01'));
  // Over the command list a scan counts as well.
  await dialogAfter(a, 'Control+k');
  await scanned(a, `${code}/02`);
  await dialogGone(a);
  await expectOn(copyLine(a, '02'));
});

it('a code whose envelope waits opens it to be counted', async () => {
  const { a, b } = windows();
  await makeReady(b);
  const code = await issued(a);
  await b.go('today');
  await b.page.locator('.side-item .count').first().waitFor();
  await scanned(b, `${code}/01`);
  await b.screen('check');
  await b.sees(code);
});

it('a locked terminal takes a scan for nothing: not for a PIN, nor for a try of one', async () => {
  const { a } = windows();
  const code = await issued(a);
  await a.lock();
  const pin = a.page.getByLabel('Mã PIN', { exact: true });
  await expectOn(pin);
  await a.typePin(a.agency.clerk.pin.slice(0, 4));
  await scanned(a, `${code}/02`);
  await a.page.waitForTimeout(400);
  expect(await pin.inputValue()).toBe(a.agency.clerk.pin.slice(0, 4));
  expect(await a.page.locator('.notice').count()).toBe(0);
  await scannedSlowly(a, `${code}/02`);
  expect(await pin.inputValue()).toBe(a.agency.clerk.pin.slice(0, 4));
  expect(await a.page.locator('.notice').count()).toBe(0);
  await a.page.keyboard.press('Control+a');
  await a.unlock();
  await expect.poll(() => a.page.locator('.notice').count()).toBe(0);
});
