import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { go } from '../../state/view.ts';
import { compare, count, drawCheck } from '../../testing/check-page.tsx';
import { shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { envelopeId, instant, other, record, row, waiting } from '../../testing/samples.ts';

test('before the count nothing on the screen tells what is to be counted', async () => {
  drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  const received = screen.getByRole('heading', { name: 'Bản ghi đã nhận' }).closest('section');
  expect(received?.textContent).not.toMatch(/4711|Tối mật|Số bản|12/);
  const hidden = screen.getAllByText('Không hiện khi đếm; xem trong sổ sau khi vào');
  // The years of protection tell the level.
  expect(hidden.map((words) => words.closest('dd')?.previousSibling?.textContent)).toEqual([
    ...['Độ mật', 'Số', 'Thời hạn bảo vệ (đến ngày)'],
  ]);
  const list = screen.getByRole('navigation', { name: 'Gói tin đang chờ' });
  expect(list.textContent).not.toMatch(/4711|Tối mật/);
});

test('arrows move through the waiting envelopes and Enter chooses one', async () => {
  const { user } = drawCheck({ envelopes: [waiting(1), waiting(2)] });
  const list = await screen.findByRole('navigation', { name: 'Gói tin đang chờ' });
  within(list).getAllByRole('button')[0]?.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'check', envelope: envelopeId(2) });
});

test('an untrusted envelope is told with its fault and cannot be entered', async () => {
  drawCheck({
    envelopes: [],
    rejected: [{ envelope: envelopeId(8), from: other, at: instant, fault: 'SIGNATURE_INVALID' }],
  });
  expect(await screen.findByText('Không có gói tin nào chờ tiếp nhận.')).toBeTruthy();
  expect(screen.getByText('SIGNATURE_INVALID')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Đối chiếu/ })).toBeNull();
});

test('the arrival numbers of the last entries stay in sight while the next envelope is counted', async () => {
  const entered = (ordinal: number, arrivalNumber: number) =>
    row(ordinal, {
      state: 'entered',
      record: record(ordinal, {
        book: 'incoming',
        arrivedOn: '2026-11-23',
        arrivalNumber,
        issuer: other,
        recipients: ['H37.01'],
      }),
    });
  const { user, bridge } = drawCheck({ last: [entered(9, 412), entered(8, 411)] });
  const list = within(await screen.findByRole('region', { name: 'Vừa vào sổ đến' }));
  expect(list.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Số đến 412',
    'Số đến 411',
  ]);
  expect(bridge.argsOf('register.page')).toMatchObject([
    { book: 'incoming', sort: [{ key: 'ordinal', descending: true }], offset: 0, limit: 3 },
  ]);
  await user.click(list.getByRole('button', { name: 'Số đến 411' }));
  expect(shownView()).toMatchObject({ screen: 'record', code: entered(8, 411).record.code });
});

test('another envelope is opened over a count that is begun only after the question', async () => {
  const { user } = drawCheck({ envelopes: [waiting(1), waiting(2)] });
  await screen.findByRole('group', { name: 'Độ mật' });
  const second = within(screen.getByRole('navigation', { name: 'Gói tin đang chờ' })).getAllByRole(
    'button',
  )[1];
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  if (second) await user.click(second);
  expect(shownView()).not.toMatchObject({ envelope: envelopeId(2) });
  const dialog = await screen.findByRole('dialog');
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Rời đi, bỏ phần đó' }));
  await waitFor(() => expect(shownView()).toMatchObject({ envelope: envelopeId(2) }));
});

test('a text that is no note is neither passed over by entering nor left without a question', async () => {
  const { user, bridge } = drawCheck({ envelopes: [waiting(1), waiting(2)] });
  await screen.findByRole('group', { name: 'Độ mật' });
  const notes = screen.getByLabelText<HTMLInputElement>('Ghi chú (không bắt buộc)', { selector: 'input' });
  await user.type(notes, 'rách');
  go({ screen: 'ledger' });
  await screen.findByRole('dialog');
  await readDialog();
  await user.click(screen.getByRole('button', { name: 'Ở lại' }));
  await count(user);
  await compare(user);
  expect(await screen.findByText('CHOICE_UNMATCHED')).toBeTruthy();
  expect([document.activeElement, notes.value]).toEqual([notes, 'rách']);
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});
