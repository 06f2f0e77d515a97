import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { panel } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { drawRecord, issued, step } from '../../testing/record-page.tsx';
import { codeOf, instant, other } from '../../testing/samples.ts';

const withdrawn = RecordPage.parse({
  ...issued,
  copies: [{ copy: 1, state: 'sent', holder: other, transport: 'withdrawn', inside: null }],
  withdrawnFrom: [{ organisation: other, at: instant }],
  route: [...issued.route, step(4, 'withdraw', { organisation: other })],
});

test('a recipient whose envelope was withdrawn stands among those to act on, and the record goes to it again', async () => {
  const { user, bridge } = drawRecord(withdrawn, { 'record.resend': () => ({ by: 'wire' }) });
  expect((await panel()).getByText(/Đã rút gói tin, chưa gửi lại/)).toBeTruthy();
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Gửi lại' }));
  expect(await screen.findByText('Đã ghi việc gửi lại.')).toBeTruthy();
  expect(bridge.argsOf('record.resend')).toEqual([
    { request: expect.any(String), code: codeOf(1), to: other },
  ]);
});

test('the route tells who withdrew which envelope, and when', async () => {
  drawRecord(withdrawn);
  const station = (await screen.findByText('Rút khỏi hàng chờ gửi')).closest('li');
  await vi.waitFor(() => expect(station?.textContent).toContain('Sở Nội vụ (huấn luyện)'));
  expect(station?.textContent).toContain('Nguyễn Thị Hồng Đào');
  expect(station?.textContent).toContain('23/11/2026 08:00');
});
