import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { addDays } from '../../../domain/calendar/date-arithmetic.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { formatDate, today } from '../../format/dates.ts';
import { drawPapers, leg, pageOf, panel } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { codeOf, instant, other } from '../../testing/samples.ts';

test('a slip is noted by the code that stands on it; of another record it is told before anything is asked', async () => {
  const answers = [
    () => {
      throw new AppError('RECORD_SETTLED');
    },
    () => ({}),
  ];
  const { user, bridge } = drawPapers([leg('handed')], { 'paper.slip': () => answers.shift()?.() ?? {} });
  await user.click((await panel()).getByRole('button', { name: 'Ghi phiếu trả về' }));
  const dialog = within(await screen.findByRole('dialog'));
  const code = dialog.getByLabelText(/Mã trên phiếu/);
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: 'Ghi phiếu trả về' });
  await user.type(code, codeOf(2));
  expect(dialog.getByText(/của bản ghi khác/)).toBeTruthy();
  expect(code.getAttribute('aria-invalid')).toBe('true');
  expect(go.disabled).toBe(true);
  await user.type(code, '{Backspace}');
  expect(dialog.queryByText(/của bản ghi khác/)).toBeNull();
  await user.clear(code);
  await user.type(code, codeOf(1));
  await readDialog();
  await user.click(go);
  expect((await dialog.findByRole('alert')).textContent).toContain('RECORD_SETTLED');
  await user.type(code, '{Backspace}');
  expect(dialog.queryByRole('alert')).toBeNull();
  await user.clear(code);
  await user.type(code, codeOf(1));
  await user.click(go);
  expect(await screen.findByText('Đã ghi phiếu ký nhận.')).toBeTruthy();
  const asked = { request: expect.any(String), code: codeOf(1), to: other, on: today() };
  expect(bridge.argsOf('paper.slip')).toEqual([
    { ...asked, slip: codeOf(1) },
    { ...asked, slip: codeOf(1) },
  ]);
});

test('what is no code is told in its box when that is left, and on Ctrl+Enter in it, until more is typed', async () => {
  const { user } = drawPapers([leg('handed')]);
  await user.click((await panel()).getByRole('button', { name: 'Ghi phiếu trả về' }));
  const dialog = within(await screen.findByRole('dialog'));
  const code = dialog.getByLabelText(/Mã trên phiếu/);
  const told = () => dialog.queryByText(/^Mã quản lý có 13 ký tự; ô này đang có [89]\.$/);
  await user.type(code, '7K3Q-9XWP');
  expect(told()).toBeNull();
  await user.tab();
  expect(told()).toBeTruthy();
  await user.type(code, 'Q');
  expect(told()).toBeNull();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(told()).toBeTruthy();
  expect(document.activeElement).toBe(code);
  expect(code.getAttribute('aria-invalid')).toBe('true');
});

test('a day before the paper went, or after today, is told when its box is left', async () => {
  const { user } = drawPapers([leg('handed')]);
  await user.click((await panel()).getByRole('button', { name: 'Ghi phiếu trả về' }));
  const dialog = within(await screen.findByRole('dialog'));
  const day = dialog.getByLabelText(/^Ngày/);
  const from = formatDate(localDate(Date.parse(instant)));
  const allowed = `Chỉ nhận ngày từ ${from} đến ${formatDate(today())}.`;
  const told = () => dialog.queryByText(allowed, { exact: false });
  for (const wrong of [addDays(today(), 1), addDays(localDate(Date.parse(instant)), -1)]) {
    await user.clear(day);
    await user.type(day, formatDate(wrong));
    expect(told()).toBeNull();
    await user.tab();
    expect(told()).toBeTruthy();
  }
  // All that is lacking is named, and the box that the keyboard comes back to still says what is wrong.
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(
    dialog.getByText('Chưa chọn hoặc chưa nhập đúng: Mã trên phiếu, Ngày ký nhận.', { exact: true }),
  ).toBeTruthy();
  await user.type(dialog.getByLabelText(/Mã trên phiếu/), codeOf(1));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(dialog.getByText('Chưa chọn hoặc chưa nhập đúng: Ngày ký nhận.')).toBeTruthy();
  expect([document.activeElement, told() !== null]).toEqual([day, true]);
  await user.clear(day);
  await user.type(day, formatDate(today()));
  await user.tab();
  expect(told()).toBeNull();
});

test('paper that was given back is offered the reasons of paper that came, and no other', async () => {
  const { user } = drawPapers([leg('handed')]);
  await user.click((await panel()).getByRole('button', { name: 'Bị trả lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  const reasons = dialog.getAllByRole('checkbox').map((tick) => tick.closest('label')?.textContent);
  expect(reasons).toEqual([
    'Sai nơi nhận R01',
    'Thiếu trang R02',
    'Niêm phong không nguyên vẹn R05',
    'Sai độ mật R04',
    'Sai số, ký hiệu R07',
    'Thừa trang R13',
  ]);
});

test('after a slip the keyboard is on the slip of the next recipient, and after the last one on its line', async () => {
  const legs = [leg('handed', 'G01'), leg('handed', 'G02'), leg('waiting', 'G03')];
  const { user } = drawPapers(legs, {
    'record.page': () => pageOf(legs, []),
    'paper.slip': ({ to }) => {
      const at = legs.findIndex(({ organisation }) => organisation === to);
      legs[at] = leg('returned', to);
      setTimeout(() => queryClient.invalidateQueries(), 20);
      return {};
    },
  });
  const lineOf = async (code: string) => {
    const all = (await panel()).getAllByRole('listitem');
    return all.find((line) => line.textContent?.includes(code)) ?? expect.unreachable();
  };
  const note = async (code: string) => {
    await user.click(within(await lineOf(code)).getByRole('button', { name: 'Ghi phiếu trả về' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText(/Mã trên phiếu/), codeOf(1));
    await readDialog();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(async () => expect((await lineOf(code)).textContent).toContain('Đã ký nhận'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  };
  await note('G01');
  const next = within(await lineOf('G02')).getByRole('button', { name: 'Ghi phiếu trả về' });
  expect(document.activeElement).toBe(next);
  await note('G02');
  expect(document.activeElement).toBe(await lineOf('G02'));
});

test.each([
  ['lose', 'Thất lạc', 'lost', 'Thất lạc trên đường gửi'],
  ['decline', 'Bị trả lại', 'refused', 'Bị trả lại'],
] as const)(
  'after "%s" the keyboard stays on the line that it was noted of, and after taking it back too',
  async (act, button, state, words) => {
    const legs = [leg('handed', 'G01'), leg('handed', 'G02'), leg('handed', 'G03')];
    const become = (to: string, next: 'handed' | 'lost' | 'refused') => {
      legs[legs.findIndex(({ organisation }) => organisation === to)] = leg(next, to);
      setTimeout(() => queryClient.invalidateQueries(), 20);
      return {};
    };
    const { user } = drawPapers(legs, {
      'record.page': () => pageOf(legs, []),
      [`paper.${act}`]: ({ to }: { to: string }) => become(to, state),
      'paper.retract': ({ to }) => become(to, 'handed'),
    });
    const lineOf = async (code: string) => {
      const all = (await panel()).getAllByRole('listitem');
      return all.find((line) => line.textContent?.includes(code)) ?? expect.unreachable();
    };
    const answered = async (after: string) => {
      await readDialog();
      await user.keyboard('{Control>}{Enter}{/Control}');
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      await waitFor(async () => expect((await lineOf('G02')).textContent).toContain(after));
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    await user.click(within(await lineOf('G02')).getByRole('button', { name: button }));
    const dialog = await screen.findByRole('dialog');
    if (act === 'decline') await user.click(within(dialog).getByText('Thiếu trang'));
    await answered(words);
    expect(document.activeElement).toBe(await lineOf('G02'));

    await user.keyboard('z');
    const undoing = within(await screen.findByRole('dialog'));
    await user.click(undoing.getByRole('radio', { name: /G02/ }));
    await user.click(await undoing.findByText('Thao tác nhầm'));
    await answered('Đã giao');
    expect(document.activeElement).toBe(await lineOf('G02'));
  },
);

test('a slip names the copies that it is for, and those that were lost before, whose slip it cannot be', async () => {
  const copyOf = (copy: number, state: 'sent' | 'lost') => ({
    ...{ copy, state, holder: other, transport: null, inside: null },
  });
  const { user } = drawPapers([leg('handed')], {
    'record.page': () => ({
      ...pageOf([leg('handed')], []),
      copies: [copyOf(5, 'lost'), copyOf(46, 'sent')],
    }),
  });
  await user.click((await panel()).getByRole('button', { name: 'Ghi phiếu trả về' }));
  let dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Bản số 46')).toBeTruthy();
  expect(dialog.getByText(/^Bản số 05 đã ghi là thất lạc và có bản gửi thay/)).toBeTruthy();
  await user.keyboard('{Escape}');
  await user.click((await panel()).getByRole('button', { name: 'Thất lạc' }));
  dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Bản số 46')).toBeTruthy();
  expect(dialog.getByText(/Phiếu ký nhận về sau vẫn ghi được khi chưa gửi lại\.$/)).toBeTruthy();
});
