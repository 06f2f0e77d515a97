import { cleanup, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import { bareRecordPage, directoryAndLaw, other, row, self } from '../../testing/samples.ts';
import { Copies } from './copies.tsx';

test('a copy is with its recipient once that entered it; until then it says where it was sent, and how far its envelope is', async () => {
  const sent = (copy: number, transport: RecordPage['copies'][number]['transport']) => ({
    ...{ copy, state: 'sent', holder: other, transport, inside: null },
  });
  const page = RecordPage.parse({
    ...bareRecordPage,
    row: row(1, { state: 'issued' }),
    copies: [
      { copy: 1, state: 'held', holder: self, transport: null, inside: null },
      ...[sent(2, 'queued'), sent(3, 'dead'), sent(4, 'stored'), sent(5, 'delivered')],
      { copy: 6, state: 'received', holder: other, transport: null, inside: null },
      { copy: 7, state: 'refused', holder: other, transport: null, inside: null },
    ],
  });
  draw(<Copies scanned={undefined} page={page} onAsk={() => undefined} />, directoryAndLaw);
  const table = within(await screen.findByRole('region', { name: 'Các bản' }));
  await table.findAllByText(/Sở Nội vụ/);
  const lines = table.getAllByRole('row').slice(1);
  const cells = lines.map((line) =>
    within(line)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent),
  );
  const [us, them] = [expect.stringContaining('Văn phòng'), expect.stringMatching(/^Sở Nội vụ/)];
  const sentTo = expect.stringMatching(/^Gửi đến: Sở Nội vụ/);
  expect(cells).toEqual([
    [us, 'Đang giữ'],
    [sentTo, 'Gói tin chờ gửi'],
    [sentTo, 'Không gửi được gói tin'],
    [sentTo, 'Máy chủ đã nhận gói tin'],
    [sentTo, 'Gói tin đã đến nơi nhận'],
    [them, 'Đã nhận'],
    [sentTo, 'Bị từ chối'],
  ]);
});

test('the copy that was scanned is marked and has the keyboard; one that the record has not is told', async () => {
  const page = RecordPage.parse({
    ...bareRecordPage,
    row: row(1, { state: 'issued' }),
    copies: [1, 2].map((copy) => ({ copy, state: 'held', holder: self, transport: null, inside: null })),
  });
  draw(<Copies scanned="2" onAsk={() => undefined} page={page} />, directoryAndLaw);
  const marked = await screen.findByRole('row', { current: true });
  expect(marked.textContent).toMatch(/^02 \(đang xem\)/);
  expect(document.activeElement).toBe(marked);
  cleanup();
  draw(<Copies scanned="2.1" onAsk={() => undefined} page={page} />, directoryAndLaw);
  const told = await screen.findByText(/Bản số 02\.1 không có/);
  expect(document.activeElement).toBe(told);
  expect(screen.queryByRole('row', { current: true })).toBeNull();
});
