import { expect, it } from 'vitest';
import { bodyOf } from '../../support/many-bodies.ts';
import { outgoingInput } from '../../support/records.ts';
import { listBodies } from '../directory.ts';
import { box, keys, nextNumber, registered } from '../page/actions.ts';
import { expectOn } from '../page/focus.ts';
import { askTerminal, register } from '../page/seed.ts';
import { windowsForFile } from '../windows.ts';

const windows = windowsForFile('choosing');

const provinces = ['Nghệ An', 'Hà Tĩnh', 'Thanh Hóa', 'Quảng Bình', 'Quảng Trị'];
const departments = [
  'Sở Tư pháp',
  'Sở Y tế',
  'Sở Xây dựng',
  'Sở Công Thương',
  'Sở Ngoại vụ',
  'Thanh tra tỉnh',
];
const bodies = provinces.flatMap((province, at) => {
  const code = `H5${at}`;
  return [
    bodyOf(code, `Ủy ban nhân dân tỉnh ${province}`, 1),
    ...departments.map((name, index) => bodyOf(`${code}.0${index + 1}`, name, 2, code)),
    bodyOf(`${code}.08`, 'Ban Quản lý khu kinh tế, các khu công nghiệp và khu công nghệ cao', 2, code),
  ];
});
const codes = bodies.map(({ code }) => code);

/** Puts a text on the clipboard as another program would, and pastes it with the keyboard. */
async function paste(terminal: ReturnType<typeof windows>['a'], text: string): Promise<void> {
  await terminal.page.evaluate(`{
    const focused = document.activeElement;
    const area = document.body.appendChild(document.createElement('textarea'));
    area.value = ${JSON.stringify(text)};
    area.select();
    document.execCommand('copy');
    area.remove();
    focused.focus();
  }`);
  await keys(terminal, 'Control+v');
}

it('forty recipients are pasted as a list, stay within the window, and any is removed by keyboard', async () => {
  const { a, stage } = windows();
  await a.page.setViewportSize({ width: 1366, height: 768 });
  await listBodies(stage, a, bodies);
  await a.go('outgoing');
  await a.newRecord();
  const recipients = box(a, 'Nơi nhận');
  await recipients.focus();
  const main = a.page.getByRole('main');
  const height = () => main.evaluate(({ scrollHeight }) => scrollHeight);
  await paste(a, codes.slice(0, 1).concat('H37.02').join('\n'));
  const chips = a.page.getByRole('list', { name: 'Đã chọn' }).getByRole('button');
  await expect.poll(() => chips.count()).toBe(2);
  const few = await height();
  expect(codes.length).toBe(40);
  await paste(a, codes.join('\n'));
  await expect.poll(() => chips.count()).toBe(41);
  await a.sees('Đã thêm 39, có sẵn 1.');
  expect(await recipients.inputValue()).toBe('');
  // The list scrolls by itself, so the page grows by no more than its few lines; they use the width of the form's row.
  expect((await height()) - few).toBeLessThan(16 * 16);
  const part = await a.page.locator('.form-part', { has: chips }).boundingBox();
  const list = a.page.getByRole('list', { name: 'Đã chọn' });
  expect((await list.boundingBox())?.width).toBeGreaterThan((part?.width ?? 0) - 48);
  expect(await box(a, 'Số lượng bản').inputValue()).toBe('42');

  await keys(a, 'ArrowLeft');
  await expectOn(chips.last());
  const [last, foot] = [await chips.last().boundingBox(), await a.page.locator('.form-foot').boundingBox()];
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
  // They stand by code: H37.02 before H50.
  await keys(a, 'Home');
  await expectOn(a.page.getByRole('button', { name: /^Bỏ Sở Nội vụ/ }));
  await keys(a, 'Delete');
  await expect.poll(() => chips.count()).toBe(40);
  await expectOn(a.page.getByRole('button', { name: /^Bỏ Ủy ban nhân dân tỉnh Nghệ An/ }));
  await keys(a, 'Escape');
  await expectOn(recipients);
  const kept = async () => {
    const asked = { key: 'outgoing' };
    const answer = await askTerminal<{ draft: { recipients: string[] } }>(a.page, 'draft.read', asked);
    return answer.draft.recipients.toSorted();
  };
  await expect.poll(kept).toEqual(codes.toSorted());
});

it('of homonyms elsewhere none is taken unseen; the superior body finds one, and stands with it', async () => {
  const { a, stage } = windows();
  await listBodies(stage, a, bodies);
  await a.go('outgoing');
  await a.newRecord();
  await box(a, 'Nơi nhận').focus();
  await a.page.keyboard.type('so tu phap');
  const list = a.page.locator('[role=listbox][aria-busy=false]:visible');
  await expect.poll(() => list.getByRole('option').count()).toBe(5);
  expect(await list.getByRole('option', { selected: true }).count()).toBe(0);
  await keys(a, 'Enter');
  await a.sees('CHOICE_TIED');
  await expectOn(box(a, 'Nơi nhận'));
  await a.page.keyboard.type(' ha tinh');
  await list.getByRole('option', { selected: true }).waitFor();
  await keys(a, 'Enter');
  const chosen = a.page.getByRole('list', { name: 'Đã chọn' });
  await expect.poll(() => chosen.textContent()).toContain('Ủy ban nhân dân tỉnh Hà Tĩnh');
});

it('a list near the bottom opens upwards, clear of the foot of the form', async () => {
  const { a } = windows();
  await a.page.setViewportSize({ width: 1366, height: 620 });
  await a.go('outgoing');
  await a.newRecord();
  await box(a, 'Ghi chú (không bắt buộc)').focus();
  await keys(a, 'ArrowDown');
  const popup = a.page.locator('.picker-popup:visible');
  await popup.waitFor();
  const [list, foot] = [await popup.boundingBox(), await a.page.locator('.form-foot').boundingBox()];
  const input = await box(a, 'Ghi chú (không bắt buộc)').boundingBox();
  await a.page.setViewportSize({ width: 1366, height: 768 });
  expect(list && input && list.y + list.height).toBeLessThanOrEqual(input?.y ?? 0);
  expect(list?.y).toBeGreaterThanOrEqual(0);
  expect((input?.y ?? 0) + (input?.height ?? 0)).toBeLessThanOrEqual(foot?.y ?? 0);
});

it.each([
  [1366, 100],
  [1024, 100],
  [1366, 200],
] as const)(
  'homonyms stand whole with their place on today and in the register at %i pixels and %i per cent',
  async (width, zoom) => {
    const { a, stage } = windows();
    await listBodies(stage, a, bodies);
    const recipients = ['H50.01', 'H51.01', 'H52.01'];
    await register(a.page, [outgoingInput(await nextNumber(a), { recipients, copies: 4 })]);
    await a.page.setViewportSize({ width, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom });
    const today = await a.go('today');
    const detail = today.locator('[data-section=toIssue] .work-detail').last();
    await detail.filter({ hasText: /Sở Tư pháp.*tỉnh Nghệ An; Sở Tư pháp.*tỉnh Hà Tĩnh/ }).waitFor();
    const main = await a.go('outgoing');
    const name = main.locator('.grid-row').first().locator('[data-column=partner] > span');
    await name.filter({ hasText: /Sở Tư pháp.*tỉnh Nghệ An \+2 nơi/ }).waitFor();
    const over = await name.evaluate((element) => [
      element.scrollHeight - element.clientHeight,
      element.scrollWidth - element.clientWidth,
    ]);
    await a.page.setViewportSize({ width: 1366, height: 768 });
    await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
    // Letters stand some pixels beyond their line; a line is more.
    expect(Math.max(...over)).toBeLessThan(8);
  },
);

it('forty recipients of a record scroll by themselves, so that what stands below is within reach', async () => {
  const { a, stage } = windows();
  await listBodies(stage, a, bodies);
  const input = outgoingInput(await nextNumber(a), { recipients: codes.toSorted(), copies: 41 });
  await a.prefer({ language: 'vi', theme: 'system', zoom: 200 });
  await registered(a, input);
  const list = a.page.locator('.facts [data-field=recipients]');
  await list.getByText('Nơi nhận (40)').waitFor();
  const height = (await list.boundingBox())?.height;
  await a.prefer({ language: 'vi', theme: 'system', zoom: 100 });
  expect(height).toBeLessThan(768 * 0.65);
});
