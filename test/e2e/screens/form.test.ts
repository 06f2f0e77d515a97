import { expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import { outgoingInput } from '../../support/records.ts';
import { box, dialogAfter, dialogGone, keys, nextNumber, registered } from '../page/actions.ts';
import { expectFocus, expectOn, seenWhole } from '../page/focus.ts';
import { askTerminal, register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('form');

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
  await expectOn(box(terminal, 'Ngày tháng văn bản'));
  await keyboard.type('0');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Người ký'));
  await keyboard.type('dung');
  await keys(terminal, 'Enter');
  await expectOn(terminal.page.getByRole('radio', { name: 'Không khẩn' }));
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Nơi nhận'));
  await keyboard.type('so noi vu');
  await terminal.page.locator('[role=listbox][aria-busy=false]:visible [aria-selected=true]').waitFor();
  await keys(terminal, 'Enter', 'Enter');
  await expectOn(box(terminal, 'Số lượng bản'));
  expect(await box(terminal, 'Số lượng bản').inputValue()).toBe('2');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Số trang'));
  await keyboard.type('6');
  await keys(terminal, 'Enter');
  await expectOn(box(terminal, 'Số phụ lục, tài liệu kèm theo'));
}

/** Empties the box under this label as a hand does, sees it empty, and types another value. */
async function retype(terminal: TerminalWindow, label: string, text: string): Promise<void> {
  await box(terminal, label).focus();
  await keys(terminal, 'Control+a', 'Backspace');
  await expect.poll(() => box(terminal, label).inputValue()).toBe('');
  await terminal.page.keyboard.type(text);
  expect(await box(terminal, label).inputValue()).toBe(text);
}

it('a failed save leads to the first field that is wrong; what is filled in is right again', async () => {
  const { a } = windows();
  await a.go('outgoing');
  await a.newRecord();
  await expectFocus(a.page, 'N');
  await keys(a, 'Control+Enter');
  await a.sees('Chưa nhập ô này.');
  await expectFocus(a.page, 'failed save');
  await a.pick('Nơi nhận', 'so noi vu');
  await expect.poll(() => box(a, 'Số lượng bản').inputValue()).toBe('2');
  await expect.poll(() => box(a, 'Số lượng bản').getAttribute('aria-invalid')).toBe('false');
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

it('a box that came filled in is emptied and filled anew in a new form and in a copied one', async () => {
  const { a } = windows();
  await register(a.page, [outgoingInput(await nextNumber(a))]);
  await a.go('outgoing');
  await a.newRecord();
  await retype(a, 'Số', '812');
  await retype(a, 'Số phụ lục, tài liệu kèm theo', '3');
  await retype(a, 'Ngày tháng văn bản', '1');
  await keys(a, 'Control+d');
  await expect.poll(() => box(a, 'Số trang').inputValue()).not.toBe('');
  expect(await box(a, 'Số').inputValue()).toBe('812');
  expect(await box(a, 'Số phụ lục, tài liệu kèm theo').inputValue()).toBe('3');
  await expectFocus(a.page, 'filled');
  await retype(a, 'Số', '112');
  await retype(a, 'Số trang', '12');
  await retype(a, 'Ký hiệu', 'BC-UBND');
  await retype(a, 'Nơi để (kho, tủ, ngăn) (không bắt buộc)', 'K1-T3-N2');
  await keys(a, 'Control+Enter');
  await a.screen('record');
  await a.sees('112/BC-UBND');
  await a.sees('K1-T3-N2');
});
it('a box that came filled in is emptied and filled anew in a correction, and what is shown is what is saved', async () => {
  const { a } = windows();
  await registered(a, outgoingInput(await nextNumber(a), { pages: 12, storeAt: 'K1-T3-N2' }));
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
  await retype(a, 'Nơi để (kho, tủ, ngăn) (không bắt buộc)', '');
  const dialog = await dialogAfter(a, 'Control+Enter');
  expect(await dialog.locator('.old-value').allTextContents()).toEqual(['12', 'K1-T3-N2']);
  expect(await dialog.locator('.new-value').allTextContents()).toEqual(['9', '–']);
  await keys(a, 'Space');
  await tabTo(a.page, dialog.getByRole('button', { name: 'Ghi thay đổi' }));
  await keys(a, 'Enter');
  await a.screen('record');
  await dialogGone(a);
  // The line has it no more; the history says that it had.
  expect(await a.page.getByText('K1-T3-N2').count()).toBe(1);
  await a.page.locator('del').getByText('K1-T3-N2').waitFor();
});

it.each([
  [1360, 860, 100],
  [1024, 768, 100],
  [1366, 768, 200],
] as const)(
  'no box of the incoming form lies under the foot at %i×%i and %i per cent',
  async (width, height, zoom) => {
    const { a } = windows();
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    await a.page.setViewportSize({ width, height });
    await a.go('incoming');
    await a.newRecord();
    const last = a.page.locator('.form-foot button').last();
    for (const key of ['Tab', 'Shift+Tab'] as const) {
      for (let step = 0; step < 40; step++) {
        await a.page.keyboard.press(key);
        await expectFocus(a.page, `${key} ${step}`);
        if (key === 'Tab' && (await last.evaluate((button) => button === button.ownerDocument.activeElement)))
          break;
      }
    }
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
  },
);

it.each([
  [1366, 768],
  [1024, 768],
] as const)(
  'a refused save shows box, sentence, count and buttons at %i×%i and 200 per cent',
  async (width, height) => {
    const { a } = windows();
    await a.prefer({ language: 'vi', theme: 'system', zoom: 200 });
    await a.page.setViewportSize({ width, height });
    await a.go('outgoing');
    await a.newRecord();
    await a.choose('Độ mật', 'c');
    await a.type('Số trang', '');
    await a.page.keyboard.press('Control+Enter');
    const type = box(a, 'Tên loại');
    await expectOn(type);
    await a.page.locator('.form-foot .field-error').waitFor();
    const sentence = a.page.locator('.field:focus-within > .field-error');
    const shown = [type, sentence, a.page.locator('.form-foot .field-error')];
    const buttons = await a.page.locator('.form-foot button').all();
    for (const one of [...shown, ...buttons]) expect(await seenWhole(one), `${one}`).toBe(true);
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
  },
);

it.each([1024, 1366] as const)(
  'the boxes of a row stand on one line, whatever their labels take, and what is chosen in even columns, at %i pixels',
  async (width) => {
    const { a, b } = windows();
    await a.page.setViewportSize({ width, height: 768 });
    const recipients = [b.agency.code, 'G01', 'H37', 'H37.03', 'H37.04'];
    const draft = outgoingInput(await nextNumber(a), { recipients });
    const found: Record<string, unknown> = {};
    for (const language of ['vi', 'en'] as const) {
      await a.prefer({ language, theme: 'system', zoom: 100 });
      await askTerminal(a.page, 'draft.write', { key: 'outgoing', draft });
      await openForm(a);
      // No two boxes stand nearly on one line.
      const uneven = await a.page
        .locator('.record-form .field input:not([type=radio])')
        .evaluateAll((boxes) => {
          const tops = boxes.map((box) => box.getBoundingClientRect().top);
          return tops.filter((top) => tops.some((other) => other !== top && Math.abs(other - top) < 24))
            .length;
        });
      const chips = await a.page.locator('.chip').evaluateAll((all) =>
        all.map((chip) => {
          const [whole, button] = [chip, chip.querySelector('button')].map((part) =>
            part.getBoundingClientRect(),
          );
          return { left: whole.left, top: whole.top, bottom: whole.bottom, end: button.right - whole.right };
        }),
      );
      const columns = new Set(chips.map(({ left }) => left)).size;
      const lines = chips.map(({ top }) => chips.filter((other) => other.top === top).length);
      const ends = new Set(chips.map(({ end }) => Math.round(end))).size;
      const full = Math.floor(chips.length / columns) * columns;
      const ragged = lines.slice(0, full).filter((count) => count !== columns).length;
      const heights = chips.filter(({ top, bottom }) =>
        chips.some((other) => other.top === top && other.bottom !== bottom),
      ).length;
      found[language] = { uneven, chips: chips.length, ends, ragged, heights };
    }
    await askTerminal(a.page, 'draft.discard', { key: 'outgoing' });
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    const even = { uneven: 0, chips: recipients.length, ends: 1, ragged: 0, heights: 0 };
    expect(found).toEqual({ vi: even, en: even });
  },
);
