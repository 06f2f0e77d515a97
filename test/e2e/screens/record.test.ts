import { expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import { outgoingInput } from '../../support/records.ts';
import { replugOrganisationToken } from '../organisation-token.ts';
import {
  closeDialog,
  dialogAfter,
  dialogGone,
  keys,
  nextNumber,
  openRecord,
  registered,
} from '../page/actions.ts';
import { expectFocus, expectOn, seenWhole } from '../page/focus.ts';
import { askTerminal, register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('record');

/** Registers a record and opens it from the register, where it is the newest line. */
async function openNewest(terminal: TerminalWindow): Promise<void> {
  const number = await nextNumber(terminal);
  await register(terminal.page, [outgoingInput(number)]);
  const main = await terminal.go('outgoing');
  await main.locator('.grid-row').first().getByText(`${number}/BC-UBND`).waitFor();
  await keys(terminal, 'Home', 'Enter');
  await terminal.screen('record');
  await terminal.sees(`${number}/BC-UBND`);
}

it('S corrects after showing old beside new', async () => {
  const { a } = windows();
  await openNewest(a);
  await keys(a, 's');
  await a.screen('form');
  await expectFocus(a.page, 'S');
  await a.type('Số trang', '9');
  const dialog = await dialogAfter(a, 'Control+Enter');
  await expectFocus(a.page, 'confirm');
  expect(await dialog.locator('.old-value').allTextContents()).toEqual(['6']);
  expect(await dialog.locator('.new-value').allTextContents()).toEqual(['9']);
  await keys(a, 'Space');
  await tabTo(a.page, dialog.getByRole('button', { name: 'Ghi thay đổi' }));
  await keys(a, 'Enter');
  await a.screen('record');
  await dialogGone(a);
  await expectFocus(a.page, 'corrected');
  await a.page.locator('.timeline').getByText('Sửa thông tin đăng ký').waitFor();
});

it('H cancels with a reason; the number stays', async () => {
  const { a } = windows();
  await openNewest(a);
  const dialog = await dialogAfter(a, 'h');
  await expectOn(dialog.getByRole('radio').first());
  await keys(a, 'Space');
  await tabTo(a.page, dialog.getByRole('button', { name: 'Hủy số này' }));
  await expectFocus(a.page, 'cancel');
  await keys(a, 'Enter');
  await dialogGone(a);
  await a.page.locator('.page-lead [data-state=cancelled]').waitFor();
  await expectFocus(a.page, 'cancelled');
  await keys(a, 'Escape');
  await a.screen('outgoing');
});

it('P asks for the PIN of the organisation, takes no wrong one, signs and sends', async () => {
  const { a } = windows();
  await replugOrganisationToken(windows());
  await openNewest(a);
  await a.page.locator('.button-primary[aria-keyshortcuts~=P]').waitFor();
  const dialog = await dialogAfter(a, 'p');
  const pin = dialog.getByLabel('Mã PIN token của cơ quan', { exact: true });
  await expectOn(pin);
  await a.typePin('sai-ma-pin');
  await keys(a, 'Enter');
  await a.sees('PIN_WRONG');
  await expectOn(pin);
  expect(await pin.inputValue()).toBe('');
  await a.typePin(a.agency.seal.pin);
  await keys(a, 'Enter');
  await expectOn(dialog.getByRole('button', { name: /Ký và gửi/ }));
  await a.read();
  await keys(a, 'Enter');
  await dialogGone(a);
  await a.page.locator('.page-lead [data-state=issued]').waitFor();
  await expectFocus(a.page, 'issued');
});

it('the copies that are going to be sent have the keyboard, which scrolls them to their end', async () => {
  const { a } = windows();
  const { organisations } = await askTerminal<{ organisations: { code: string }[] }>(
    a.page,
    'directory.find',
    { text: '', limit: 50 },
  );
  const recipients = organisations.map(({ code }) => code).filter((code) => code !== a.agency.code);
  await registered(a, outgoingInput(await nextNumber(a), { recipients, copies: recipients.length + 1 }));
  await a.prefer({ language: 'vi', theme: 'system', zoom: 200 });
  await keys(a, 'Alt+ArrowLeft');
  await a.screen('record');
  const dialog = await dialogAfter(a, 'p');
  const copies = dialog.getByRole('region', { name: /^Phân bổ bản/ });
  await tabTo(a.page, dialog.getByRole('button', { name: 'Quay lại' }));
  await tabTo(a.page, copies);
  const last = copies.getByRole('row').last();
  await keys(a, 'Home');
  await expect.poll(() => seenWhole(last)).toBe(false);
  await keys(a, 'End');
  await expect.poll(() => seenWhole(last)).toBe(true);
  await closeDialog(a);
  await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
});

it.each([
  [1024, 100],
  [1366, 200],
] as const)(
  'the question before the issue has one scroller at most, with the PIN asked and with none, at %i pixels and %i per cent',
  async (width, zoom) => {
    const { a, b } = windows();
    await replugOrganisationToken(windows());
    const recipients = [b.agency.code, 'G01', 'H37', 'H37.03', 'H37.04'];
    const code = await registered(a, outgoingInput(await nextNumber(a), { recipients, copies: 26 }));
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    await a.page.setViewportSize({ width, height: 768 });
    await openRecord(a, code);
    const dialog = await dialogAfter(a, 'p');
    const pin = dialog.getByLabel('Mã PIN token của cơ quan', { exact: true });
    const scrollers = () =>
      dialog.evaluate((element) => {
        const around = [];
        for (let at = element; at !== null; at = at.parentElement) around.push(at);
        return [...around, ...element.querySelectorAll('*')].filter((part) => {
          const { overflowY } = part.ownerDocument.defaultView.getComputedStyle(part);
          const scrolls = overflowY === 'auto' || overflowY === 'scroll';
          return scrolls && part.scrollHeight > part.clientHeight + 1;
        }).length;
      });
    await pin.waitFor();
    const asked = await scrollers();
    await tabTo(a.page, pin);
    await a.typePin(a.agency.seal.pin);
    await keys(a, 'Enter');
    await expectOn(dialog.getByRole('button', { name: /Ký và gửi/ }));
    const open = await scrollers();
    await closeDialog(a);
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    expect([asked, open].filter((count) => count > 1)).toEqual([]);
    expect(asked).toBe(1);
  },
);

it('what a record replies to stands on one line of writing, with room for its frame below the heading', async () => {
  const { a } = windows();
  const number = await nextNumber(a);
  const [code] = await register(a.page, [outgoingInput(number)]);
  const replyTo = ControlCode.parse(code);
  await registered(a, outgoingInput(number + 1, { replyTo }));
  const link = a.page.locator('.replies .link').first();
  await tabTo(a.page, link);
  await expectFocus(a.page, 'replies');
  const { room, off } = await a.page.locator('.replies').evaluate((panel) => {
    const boxOf = (selector: string) => {
      const range = panel.ownerDocument.createRange();
      range.selectNodeContents(panel.querySelector(selector));
      return [...range.getClientRects()].at(-1);
    };
    const { bottom } = panel.querySelector('h3').getBoundingClientRect();
    const { top } = panel.querySelector('.link').getBoundingClientRect();
    return { room: top - bottom, off: boxOf('.level').bottom - boxOf('.number').bottom };
  });
  expect(room).toBeGreaterThanOrEqual(4);
  expect(Math.abs(off)).toBeLessThanOrEqual(1);
});
