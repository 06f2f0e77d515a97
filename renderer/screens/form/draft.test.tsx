import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { writeBeforeLock } from '../../state/before-lock.ts';
import { go } from '../../state/view.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { pick } from '../../testing/record-form.tsx';
import { bareRecordPage, codeOf, directoryAndLaw, input, record, row, self } from '../../testing/samples.ts';
import RecordForm from './form.tsx';

const drawForm = (answers: Answers = {}) =>
  draw(<RecordForm screen="form" book="outgoing" />, {
    ...directoryAndLaw,
    'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8, byHand: null }),
    'draft.read': () => ({ draft: null }),
    'draft.write': () => ({ left: [] }),
    'draft.discard': () => ({}),
    'record.register': ({ input }) => ({ record: record(8, { ...input, code: codeOf(8) }) }),
    ...answers,
  });
const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
/** A draft of a form in which nothing is missing. */
const whole: RecordDraft = input(108);

test('what is half typed is kept as a draft after a pause, and comes back', async () => {
  const { user, bridge } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Số trang'), '12');
  expect(await screen.findByText('Bản nháp đã lưu (mã hóa)')).toBeTruthy();
  expect(bridge.argsOf('draft.write').at(-1)).toMatchObject({ key: 'outgoing', draft: { pages: 12 } });
});

test('a draft that is found is shown, and can be discarded', async () => {
  const kept: RecordDraft = { book: 'outgoing', pages: 33 };
  const { user, bridge } = drawForm({ 'draft.read': () => ({ draft: kept }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  expect(box('Số trang').value).toBe('33');
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe(''));
  expect(bridge.argsOf('draft.discard')).toEqual([{ key: 'outgoing' }]);
});

test('a draft that was discarded can be had back, until something else is typed', async () => {
  const kept: RecordDraft = { book: 'outgoing', pages: 33 };
  const { user, bridge } = drawForm({ 'draft.read': () => ({ draft: kept }) });
  await user.type(await screen.findByLabelText('Số lượng bản', { selector: 'input' }), 'x');
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  expect(await screen.findByText('Đã bỏ bản nháp.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Lấy lại bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe('33'));
  expect(box('Số lượng bản').value).toBe('x');
  await writeBeforeLock();
  expect(bridge.argsOf('draft.write').at(-1)).toMatchObject({ draft: { pages: 33 } });
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await screen.findByText('Đã bỏ bản nháp.');
  await user.type(box('Số trang'), '5');
  expect(screen.queryByRole('button', { name: 'Lấy lại bản nháp' })).toBeNull();
});

test('a draft that could not be discarded stands, and it is said', async () => {
  const { user } = drawForm({
    'draft.read': () => ({ draft: { book: 'outgoing', pages: 33 } }),
    'draft.discard': () => {
      throw new AppError('DISK_FULL');
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Bỏ bản nháp' }));
  expect(await screen.findByText(/DISK_FULL/)).toBeTruthy();
  expect(box('Số trang').value).toBe('33');
});

test('a form is left at once while its draft holds it all, and else after the question', async () => {
  const { user } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Số trang'), '12');
  go({ screen: 'ledger' });
  await waitFor(() => expect(shownView()).toEqual({ screen: 'ledger' }));
  await user.type(box('Số trang'), ',5');
  go({ screen: 'outbox' });
  await screen.findByRole('dialog');
  await readDialog();
  await user.click(screen.getByRole('button', { name: 'Ở lại' }));
  expect([shownView(), box('Số trang').value]).toEqual([{ screen: 'ledger' }, '12,5']);
});

test('what the vault does not take into the draft is named, and asked about on leaving', async () => {
  const { user } = drawForm({ 'draft.write': () => ({ left: ['notation'] }) });
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Số trang'), '12');
  expect(await screen.findByText(/Bản nháp đã lưu \(mã hóa\), trừ .*: Ký hiệu$/)).toBeTruthy();
  go({ screen: 'ledger' });
  expect(await screen.findByRole('button', { name: 'Ở lại' })).toBeTruthy();
});

test('what is not valid and what is no choice yet is named beside the draft that is saved, and on leaving', async () => {
  const { user } = drawForm();
  const level = await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Tên loại'), 'x');
  expect(screen.getByText('Bản nháp không có ô: Tên loại')).toBeTruthy();
  await user.clear(box('Tên loại'));
  await user.click(level);
  await user.clear(box('Số'));
  await user.type(box('Số'), '1a');
  await user.tab();
  expect(await screen.findByText('Bản nháp đã lưu (mã hóa), trừ ô: Số')).toBeTruthy();
  await user.type(box('Tên loại'), 'không có loại này');
  await user.tab();
  expect(await screen.findByText('Bản nháp đã lưu (mã hóa), trừ ô: Số, Tên loại')).toBeTruthy();
  go({ screen: 'ledger' });
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Bản nháp không giữ chữ đang ghi ở: Số, Tên loại.')).toBeTruthy();
  await readDialog();
  await user.click(screen.getByRole('button', { name: 'Ở lại' }));
  await user.clear(box('Số'));
  await user.type(box('Số'), '12');
  await user.clear(box('Tên loại'));
  expect(await screen.findByText('Bản nháp đã lưu (mã hóa)')).toBeTruthy();
});

test('of a box with kept choices only the text that is no choice is said not to be in the draft', async () => {
  const { user } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await pick(user, 'Nơi nhận', 'so noi vu');
  expect(await screen.findByText('Bản nháp đã lưu (mã hóa)')).toBeTruthy();
  await user.type(box('Nơi nhận'), 'khong co');
  expect(
    await screen.findByText('Bản nháp đã lưu (mã hóa), trừ ô: Nơi nhận (chữ chưa chọn; mục đã chọn vẫn giữ)'),
  ).toBeTruthy();
});

test('a draft without number and copies comes back with those of today, which are in the draft then', async () => {
  const { number: _number, copies: _copies, ...kept } = whole;
  const { user, bridge } = drawForm({ 'draft.read': () => ({ draft: kept }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await waitFor(() => expect([box('Số').value, box('Số lượng bản').value]).toEqual(['108', '2']));
  await writeBeforeLock();
  expect(bridge.argsOf('draft.write').at(-1)).toMatchObject({ draft: { number: 108, copies: 2 } });
  await user.clear(box('Số'));
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await user.click(await screen.findByRole('button', { name: 'Lấy lại bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe(String(whole.pages)));
  expect(box('Số').value).toBe('');
});

test('a draft that could not be written is asked about on leaving', async () => {
  const { user } = drawForm({
    'draft.write': () => {
      throw new AppError('DISK_FULL');
    },
  });
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box('Số trang'), '12');
  go({ screen: 'ledger' });
  expect(await screen.findByRole('button', { name: 'Ở lại' })).toBeTruthy();
});

test('a form into which nobody put anything leaves no draft, also after the one before it was saved', async () => {
  const { user, bridge } = drawForm({ 'draft.read': () => ({ draft: whole }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  await waitFor(() => expect(box('Số').value).toBe('109'));
  const { length } = bridge.argsOf('draft.write');
  await writeBeforeLock();
  cleanup();
  expect(bridge.argsOf('draft.write')).toHaveLength(length);
});

test('Ctrl+Enter saves also while a button has the keyboard, and does not press it', async () => {
  const { user, bridge } = drawForm({ 'draft.read': () => ({ draft: whole }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  screen.getByRole('button', { name: 'Bỏ bản nháp' }).focus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(shownView()).toEqual({ screen: 'record', code: codeOf(8) }));
  expect(bridge.argsOf('record.register')).toMatchObject([{ input: { number: 108 } }]);
  expect(bridge.argsOf('draft.discard')).toHaveLength(1);
});

test('what is derived anew while a written form is left makes no draft of it', async () => {
  const discarded = Promise.withResolvers<Record<string, never>>();
  let number = 108;
  const { user, bridge } = drawForm({
    'draft.read': () => ({ draft: whole }),
    'register.next': () => ({ ordinal: 8, number, arrivalNumber: 8, byHand: null }),
    'draft.discard': () => discarded.promise,
  });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(bridge.argsOf('draft.discard')).toHaveLength(1));
  const { length } = bridge.argsOf('draft.write');
  number = 109;
  await queryClient.invalidateQueries({ queryKey: ['register'] });
  await waitFor(() => expect(box('Số').value).toBe('109'));
  discarded.resolve({});
  await waitFor(() => expect(shownView()).toEqual({ screen: 'record', code: codeOf(8) }));
  await writeBeforeLock();
  cleanup();
  expect(bridge.argsOf('draft.write')).toHaveLength(length);
});

test('a line that was written is not told as refused because its draft could not be dropped', async () => {
  const { user } = drawForm({
    'draft.read': () => ({ draft: whole }),
    'draft.discard': () => {
      throw new AppError('VAULT_LOCKED');
    },
  });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(shownView()).toEqual({ screen: 'record', code: codeOf(8) }));
});

const place = 'Nơi để (kho, tủ, ngăn) (không bắt buộc)';
test('a box that is left with what no record may hold says so at once, and an empty one says nothing', async () => {
  const { user } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box(place), 'tủ 3');
  await user.tab();
  await waitFor(() => expect(box(place).getAttribute('aria-invalid')).toBe('true'));
  expect(document.querySelectorAll('[aria-invalid=true]')).toHaveLength(1);
  await user.clear(box(place));
  await user.type(box(place), 'k1-t3-n2');
  await user.tab();
  await waitFor(() => expect(document.querySelectorAll('[aria-invalid=true]')).toHaveLength(0));
});

test('a draft that comes back tells at once what is wrong in it, and so does one that is had back', async () => {
  const kept: RecordDraft = { ...whole, issuedOn: '2026-11-20', dueOn: '2026-11-01' };
  const { user } = drawForm({ 'draft.read': () => ({ draft: kept }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  const marked = () =>
    [...document.querySelectorAll<HTMLInputElement>('[aria-invalid=true]')].map(({ name }) => name);
  await waitFor(() => expect(marked()).toEqual(['dueOn']));
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(marked()).toEqual([]));
  await user.click(await screen.findByRole('button', { name: 'Lấy lại bản nháp' }));
  await waitFor(() => expect(marked()).toEqual(['dueOn']));
});

/** The correction of a line of our own, with a vault that keeps its draft. */
function drawCorrection(first: RecordDraft | null = null, answers: Answers = {}) {
  let kept = first;
  const line = record(1);
  const key = { issuer: self, code: line.code };
  const page = { ...bareRecordPage, row: row(1) };
  const drawn = draw(<RecordForm screen="form" book="outgoing" correct={line.code} />, {
    ...directoryAndLaw,
    'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8, byHand: null }),
    'record.page': () => page,
    'draft.read': (asked) => {
      expect(asked).toEqual({ key });
      return { draft: kept };
    },
    'draft.write': (asked) => {
      expect(asked.key).toEqual(key);
      kept = asked.draft;
      return { left: [] };
    },
    'draft.discard': () => {
      kept = null;
      return {};
    },
    'record.correct': ({ input }) => ({ record: record(1, { ...input, code: line.code }) }),
    ...answers,
  });
  return { ...drawn, kept: () => kept };
}

test('a correction that is being written survives a lock, and is back as it was', async () => {
  const { user, kept } = drawCorrection();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box('Số trang'));
  await user.type(box('Số trang'), '8');
  await writeBeforeLock();
  expect(kept()).toMatchObject({ pages: 8, number: record(1).number });
  cleanup();
  queryClient.clear();
  drawCorrection(kept());
  expect(await screen.findByText('Đã khôi phục bản nháp còn dang dở.')).toBeTruthy();
  expect([box('Số trang').value, box('Số').value]).toEqual(['8', String(record(1).number)]);
});

test('the correction of a line that was never begun leaves no draft, and one given up shows the line', async () => {
  const { user, bridge, kept } = drawCorrection({ ...input(101), pages: 8 });
  await user.click(await screen.findByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe(String(record(1).pages)));
  expect(kept()).toBeNull();
  await writeBeforeLock();
  cleanup();
  expect(bridge.argsOf('draft.write')).toEqual([]);
});

test('a correction that was written leaves no draft, and is left without a question', async () => {
  const { user, kept } = drawCorrection();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box('Số trang'));
  await user.type(box('Số trang'), '8');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Chép nhầm từ văn bản/ }));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Ghi thay đổi' }));
  await screen.findByText(/Đã sửa thông tin đăng ký, mã/);
  await writeBeforeLock();
  expect(kept()).toBeNull();
  expect(screen.queryByRole('button', { name: 'Ở lại' })).toBeNull();
});
