import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { today } from '../../format/dates.ts';
import { box, drawForm, pick, save } from '../../testing/record-form.tsx';
import { input, other, row } from '../../testing/samples.ts';

const copied = { 'register.page': () => ({ total: 1, rows: [row(7)], reading: null }) };

test('the key for the document before keeps what was typed and fills the rest', async () => {
  const { user, bridge } = drawForm(undefined, copied);
  await user.click(await screen.findByRole('radio', { name: 'Tuyệt mật' }));
  await user.clear(box('Số'));
  await user.type(box('Số'), '412');
  await user.type(box('Số trang'), '31');
  await pick(user, 'Nơi nhận', 'so noi vu');
  await user.clear(box('Số phụ lục, tài liệu kèm theo'));
  await user.type(box('Tên loại'), 'ke hoach so');
  await user.keyboard('{Control>}d{/Control}');
  await waitFor(() => expect(box('Người ký').value).not.toBe(''));
  expect([box('Số').value, box('Số trang').value, box('Tên loại').value]).toEqual([
    '412',
    '31',
    'ke hoach so',
  ]);
  expect(document.activeElement).toBe(box('Tên loại'));
  await user.clear(box('Tên loại'));
  await user.keyboard('{Control>}d{/Control}');
  await waitFor(() => expect(box('Ký hiệu').value).not.toBe(''));
  await user.tab();
  await save(user);
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  expect(bridge.argsOf('record.register').map(({ input: sent }) => sent)).toEqual([
    input(412, { level: 'A', pages: 31, recipients: [other], copies: 2, issuedOn: today() }),
  ]);
});
