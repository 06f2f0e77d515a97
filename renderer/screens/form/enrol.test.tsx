import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Answers } from '../../testing/bridge.ts';
import { readDialog } from '../../testing/read-dialog.ts';
import { box, drawForm, pick, type User } from '../../testing/record-form.tsx';

const outside: Answers = {
  'outside.enrol': () => ({ code: 'X0001' }),
  'directory.get': ({ codes }) => ({
    organisations: codes.includes('X0001')
      ? [
          {
            ...{ code: 'X0001', name: 'X0001', above: [], outside: 'B08', canReceive: false },
            ...{ ended: false, notationParts: ['DN'], persons: [] },
          },
        ]
      : [],
  }),
};
const nothing = () => ({ organisations: [], clear: false, total: 0 });
async function enrol(user: User) {
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.click(screen.getByRole('button', { name: /ngoài danh mục/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Doanh nghiệp/ }));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: /Cấp số/ }));
  expect(await screen.findByText(/Đã cấp số X0001/)).toBeTruthy();
}

test('paper of a body outside the directory gets a number, and asks for no signer', async () => {
  const { user, bridge } = drawForm({ screen: 'form', book: 'incoming' }, outside);
  await enrol(user);
  expect(bridge.argsOf('outside.enrol')).toEqual([{ request: expect.any(String), kind: 'B08' }]);
  expect(await screen.findByText('Danh mục không ghi người ký của nơi này: để trống.')).toBeTruthy();
  // The box has the number; its kind stands below.
  expect(await screen.findByText('Doanh nghiệp')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(box('Số')));
  // What stands for the abbreviation of the body is said at the box, and offered with the type.
  expect(await screen.findByText(/^Cơ quan ngoài danh mục: ghi DN thay chữ viết tắt/)).toBeTruthy();
  await pick(user, 'Tên loại', 'bao');
  await user.click(box('Ký hiệu'));
  await user.click(await screen.findByRole('option', { name: 'BC-DN' }));
  expect(box('Ký hiệu').value).toBe('BC-DN');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/ô cần sửa/);
  const signer = screen.getByLabelText('Người ký', { selector: 'input', exact: false });
  expect(signer.getAttribute('aria-invalid')).not.toBe('true');
});

test.each([
  ['incoming', 'Cơ quan, tổ chức ban hành'],
  ['outgoing', 'Nơi nhận'],
] as const)('a name typed into the %s form goes when a number is given instead', async (book, name) => {
  const { user, bridge } = drawForm({ screen: 'form', book }, { ...outside, 'directory.find': nothing });
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.type(box(name), 'Sao Mai');
  await waitFor(() => expect(bridge.argsOf('directory.find').at(-1)).toMatchObject({ text: 'Sao Mai' }));
  await user.keyboard('{Enter}');
  const told = await screen.findByText(/chọn “Cấp số cho cơ quan ngoài danh mục…” dưới ô này/);
  expect(told.textContent).toMatch(/CHOICE_UNMATCHED$/);
  await enrol(user);
  await waitFor(() => expect(box(name).value).toBe(book === 'incoming' ? 'X0001' : ''));
  expect(screen.queryByText(/CHOICE_UNMATCHED/)).toBeNull();
  expect(document.querySelector('[data-unsettled]')).toBeNull();
});

test('a letter to a body outside the directory gets a number for it, which joins the recipients', async () => {
  const { user, bridge } = drawForm(undefined, outside);
  await enrol(user);
  expect(await screen.findByRole('button', { name: 'Bỏ X0001, Doanh nghiệp' })).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(box('Nơi nhận')));
  await waitFor(() =>
    expect(bridge.argsOf('draft.write').at(-1)?.draft).toMatchObject({ recipients: ['X0001'], copies: 2 }),
  );
});
