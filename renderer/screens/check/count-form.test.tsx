import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { compare, count, drawCheck, numberDiffers } from '../../testing/check-page.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { envelopeId, waiting } from '../../testing/samples.ts';

test('comparing an empty count marks every figure and sends nothing', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  await compare(user);
  expect(screen.getAllByText('Chưa nhập ô này.')).toHaveLength(4);
  expect(screen.getAllByText('Chưa chọn.')).toHaveLength(2);
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});

test('comparing goes to the first box that is missing or wrong', async () => {
  const { user, bridge } = drawCheck();
  await count(user);
  const place = screen.getByLabelText(/Nơi để/);
  await user.type(place, 'tu 3');
  await user.click(screen.getByLabelText(/Hồ sơ/));
  await compare(user);
  await waitFor(() => expect(document.activeElement).toBe(place));
  await user.clear(place);
  await user.clear(screen.getByLabelText('Số trang'));
  await user.click(place);
  await compare(user);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Số trang')));
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});

test('a thing is counted by piece, and what is remarkable of its line is confirmed before it is entered', async () => {
  const thing = waiting(1);
  const record = { ...thing.record, thing: 'V01', copyAllowed: false };
  const { user, bridge } = drawCheck({ envelopes: [{ ...thing, record }], warned: ['another-year'] });
  await screen.findByRole('group', { name: 'Độ mật' });
  expect(screen.getByText('Không được sao, chụp')).toBeTruthy();
  expect(screen.queryByLabelText('Số trang')).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Tối mật' }));
  await user.type(screen.getByLabelText('Số'), '4711');
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  await user.type(screen.getByLabelText('Số lượng vật chứa'), '3');
  await user.type(screen.getByLabelText('Số phụ lục, tài liệu kèm theo'), '1');
  await user.click(screen.getByRole('radio', { name: 'Còn nguyên vẹn' }));
  await compare(user);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Văn bản ghi ngày của năm khác');
  await readDialog();
  const confirmed = { confirmed: ['another-year'], check: { pieces: 3 } };
  expect(bridge.argsOf('act.show').at(-1)).toMatchObject({ act: { args: confirmed } });
  await user.click(screen.getByRole('button', { name: /Đúng, ghi sổ/ }));
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(bridge.argsOf('incoming.enter').at(-1)).toMatchObject(confirmed);
});

test('a count that agrees is entered with what was counted', async () => {
  const { user, bridge } = drawCheck();
  await count(user);
  await compare(user);
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(bridge.argsOf('incoming.enter')).toEqual([
    {
      request: expect.any(String),
      envelope: envelopeId(1),
      check: { level: 'B', number: 4711, copies: 2, pages: 12, enclosures: 1, sealIntact: true },
      noteCodes: [],
    },
  ]);
  // Main was told what the key stands for before it was pressed.
  const [args] = bridge.argsOf('incoming.enter');
  const names = bridge.asked.map(({ name }) => name);
  expect(bridge.argsOf('act.show')[0]).toEqual({ act: { channel: 'incoming.enter', args } });
  expect(names.indexOf('act.show')).toBeLessThan(names.indexOf('incoming.enter'));
});

test('a count that differs is not entered; what differs is told without the expected figure, so the recount is blind', async () => {
  const { user, bridge } = drawCheck();
  await count(user, { number: '4712' });
  await compare(user);
  const alert = await screen.findByRole('alert');
  const rows = within(alert).getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['Số', '4712'],
  ]);
  expect(bridge.argsOf('incoming.enter').map(({ check }) => check.number)).toEqual([4712]);
  expect(document.body.textContent).not.toContain('4711');
  // The keyboard is at what differs, and no other box is marked.
  const box = screen.getByLabelText('Số');
  await waitFor(() => expect(document.activeElement).toBe(box));
  const marked = [...document.querySelectorAll('.check-form .field-error')].map(
    ({ textContent }) => textContent,
  );
  expect(marked).toEqual(['Khác với bản ghi; đếm lại.']);
  expect(box.getAttribute('aria-invalid')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Đếm lại' }));
  expect(document.querySelector('.check-form .field-error')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Số').value).toBe('');
});

test('a box that differs is marked until it is counted anew, a choice at what was chosen', async () => {
  const { user } = drawCheck({ differs: { ...numberDiffers, level: true, pages: true } });
  await count(user, { number: '4712' });
  await compare(user);
  const chosen = screen.getByRole('radio', { name: 'Tối mật' });
  await waitFor(() => expect(document.activeElement).toBe(chosen));
  const marks = () => screen.queryAllByText('Khác với bản ghi; đếm lại.').length;
  expect(marks()).toBe(3);
  await user.click(screen.getByRole('radio', { name: 'Tuyệt mật' }));
  await user.type(screen.getByLabelText('Số'), '3');
  expect(marks()).toBe(1);
  expect(screen.getByLabelText('Số trang').getAttribute('aria-invalid')).toBe('true');
});

test('what is counted anew while a comparison is under way is not marked by its answer, and is compared after it', async () => {
  const answered = Promise.withResolvers<void>();
  const { user, bridge } = drawCheck({
    differs: { ...numberDiffers, pages: true },
    until: () => answered.promise,
  });
  await count(user, { number: '4712' });
  await compare(user);
  const box = screen.getByLabelText<HTMLInputElement>('Số');
  await user.tripleClick(box);
  await user.keyboard('4711');
  await compare(user);
  expect(bridge.argsOf('incoming.enter').map(({ check }) => check.number)).toEqual([4712]);
  answered.resolve();
  await waitFor(() => expect(screen.getAllByText('Khác với bản ghi; đếm lại.')).toHaveLength(1));
  expect(screen.getByLabelText('Số trang').getAttribute('aria-invalid')).toBe('true');
  expect(box.value).toBe('4711');
  await compare(user);
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(bridge.argsOf('incoming.enter').map(({ check }) => check.number)).toEqual([4712, 4711]);
});
