import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shownView } from '../../testing/draw.tsx';
import { box, drawForm, save } from '../../testing/record-form.tsx';

test('a level that is not chosen is one stop of Tab, which chooses nothing; saving tells it', async () => {
  const { user } = drawForm();
  const levels = [
    await screen.findByRole<HTMLInputElement>('radio', { name: 'Tuyệt mật' }),
    ...['Tối mật', 'Mật'].map((name) => screen.getByRole<HTMLInputElement>('radio', { name })),
  ];
  expect(levels.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
  expect(document.activeElement).toBe(levels[0]);
  await user.tab();
  expect(document.activeElement).toBe(box('Số'));
  await user.tab({ shift: true });
  expect(document.activeElement).toBe(levels[0]);
  expect(levels.some(({ checked }) => checked)).toBe(false);
  await save(user);
  expect(await screen.findByText('Chưa chọn.')).toBeTruthy();
  await user.keyboard('c');
  expect(levels.map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0]);
});

test.each([/Chép văn bản trước/, /Lưu và nhập tiếp/, /Quay lại/])(
  'Ctrl+Enter saves also while a button has the keyboard: %s',
  async (name) => {
    const { user } = drawForm();
    await screen.findByRole('radio', { name: 'Tối mật' });
    const before = shownView();
    screen.getByRole('button', { name }).focus();
    await save(user);
    expect(await screen.findByText('Còn 7 ô cần sửa')).toBeTruthy();
    expect(shownView()).toEqual(before);
    expect(screen.queryByText(/Đã điền|chưa có văn bản để chép/)).toBeNull();
  },
);

test('of several wrong boxes the first in the order of the form gets the keyboard', async () => {
  const { user } = drawForm();
  const level = await screen.findByRole('radio', { name: 'Tuyệt mật' });
  await user.type(box('Số trang'), '0');
  await user.type(box('Ghi chú (không bắt buộc)'), 'gấp lắm');
  await save(user);
  await screen.findByText('Chưa chọn.');
  await waitFor(() => expect(document.activeElement).toBe(level));
  await user.keyboard('c');
  await user.clear(box('Số'));
  await user.click(box('Ghi chú (không bắt buộc)'));
  await save(user);
  await waitFor(() => expect(document.activeElement).toBe(box('Số')));
  await user.type(box('Số'), '9');
  await user.type(box('Tên loại'), 'không có loại này');
  await user.click(box('Số trang'));
  await save(user);
  await waitFor(() => expect(document.activeElement).toBe(box('Tên loại')));
});
