import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { box, drawForm, fill, pick, save } from '../../testing/record-form.tsx';

test('a notation of another type is a remark at its box, no fault, and nothing is changed', async () => {
  const { user, bridge } = drawForm();
  await fill(user);
  expect(document.querySelector('.field-remark')).toBeNull();
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'kh-ubnd');
  await user.tab();
  const remark = await screen.findByText(/^Ký hiệu ghi KH \(Kế hoạch\), khác tên loại Báo cáo/);
  expect(box('Ký hiệu').getAttribute('aria-describedby')).toContain(remark.id);
  expect([box('Ký hiệu').value, box('Tên loại').value]).toEqual(['KH-UBND', 'Báo cáo']);
  expect(box('Ký hiệu').getAttribute('aria-invalid')).toBe('false');
  await save(user);
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  expect(bridge.argsOf('record.register')).toMatchObject([
    { input: { notation: 'KH-UBND', typeCode: 'BC' } },
  ]);
});

test('the remark on the notation goes once the type fits', async () => {
  const { user } = drawForm();
  await fill(user);
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'ubnd');
  await user.tab();
  expect(await screen.findByText(/^Ký hiệu không có BC của tên loại Báo cáo/)).toBeTruthy();
  await user.clear(box('Ký hiệu'));
  await user.type(box('Ký hiệu'), 'kh-ubnd');
  await user.clear(box('Tên loại'));
  await pick(user, 'Tên loại', 'ke hoach');
  await waitFor(() => expect(document.querySelector('.field-remark')).toBeNull());
});
