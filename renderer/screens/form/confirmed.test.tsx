import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Remark } from '../../../contract/record/warning.ts';
import { notConfirmed } from '../../testing/not-confirmed.ts';
import { readDialog } from '../../testing/read-dialog.ts';
import { box, drawForm, fill, save } from '../../testing/record-form.tsx';
import { bareRecordPage, codeOf, record, row } from '../../testing/samples.ts';

const late: Remark = { warning: 'number-late', latest: '2026-11-23', by: [{ year: 2026, version: 2 }] };
const same: Remark = { warning: 'same-document', year: 2026, ordinal: 5 };

test('what is remarkable is asked about once, with all of it, and written with what was confirmed', async () => {
  const { user, bridge } = drawForm(undefined, {
    'form.look': () => ({ faults: [], remarks: [late, same] }),
    'record.register': ({ input: { code: _code, ...typed }, confirmed }) => {
      if (!confirmed?.includes('same-document')) throw notConfirmed('number-late', 'same-document');
      return { record: record(8, typed) };
    },
  });
  await fill(user);
  await save(user);
  const dialog = await screen.findByRole('dialog', { name: 'Có điều cần xem lại trước khi ghi sổ' });
  expect(
    within(dialog)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'Cấp số muộn: số được cấp chậm nhất vào ngày làm việc tiếp theo sau ngày ký (23/11/2026; theo lịch làm việc năm 2026, bản 2).',
    'Văn bản cùng cơ quan, số, ký hiệu và năm đã có trong sổ đến: số thứ tự 5/2026.',
  ]);
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: /Đúng, ghi sổ/ }));
  await readDialog();
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  // What stood at its box had been seen; that the document is there already is asked in any case.
  expect(bridge.argsOf('record.register').map(({ confirmed }) => confirmed)).toEqual([
    ['number-late'],
    ['number-late', 'same-document'],
  ]);
});

test('what stands at its box is confirmed by saving, without a question', async () => {
  const { user, bridge } = drawForm(undefined, {
    'form.look': () => ({ faults: [], remarks: [late] }),
  });
  await fill(user);
  await screen.findByText(/^Cấp số muộn/);
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.argsOf('record.register')).toMatchObject([{ confirmed: ['number-late'] }]);
});

test('who looks again finds the form as it was, and nothing written', async () => {
  const { user, bridge } = drawForm(undefined, {
    'record.register': () => {
      throw notConfirmed('another-year');
    },
  });
  await fill(user);
  await save(user);
  const dialog = await screen.findByRole('dialog');
  // What the core has no more to say of is told by its name.
  expect(within(dialog).getByRole('listitem').textContent).toBe('Văn bản ghi ngày của năm khác');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(box('Số trang').value).toBe('6');
  expect(bridge.argsOf('record.register')).toHaveLength(1);
});

test('a form without a remark is written by the same keys as ever', async () => {
  const { user, bridge } = drawForm();
  await fill(user);
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.argsOf('record.register')).toMatchObject([{ input: { copyAllowed: false } }]);
  expect(bridge.argsOf('record.register')[0]).not.toHaveProperty('confirmed');
});

test('a correction shows its remarks beside what it changes, and confirms them with its reason', async () => {
  const { user, bridge } = drawForm(
    { screen: 'form', book: 'outgoing', correct: codeOf(1) },
    {
      'record.page': () => ({ ...bareRecordPage, row: row(1) }),
      'form.look': () => ({ faults: [], remarks: [late] }),
      'record.correct': ({ input: { code: _code, ...typed } }) => ({ record: record(1, typed) }),
    },
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.clear(box('Số'));
  await user.type(box('Số'), '109');
  await save(user);
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/^Cấp số muộn/)).toBeTruthy();
  await user.click(await within(dialog).findByRole('radio', { name: /Chép nhầm/ }));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Ghi thay đổi' }));
  await screen.findByText(/Đã sửa thông tin đăng ký, mã/);
  expect(bridge.argsOf('record.correct')).toMatchObject([{ confirmed: ['number-late'] }]);
});

test('a thing is counted by piece, and a place is protected without end', async () => {
  const { user, bridge } = drawForm(undefined, { 'record.register': () => ({ record: record(8) }) });
  await fill(user);
  await user.type(box('Vật chứa (không bắt buộc)'), 'dia');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByLabelText('Số trang')).toBeNull());
  await user.type(box('Số lượng vật chứa'), '2');
  await user.click(screen.getByRole('checkbox', { name: 'Bảo vệ không thời hạn (bí mật về địa điểm)' }));
  await user.click(screen.getByRole('radio', { name: 'Được sao, chụp' }));
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  const [sent] = bridge.argsOf('record.register');
  expect(sent?.input).toMatchObject({ thing: 'V01', pieces: 2, protectUntil: 'endless', copyAllowed: true });
  expect(sent?.input).not.toHaveProperty('pages');
});
