import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { above, drawPapers, drawScreen, leg, panel } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { codeOf, other } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

test('paper that waits is handed to a carrier by run and count of envelopes', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('checkbox', { name: /Sở Nội vụ.*tỉnh/ })).toBeTruthy();
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: /Giao bì giấy/ });
  expect(go.disabled).toBe(true);
  await user.click(dialog.getByRole('radio', { name: 'Giao liên' }));
  await user.type(dialog.getByLabelText(/Số chuyến/), '12');
  await readDialog();
  await user.click(go);
  expect(await screen.findByText('Đã ghi việc giao bì giấy (1 nơi).')).toBeTruthy();
  expect(bridge.argsOf('paper.hand')).toEqual([
    { request: expect.any(String), code: codeOf(1), to: [other], carrier: 'courier', run: 12, envelopes: 1 },
  ]);
});

test.each([
  ['waiting', 1],
  ['handed', 0],
] as const)(
  'a record opened to hand its paper over asks for the carrier while paper waits: %s',
  async (state, asked) => {
    drawScreen(<RecordScreen screen="record" code={codeOf(1)} ask="hand" />, [leg(state)]);
    await screen.findByText(/Nơi nhận cần xử lý/);
    expect(screen.queryAllByRole('dialog', { name: /Giao bì giấy/ })).toHaveLength(asked);
  },
);

test.each([
  ['waiting', 'Văn phòng Ủy ban (huấn luyện)', `Bản giấy chờ giao Nơi nhận: Sở Nội vụ (huấn luyện)${above}`],
  ['handed', `Gửi đến: Sở Nội vụ (huấn luyện)${above}`, 'Đã giao, chờ phiếu gửi có ký nhận'],
  ['returned', `Sở Nội vụ (huấn luyện)${above}`, 'Đã ký nhận'],
  ['refused', 'Văn phòng Ủy ban (huấn luyện)', `Bị trả lại Nơi nhận: Sở Nội vụ (huấn luyện)${above}`],
  ['lost', `Gửi đến: Sở Nội vụ (huấn luyện)${above}`, 'Thất lạc trên đường gửi'],
] as const)('a copy is where its paper is: %s', async (state, holder, words) => {
  drawPapers([leg(state)]);
  const copies = within(await screen.findByRole('region', { name: 'Các bản' }));
  await waitFor(() =>
    expect(copies.getAllByRole('cell').map(({ textContent }) => textContent)).toEqual([holder, words]),
  );
});

test('the count of envelopes is what was typed, also after the box was emptied', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Bưu điện' }));
  await user.type(dialog.getByLabelText('Số chuyến'), '7');
  const envelopes = dialog.getByLabelText<HTMLInputElement>('Số bì');
  await user.clear(envelopes);
  expect(envelopes.value).toBe('');
  await user.type(envelopes, '3');
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Giao bì giấy/ }));
  expect(await screen.findByText('Đã ghi việc giao bì giấy (1 nơi).')).toBeTruthy();
  expect(bridge.argsOf('paper.hand')).toMatchObject([{ run: 7, envelopes: 3 }]);
});

test('a run or a count of envelopes that cannot be is told at its box', async () => {
  const { user } = drawPapers([leg('waiting', 'G01'), leg('waiting', 'G02')]);
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Số chuyến'), '0');
  expect(dialog.getByText('Số chuyến từ 1 đến 9999.')).toBeTruthy();
  const envelopes = dialog.getByLabelText('Số bì');
  await user.clear(envelopes);
  await user.type(envelopes, '1');
  expect(dialog.getByText('Số bì từ 2 đến 999; mỗi nơi ít nhất một bì.')).toBeTruthy();
});

test('Enter after the run of a hand-over goes to the count of envelopes', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  await user.click(dialog.getByRole('radio', { name: 'Bưu điện' }));
  await user.type(dialog.getByLabelText('Số chuyến'), '5{Enter}');
  expect(document.activeElement).toBe(dialog.getByLabelText('Số bì'));
  expect(bridge.argsOf('paper.hand')).toEqual([]);
});

test('what is lacking is named whole, and a run that is no number is refused at its box', async () => {
  const { user } = drawPapers([leg('waiting')]);
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  const run = dialog.getByLabelText('Số chuyến');
  expect(dialog.getByText('Số chuyến từ 1 đến 9999.').className).toBe('hint');
  await user.type(run, 'abc xin chào');
  await user.clear(dialog.getByLabelText('Số bì'));
  await user.type(dialog.getByLabelText('Số bì'), 'nhiều');
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  const all = 'Chưa chọn hoặc chưa nhập đúng: Giao cho, Số chuyến, Số bì.';
  expect(dialog.getByText(all)).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: 'Giao liên' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(document.activeElement).toBe(run);
  expect(run.getAttribute('aria-invalid')).toBe('true');
  expect(dialog.getByText('Số chuyến từ 1 đến 9999.').className).toBe('field-error');
});

test('of what is handed over in person it asks for the number in the transfer register', async () => {
  const { user, bridge } = drawPapers([leg('waiting')], { 'paper.hand': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: /Giao bì giấy/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Trực tiếp' }));
  expect(dialog.queryByLabelText('Số chuyến')).toBeNull();
  const number = dialog.getByLabelText('Số trong sổ chuyển giao');
  await user.type(number, '0');
  expect(dialog.getByText('Số trong sổ chuyển giao từ 1 đến 9999.')).toBeTruthy();
  await user.clear(number);
  await user.type(number, '31');
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Giao bì giấy/ }));
  expect(await screen.findByText('Đã ghi việc giao bì giấy (1 nơi).')).toBeTruthy();
  expect(bridge.argsOf('paper.hand')).toMatchObject([{ carrier: 'person', run: 31, envelopes: 1 }]);
});
