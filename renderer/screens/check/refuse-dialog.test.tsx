import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { formatInstant } from '../../format/dates.ts';
import { clearNotices } from '../../state/notices.ts';
import { compare, count, drawCheck, numberDiffers, type User } from '../../testing/check-page.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { envelopeId, instant, waiting } from '../../testing/samples.ts';

/** The dialog that refuses, opened by its key. */
async function refusing(user: User) {
  await user.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
  return within(await screen.findByRole('dialog'));
}
const ticked = () =>
  screen
    .getAllByRole<HTMLInputElement>('checkbox')
    .filter(({ checked }) => checked)
    .map((tick) => tick.closest('label')?.textContent);

test('a seal reported as not intact is ticked as a reason, which can be taken out', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.click(screen.getByRole('radio', { name: 'Rách, đã bóc hoặc bất thường' }));
  const dialog = await refusing(user);
  expect(ticked()).toEqual(['Niêm phong không nguyên vẹn R05']);
  await user.click(dialog.getByRole('checkbox', { name: /Niêm phong/ }));
  expect(ticked()).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /Niêm phong/ }));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Ký và từ chối' }));
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ reasons: ['R05'] }]);
});

test('each reason that fits what differs is ticked; what has no single one is asked for before it is signed', async () => {
  const differs = { ...numberDiffers, level: true, pages: true };
  const { user, bridge } = drawCheck({ differs });
  await count(user, { number: '4712' });
  await compare(user);
  await screen.findByRole('alert');
  const dialog = await refusing(user);
  expect(ticked()).toEqual(['Sai độ mật R04', 'Sai số, ký hiệu R07']);
  expect(dialog.getByText(/chưa có lý do: Số trang\./)).toBeTruthy();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('incoming.refuse')).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /Thừa trang/ }));
  expect(dialog.queryByText(/chưa có lý do/)).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ reasons: ['R04', 'R07', 'R13'] }]);
});

test('what was refused here before says so, when and why', async () => {
  drawCheck({
    envelopes: [{ ...waiting(1), refusedBefore: [{ refusedAt: instant, reasons: ['R02'] }] }],
  });
  const note = await screen.findByRole('note');
  expect(note.textContent).toContain('đã bị từ chối tiếp nhận');
  expect(note.textContent).toContain(formatInstant(instant));
  expect(await within(note).findByText(/Thiếu trang/)).toBeTruthy();
});

test('refusing needs a reason of the catalogue and sends its code', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  const dialog = await refusing(user);
  const refuse = dialog.getByRole<HTMLButtonElement>('button', { name: 'Ký và từ chối' });
  expect(refuse.disabled).toBe(true);
  await user.click(await dialog.findByRole('checkbox', { name: /Thiếu trang/ }));
  await readDialog();
  await user.click(refuse);
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ envelope: envelopeId(1), reasons: ['R02'] }]);
});

test('what cannot be answered over the wire is entered or refused, and the return slip is asked for', async () => {
  const { user } = drawCheck({ envelopes: [waiting(1), waiting(2)], answered: false });
  await count(user);
  await compare(user);
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(await screen.findByText(/không gửi được trả lời qua mạng/)).toBeTruthy();
  clearNotices();
  const dialog = await refusing(user);
  await user.click(await dialog.findByRole('checkbox', { name: /Thiếu trang/ }));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Ký và từ chối' }));
  expect(await screen.findByText(/không gửi được trả lời qua mạng/)).toBeTruthy();
  expect(screen.queryByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeNull();
});

test('arrows lead from one reason to the next', async () => {
  const { user } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  const boxes = (await refusing(user)).getAllByRole('checkbox');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(boxes[2]);
  await user.keyboard('{ArrowUp} ');
  expect(boxes.filter((box) => (box as HTMLInputElement).checked)).toEqual([boxes[1]]);
});
