import { expect, it } from 'vitest';
import { tabTo } from '../../../build/walkthrough/keyboard.ts';
import type { TerminalWindow } from '../../../build/walkthrough/terminal-window.ts';
import { dictionary } from '../../../renderer/app/dictionary.ts';
import { outgoingInput } from '../../support/records.ts';
import { dialogAfter, dialogGone, keys, nextNumber, refuseArrivals, registered } from '../page/actions.ts';
import { expectFocus, expectOn, seenWhole } from '../page/focus.ts';
import { makeReady, windowsForFile } from '../windows.ts';

const vi = dictionary('vi');

const windows = windowsForFile('check');

/** B has nothing to check, and looks at what arrives. */
async function waitAtCheck(b: TerminalWindow): Promise<void> {
  await makeReady(b);
  await refuseArrivals(b);
  await b.go('check');
}

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
  const concealed = b.page.locator('dd').filter({ hasText: vi.check.hidden });
  expect(await concealed.count()).toBe(3);
  await count('5');
  await b.sees('Số đếm không khớp với bản ghi');
  await expectOn(b.page.getByRole('main').getByLabel('Số trang', { exact: true }));
  await expectFocus(b.page, 'differs');
  for (const seen of ['.differences', '[aria-invalid=true]', '.form-foot'])
    expect(await seenWhole(b.page.locator(`.check-form ${seen}`)), seen).toBe(true);
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
  // What was refused is found again, with who sent it and why it went back.
  const refusal = (await b.go('ledger')).locator('tr').filter({ hasText: vi.words.act.refuse });
  expect(await refusal.first().getByRole('button').count()).toBe(1);
});

it('a count that lacks figures shows box, sentence and buttons at 200 per cent', async () => {
  const { a, b } = windows();
  await waitAtCheck(b);
  await registered(a, outgoingInput(await nextNumber(a)));
  await a.issue();
  await b.arrivalFrom(a.agency.name);
  await b.prefer({ language: 'vi', theme: 'system', zoom: 200 });
  await b.go('check');
  await b.choose('Độ mật', 'b');
  await keys(b, 'Control+Enter');
  await b.page.locator('.field-error').first().waitFor();
  const number = b.page.getByRole('main').getByLabel('Số', { exact: true });
  await expectOn(number);
  const sentence = b.page.locator('.field:focus-within > .field-error');
  const buttons = await b.page.locator('.form-foot button').all();
  expect(buttons).toHaveLength(2);
  for (const one of [number, sentence, ...buttons]) expect(await seenWhole(one), `${one}`).toBe(true);
  // The boxes stand on one line, of labels that take one and two.
  const tops = await b.page
    .locator('.check-counts input')
    .evaluateAll((boxes) => boxes.slice(0, 4).map((box) => box.getBoundingClientRect().top));
  expect(new Set(tops).size).toBe(1);
  await b.prefer({ language: 'vi', theme: 'system', zoom: 100 });
});

it('each comparison leaves the box that differs in sight with its label at 200 per cent', async () => {
  const { a, b } = windows();
  await waitAtCheck(b);
  const number = await nextNumber(a);
  await registered(a, outgoingInput(number, { enclosures: 0 }));
  await a.issue();
  await b.arrivalFrom(a.agency.name);
  await b.prefer({ language: 'vi', theme: 'system', zoom: 200 });
  await b.go('check');
  const counted = { level: 'b', number: number + 1, copies: 1, pages: 5, enclosures: 2 };
  await b.count(counted);
  const mistakes = [
    ['Số', `${number}`],
    ['Số trang', '6'],
    ['Số phụ lục, tài liệu kèm theo', '0'],
  ] as const;
  for (const [index, [label, right]] of mistakes.entries()) {
    const told = b.page.locator('.differences tbody tr');
    await expect.poll(() => told.count(), { message: label }).toBe(mistakes.length - index);
    const box = b.page.getByRole('main').getByLabel(label, { exact: true });
    await expectOn(box);
    await b.page.locator('.field:focus-within > .field-error').waitFor();
    const field = b.page.locator('.field:focus-within');
    for (const part of ['label', 'input', '.field-error'])
      await expect.poll(() => seenWhole(field.locator(part)), { message: `${label}: ${part}` }).toBe(true);
    await keys(b, 'Control+a', ...right, 'Control+Enter');
  }
  await b.sees('Đã vào sổ đến');
  await b.prefer({ language: 'vi', theme: 'system', zoom: 100 });
});
