import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { RecordPage } from '../../../contract/ipc/views.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { leg } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { bareRecordPage, codeOf, directoryAndLaw, record, row, self } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

const pageWith = (change: Parameters<typeof row>[1]): RecordPage =>
  RecordPage.parse({
    ...bareRecordPage,
    row: row(1, change),
  });
const refused = pageWith({ state: 'issued', progress: { entered: 0, refused: 1, silent: 0 } });
const settled = pageWith({ state: 'issued', progress: { entered: 0, refused: 1, silent: 0 }, settled: true });
const entered = pageWith({
  state: 'entered',
  record: record(1, { book: 'incoming', arrivedOn: '2026-11-24', arrivalNumber: 1 }),
});

const drawRecord = (page: RecordPage, own: Answers = {}) =>
  draw(<RecordScreen screen="record" code={codeOf(1)} />, {
    ...directoryAndLaw,
    'record.page': () => page,
    'record.settle': () => ({}),
    'record.reopen': () => ({}),
    ...own,
  });
const answers = { request: expect.any(String), code: codeOf(1), issuer: self };

test('a refused record is marked as settled by X, a reason and Ctrl+Enter', async () => {
  const { user, bridge } = drawRecord(refused);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  screen.getByRole('button', { name: /Quay lại/ }).focus();
  await user.keyboard('x');
  const dialog = await screen.findByRole('dialog', { name: 'Đánh dấu đã xử lý xong' });
  expect(dialog.querySelector('.dialog-lead')?.textContent).not.toContain('sửa thông tin đăng ký');
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Đánh dấu' });
  expect(go.disabled).toBe(true);
  await user.click(await within(dialog).findByText('Đã có văn bản khác thay thế'));
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã đánh dấu xử lý xong.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
  expect(bridge.argsOf('record.settle')).toEqual([{ ...answers, reason: 'T03' }]);
});

test('the dialog says that paper to be handed over stays on the list, and of how many recipients', async () => {
  const { user } = drawRecord({
    ...refused,
    papers: [leg('waiting', 'G02'), leg('waiting', 'G03'), leg('lost', 'G04')],
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('x');
  const dialog = await screen.findByRole('dialog', { name: 'Đánh dấu đã xử lý xong' });
  expect(dialog.querySelector('.dialog-lead')?.textContent).toMatch(
    /trừ bản giấy chờ giao, .*Còn 2 nơi chưa được giao bản giấy: việc giao vẫn nằm trong danh sách\.$/,
  );
});

test('what is refused of one reason is gone when another is chosen', async () => {
  const { user } = drawRecord(refused, {
    'record.settle': () => {
      throw new AppError('RECORD_WRONG_STATE');
    },
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.click(screen.getByRole('button', { name: /Đánh dấu đã xử lý xong/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Đánh dấu đã xử lý xong' }));
  await user.click(await dialog.findByText('Đã có văn bản khác thay thế'));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Đánh dấu' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('RECORD_WRONG_STATE');
  await user.click(dialog.getByText('Đã trả lời bằng cách khác'));
  expect(dialog.queryByRole('alert')).toBeNull();
});

test('one that is marked says so and is reopened, with a reason', async () => {
  const { user, bridge } = drawRecord(settled);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(screen.getByText('Đã xử lý xong')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /Mở lại việc/ }));
  const dialog = await screen.findByRole('dialog', { name: 'Mở lại việc' });
  await user.click(await within(dialog).findByText('Đánh dấu nhầm'));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Mở lại' }));
  expect(await screen.findByText('Đã mở lại việc.')).toBeTruthy();
  expect(bridge.argsOf('record.reopen')).toEqual([{ ...answers, reason: 'M01' }]);
});

test.each([
  ['an incoming one', entered, true],
  ['one that everybody entered', pageWith({ state: 'issued' }), false],
  ['one that is due', pageWith({ state: 'issued', record: record(1, { dueOn: '2026-12-01' }) }), true],
  ['one that is not issued', pageWith({}), false],
  ['a cancelled one', pageWith({ state: 'cancelled' }), false],
] as const)('what may still ask for somebody offers it: %s', async (_, page, offered) => {
  drawRecord(page);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(screen.queryByRole('button', { name: /Đánh dấu đã xử lý xong/ }) !== null).toBe(offered);
});
