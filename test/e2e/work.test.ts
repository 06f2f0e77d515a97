import { describe, expect, it } from 'vitest';
import type { TerminalWindow } from '../../build/walkthrough/terminal-window.ts';
import { dictionary } from '../../renderer/app/dictionary.ts';
import { outgoingInput } from '../support/records.ts';
import { replugOrganisationToken } from './organisation-token.ts';
import {
  box,
  dialogAfter,
  dialogGone,
  keys,
  nextNumber,
  refuseArrivals,
  registered,
} from './page/actions.ts';
import { expectFocus, expectOn, tabTo } from './page/focus.ts';
import { register } from './page/seed.ts';
import { makeReady, windowsForFile } from './windows.ts';

const vi = dictionary('vi');

/** Opens an empty form of the outgoing register; the number that it proposes. */
async function openForm(terminal: TerminalWindow): Promise<number> {
  const number = await nextNumber(terminal);
  await terminal.go('outgoing');
  await terminal.newRecord();
  return number;
}

/** Fills an empty form and saves it, which opens the record; its number. */
async function saveFilled(terminal: TerminalWindow): Promise<number> {
  const number = await openForm(terminal);
  await fillWithEnter(terminal);
  await keys(terminal, 'Control+Enter');
  await terminal.screen('record');
  return number;
}

/** The form from its first field to its last with Enter alone; the keyboard stands on the level. */
async function fillWithEnter(terminal: TerminalWindow): Promise<void> {
  const { keyboard } = terminal.page;
  await keys(terminal, 'b', 'Enter');
  await expectOn(box(terminal, 'Số'));
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Tên loại'));
  await keyboard.type('bao cao');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Ký hiệu'));
  await keyboard.type('bc-ubnd');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Ngày văn bản'));
  await keyboard.type('0');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Người ký'));
  await keyboard.type('dung');
  await keys(terminal, 'Enter');
  await expectOn(terminal.page.getByRole('radio', { name: 'Thường' }));
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Nơi nhận'));
  await keyboard.type('so noi vu');
  await terminal.page.locator('[role=listbox][aria-busy=false]:visible [aria-selected=true]').waitFor();
  await keys(terminal, 'Enter', 'Enter');
  await expectOn(box(terminal, 'Số bản'));
  expect(await box(terminal, 'Số bản').inputValue()).toBe('2');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Số trang'));
  await keyboard.type('6');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Số phụ lục'));
}

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

/** B has nothing to check, and looks at what arrives. */
async function waitAtCheck(b: TerminalWindow): Promise<void> {
  await makeReady(b);
  await refuseArrivals(b);
  await b.go('check');
}

/** Form, record, incoming check, outbox, ledger: everything that writes. */
const windows = windowsForFile('work');

describe('the work of a day', () => {
  it('a failed save leads to the first field that is wrong; what is filled in is right again', async () => {
    const { a } = windows();
    await a.go('outgoing');
    await a.newRecord();
    await expectFocus(a.page, 'N');
    await keys(a, 'Control+Enter');
    await a.sees('Chưa nhập ô này.');
    await expectFocus(a.page, 'failed save');
    await a.pick('Nơi nhận', 'so noi vu');
    await expect.poll(() => box(a, 'Số bản').inputValue()).toBe('2');
    await expect.poll(() => box(a, 'Số bản').getAttribute('aria-invalid')).toBe('false');
    await expect.poll(() => box(a, 'Nơi nhận').getAttribute('aria-invalid')).toBe('false');
  });

  it('a form left half-way is there again, and can be thrown away', async () => {
    const { a } = windows();
    const number = await openForm(a);
    await a.type('Số', '777');
    await a.sees('Bản nháp đã lưu');
    await a.go('today');
    await a.go('outgoing');
    await a.newRecord();
    await a.sees('Đã khôi phục bản nháp còn dang dở.');
    await expectFocus(a.page, 'draft restored');
    expect(await box(a, 'Số').inputValue()).toBe('777');
    await tabTo(a.page, a.page.getByRole('button', { name: 'Bỏ bản nháp' }), 'Shift+Tab');
    await keys(a, 'Enter');
    await expect.poll(() => box(a, 'Số').inputValue()).toBe(String(number));
    await expectOn(a.page.getByRole('group', { name: 'Độ mật' }).getByRole('radio').first());
  });

  it('the form is filled with Enter and saved with Ctrl+Enter', async () => {
    const { a } = windows();
    const number = await saveFilled(a);
    await expectFocus(a.page, 'saved');
    await a.sees(`${number}/BC-UBND`);
  });

  it('Ctrl+D copies the last line, Ctrl+Shift+Enter saves and goes on', async () => {
    const { a } = windows();
    const number = await saveFilled(a);
    await a.go('outgoing');
    await a.newRecord();
    await keys(a, 'Control+d');
    await expect.poll(() => box(a, 'Số trang').inputValue()).toBe('6');
    await expectFocus(a.page, 'Ctrl+D');
    expect(await box(a, 'Số').inputValue()).toBe(String(number + 1));
    await keys(a, 'Control+Shift+Enter');
    await expect.poll(() => box(a, 'Số').inputValue()).toBe(String(number + 2));
    expect(await box(a, 'Số trang').inputValue()).toBe('');
    await expectOn(a.page.getByRole('group', { name: 'Độ mật' }).getByRole('radio').first());
    await expect.poll(() => a.page.locator('.notice').count()).toBe(1);
    await a.go('outgoing');
    await expect.poll(() => a.page.locator('.notice').count()).toBe(0);
  });

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
    await keys(a, 'Enter');
    await a.screen('record');
    await dialogGone(a);
    await expectFocus(a.page, 'corrected');
    await a.page.locator('.timeline').getByText('Đính chính').waitFor();
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
    await a.page.locator('.button-primary[aria-keyshortcuts=P]').waitFor();
    const dialog = await dialogAfter(a, 'p');
    const pin = dialog.getByLabel('Mã PIN token của cơ quan', { exact: true });
    await expectOn(pin);
    await a.page.keyboard.type('sai-ma-pin');
    await keys(a, 'Enter');
    await a.sees('PIN_WRONG');
    await expectOn(pin);
    expect(await pin.inputValue()).toBe('');
    await a.page.keyboard.type(a.agency.seal.pin);
    await keys(a, 'Enter');
    await expectOn(dialog.getByRole('button', { name: /Ký và gửi/ }));
    await keys(a, 'Enter');
    await dialogGone(a);
    await a.page.locator('.page-lead [data-state=issued]').waitFor();
    await expectFocus(a.page, 'issued');
  });

  it('an envelope is counted with Enter; what differs is shown, counted again and entered', async () => {
    const { a, b } = windows();
    await waitAtCheck(b);
    const number = await nextNumber(a);
    await registered(a, outgoingInput(number, { enclosures: 0 }));
    await a.issue();
    await b.arrivalFrom(a.agency.name);
    const first = b.page.getByRole('group', { name: 'Độ mật' }).getByRole('radio').first();
    const count = async (pages: string) => {
      await tabTo(b.page, first, 'Shift+Tab');
      await keys(b, 'b', 'Enter', ...String(number), 'Enter', '2', 'Backspace', '1', 'Enter');
      await b.page.keyboard.type(pages);
      await keys(b, 'Enter', '0', 'Enter', 'Space', 'Control+Enter');
    };
    if (!(await first.evaluate((radio) => radio === radio.ownerDocument.activeElement))) {
      await tabTo(b.page, b.page.locator('.check-form input').first());
    }
    // The end of protection would tell the level, as number and level tell themselves.
    const concealed = b.page.locator('dd').filter({ hasText: vi.check.hidden });
    expect(await concealed.count()).toBe(3);
    await count('5');
    await b.sees('Số đếm không khớp với bản ghi');
    await expectFocus(b.page, 'differs');
    expect(await b.page.locator('.differences .bad-words').allTextContents()).toEqual(['5']);
    await tabTo(b.page, b.page.getByRole('button', { name: 'Đếm lại' }));
    await keys(b, 'Enter');
    await expectOn(first);
    await count('6');
    await b.sees('Đã vào sổ đến');
    await expectFocus(b.page, 'entered');
    await a.sees('03 Đã tiếp nhận, vào sổ');
  });

  it('an envelope is refused with a reason that the sender sees', async () => {
    const { a, b } = windows();
    await waitAtCheck(b);
    await registered(a, outgoingInput(await nextNumber(a)));
    await a.issue();
    await b.arrivalFrom(a.agency.name);
    await b.page.getByRole('group', { name: 'Độ mật' }).waitFor();
    const dialog = await dialogAfter(b, 'Control+Shift+R');
    await expectOn(dialog.getByRole('checkbox').first());
    await keys(b, 'Space');
    await tabTo(b.page, dialog.getByRole('button', { name: 'Ký và từ chối' }));
    await keys(b, 'Enter');
    await dialogGone(b);
    await expectFocus(b.page, 'refused');
    await a.sees('02 Từ chối tiếp nhận');
    // What was refused has no page here, so nothing leads to one.
    const refusal = (await b.go('ledger')).locator('tr').filter({ hasText: vi.words.act.refuse });
    expect(await refusal.first().getByRole('button').count()).toBe(0);
  });

  it('with the line down an envelope waits in the outbox, and goes when it is sent again', async () => {
    const { a, stage } = windows();
    stage.cutLine();
    await registered(a, outgoingInput(await nextNumber(a)));
    await a.issue();
    await a.go('today');
    await a.sees('Chưa biết có gì mới từ');
    const main = await a.go('outbox');
    const top = main.locator('tbody').first();
    await top.locator('[data-state=queued]').first().waitFor();
    await a.sees('Mất kết nối máy chủ');
    stage.mendLine();
    await tabTo(a.page, top.getByRole('button', { name: 'Gửi lại' }));
    await expectFocus(a.page, 'retry');
    await keys(a, 'Enter');
    await top.locator('[data-state=stored], [data-state=delivered]').first().waitFor({ timeout: 40_000 });
    await expectFocus(a.page, 'sent');
  });

  it('V verifies the ledger, K signs what waits', async () => {
    const { a } = windows();
    await register(a.page, [outgoingInput(await nextNumber(a))]);
    await a.go('ledger');
    await a.verifyLedger();
    await expectFocus(a.page, 'V');
    await keys(a, 'k');
    await a.sees('Không còn việc chờ ký chốt');
    await expectFocus(a.page, 'K');
  });

  it('keys that belong to an input method are left to it', async () => {
    const { a } = windows();
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
});
