import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { above, drawPapers, leg, pageOf, panel } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { codeOf, other, self } from '../../testing/samples.ts';

test('a copy that was lost stays so beside the one that goes in its place', async () => {
  drawPapers([leg('waiting')], {
    'record.page': () => ({
      ...pageOf([leg('waiting')], []),
      copies: [
        { copy: 1, state: 'lost', holder: other, transport: null, inside: null },
        { copy: 7, state: 'sent', holder: other, transport: null, inside: null },
      ],
    }),
  });
  const copies = within(await screen.findByRole('region', { name: 'Các bản' }));
  const lines = () => copies.getAllByRole('row').map(({ textContent }) => textContent);
  await waitFor(() =>
    expect(lines().slice(1)).toEqual([
      `01Gửi đến: Sở Nội vụ (huấn luyện)${above}Thất lạc trên đường gửi`,
      `07 (làm thêm)Văn phòng Ủy ban (huấn luyện)Bản giấy chờ giao Nơi nhận: Sở Nội vụ (huấn luyện)${above}`,
    ]),
  );
});

test('after a loss it is asked which copy goes in the place of the lost one', async () => {
  const { user, bridge } = drawPapers([leg('lost')], {
    'record.page': () => ({
      ...pageOf([leg('lost')], []),
      copies: [
        { copy: 1, state: 'sent', holder: other, transport: null, inside: null },
        { copy: 2, state: 'held', holder: self, transport: null, inside: null },
      ],
    }),
    'record.resend': () => ({ by: 'paper' as const }),
  });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Bản số 01 vẫn được ghi là thất lạc/)).toBeTruthy();
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: 'Gửi lại' });
  expect(go.disabled).toBe(true);
  expect(dialog.getByRole('radio', { name: 'Bản làm thêm, số 03' })).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: 'Bản số 02 đang lưu tại cơ quan' }));
  await readDialog();
  await user.click(go);
  await waitFor(() => expect(bridge.argsOf('record.resend')).toMatchObject([{ to: other, from: 'kept' }]));
});

test('main is told what the button sends again before it is pressed, once that could be read', async () => {
  const { user, bridge } = drawPapers([leg('lost')], { 'record.resend': () => ({ by: 'wire' as const }) });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(bridge.argsOf('act.show')).toEqual([]);
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Gửi lại' }));
  await waitFor(() => expect(bridge.argsOf('record.resend')).toHaveLength(1));
  const [args] = bridge.argsOf('record.resend');
  // None is kept, so nothing is to be chosen.
  expect(args).toEqual({ request: expect.any(String), code: codeOf(1), to: other, from: 'further' });
  expect(bridge.argsOf('act.show')).toEqual([{ act: { channel: 'record.resend', args } }, { act: null }]);
  const names = bridge.asked.map(({ name }) => name);
  expect(names.indexOf('act.show')).toBeLessThan(names.indexOf('record.resend'));
});

test.each([
  ['văn bản', 'bằng giấy', [other]],
  ['bản ghi đã ký', 'qua mạng', []],
])('of what was refused it is said by which way it goes now: %s %s', async (what, way, paper) => {
  const { user, bridge } = drawPapers([], { 'record.legs': () => ({ paper: [...paper], lacks: [] }) }, [
    other,
  ]);
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText(new RegExp(`: ${what} được gửi lại ${way}\\.$`))).toBeTruthy();
  expect(bridge.argsOf('record.legs')).toEqual([{ code: codeOf(1), to: other }]);
});

test('sending again opens with the keyboard on the way back', async () => {
  const { user } = drawPapers([leg('lost')]);
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Quay lại' }));
});
