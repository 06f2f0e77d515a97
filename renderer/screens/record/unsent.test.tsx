import { act, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { panel } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { drawRecord, issued } from '../../testing/record-page.tsx';
import { codeOf, directoryAndLaw, envelopeId, instant, other, row } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

const progress = { entered: 0, refused: 0, silent: 1 };
const unsent = RecordPage.parse({
  ...issued,
  row: row(1, { state: 'issued', progress }),
  copies: [{ copy: 1, state: 'sent', holder: other, transport: 'dead', inside: null }],
  unsentTo: [{ organisation: other, at: instant, envelope: envelopeId(1), fault: 'RECIPIENT_UNKNOWN' }],
});
const withdrawn = RecordPage.parse({
  ...issued,
  row: row(1, { state: 'issued', progress }),
  withdrawnFrom: [{ organisation: other, at: instant }],
});

test('a recipient whose envelope could not be sent stands with the obstacle, its code and the way to the envelope', async () => {
  const { user } = drawRecord(unsent);
  const recipients = await panel();
  expect(recipients.getByText(/^Không gửi được/)).toBeTruthy();
  expect(recipients.getByText(/Nơi nhận không có trong danh mục/)).toBeTruthy();
  expect(recipients.getByText('RECIPIENT_UNKNOWN')).toBeTruthy();
  await user.click(recipients.getByRole('button', { name: 'Xử lý tại Gói tin chờ gửi' }));
  expect(shownView()).toEqual({ screen: 'outbox', envelope: envelopeId(1) });
});

test('what could not be sent is not counted as waiting for its receipt', async () => {
  drawRecord(unsent);
  const counts = [...(await screen.findByLabelText('Tình hình nơi nhận')).children];
  expect(counts.map(({ textContent }) => textContent)).toEqual([
    'Đã nhận0',
    'Từ chối, thất lạc, đã rút0',
    'Chưa thông báo đã nhận0',
    'Không gửi được1',
  ]);
});

test('sending again that is refused at once tells that, and no longer that it was recorded', async () => {
  let page = withdrawn;
  const { user } = draw(<RecordScreen screen="record" code={codeOf(1)} />, {
    ...directoryAndLaw,
    'record.page': () => page,
    'record.legs': () => ({ paper: [], lacks: [] }),
    'record.resend': () => ({ by: 'wire' }),
  });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  await readDialog();
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Gửi lại' }));
  expect(await screen.findByText('Đã ghi việc gửi lại.')).toBeTruthy();
  page = unsent;
  await act(() => queryClient.invalidateQueries());
  const notices = within(screen.getByRole('region', { name: 'Thông báo' }));
  expect(await notices.findByText(/RECIPIENT_UNKNOWN/)).toBeTruthy();
  expect(screen.queryByText('Đã ghi việc gửi lại.')).toBeNull();
});
