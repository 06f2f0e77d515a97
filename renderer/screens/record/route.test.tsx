import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shownView } from '../../testing/draw.tsx';
import { drawRecord, issued, registered, step } from '../../testing/record-page.tsx';
import { codeOf, other, record, row, self } from '../../testing/samples.ts';

test('the route stands newest first, and a refusal carries its reasons and says that it is not yet signed', async () => {
  drawRecord(issued);
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const stations = [...(route?.querySelectorAll('ol > li') ?? [])].map(({ textContent }) => textContent);
  expect(stations).toEqual([
    expect.stringContaining('02 Từ chối tiếp nhận'),
    expect.stringContaining('Ký và phát hành'),
    expect.stringContaining('Đăng ký vào sổ đi'),
  ]);
  expect(await within(route as HTMLElement).findByText('Thiếu trang')).toBeTruthy();
  expect(stations[0]).toContain('Chờ ký xác nhận');
  expect(stations[1]).not.toContain('Chờ ký xác nhận');
});

test('the route tells how paper left, for whom, and on which day it came back', async () => {
  const handed = { carrier: 'courier', run: 12, envelopes: 3 } as const;
  const note = (to: string, on: string) => ({
    paper: { to: [to], handed: null, on, takesBack: null, copies: null },
  });
  drawRecord({
    ...issued,
    route: [
      step(1, 'hand', { paper: { to: [other, 'G01'], handed, on: null, takesBack: null, copies: null } }),
      step(2, 'slip', note(other, '2026-11-26')),
      step(3, 'decline', note('G01', '2026-11-27')),
      step(4, 'lose', note('G01', '2026-11-28')),
      step(5, 'resend', { paper: { to: ['G01'], handed: null, on: null, takesBack: null, copies: [3] } }),
    ],
  });
  const placed = 'Sở Nội vụ (huấn luyện)\u00a0· tỉnh (huấn luyện)';
  const heading = await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' });
  const stations = () =>
    [...(heading.closest('section')?.querySelectorAll('ol > li') ?? [])].map(
      ({ textContent }) => textContent,
    );
  await waitFor(() =>
    expect(stations()).toEqual([
      expect.stringContaining('G01 · gửi thay bằng bản số 03'),
      expect.stringContaining('G01 · ngày phát hiện 28/11/2026'),
      expect.stringContaining('G01 · ngày trả lại 27/11/2026'),
      expect.stringContaining(`${placed} · ngày ký nhận 26/11/2026`),
      expect.stringContaining(`${placed}; G01 · Giao liên, chuyến 12, 3 bì`),
    ]),
  );
});

test('what answers a record stands on its page and opens, and so does what it replies to', async () => {
  const from = { book: 'incoming' as const, issuer: other, recipients: [self] };
  const came = { arrivedOn: '2026-11-24', arrivalNumber: 3 };
  const reply = row(7, { state: 'entered', record: record(7, { ...from, ...came }) });
  const { user } = drawRecord({ ...issued, answeredBy: [reply], repliesTo: [row(3)] });
  const replies = within(await screen.findByRole('region', { name: 'Văn bản trả lời' }));
  const answers = within(replies.getByRole('list', { name: 'Văn bản này đã được trả lời bằng' }));
  expect((await answers.findByRole('listitem')).textContent).toMatch(
    /107\/BC-UBND.*Sổ đến · STT 7\/2026 · Sở Nội vụ.*Đã vào sổ/,
  );
  const named = within(replies.getByRole('list', { name: 'Văn bản này trả lời văn bản' }));
  await user.click(named.getByRole('button', { name: /103\/BC-UBND/ }));
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(3), issuer: self });
  await user.click(answers.getByRole('button', { name: /107\/BC-UBND/ }));
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(7), issuer: other });
});

test('a record without replies says nothing of any', async () => {
  drawRecord(issued);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(screen.queryByRole('region', { name: 'Văn bản trả lời' })).toBeNull();
});

test('the route says what a correction changed and why, the former value before the new one', async () => {
  const [old, next] = [record(1, { pages: 3 }), record(1, { pages: 9 })];
  drawRecord({
    ...registered,
    route: [step(2, 'correct', { reasons: ['D01'], change: { old, new: next } })],
  });
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const changes = within(route as HTMLElement)
    .getByText('Số trang')
    .closest('div');
  expect(changes?.querySelector('del')?.textContent).toBe('3');
  expect(changes?.querySelector('del + .icon + ins')?.textContent).toBe('9');
  expect(changes?.parentElement?.children).toHaveLength(1);
  expect(await within(route as HTMLElement).findByText(/D01|đọc nhầm|Ghi nhầm/i)).toBeTruthy();
});

test('the route says what was confirmed of the line when it was written', async () => {
  drawRecord({ ...issued, route: [step(1, 'register', { warned: ['number-late', 'number-skips'] })] });
  expect(await screen.findByText('Đã xác nhận khi ghi sổ: Cấp số muộn; Bỏ cách số')).toBeTruthy();
});

test('the route says how many steps before those it shows are left out', async () => {
  drawRecord({ ...issued, earlierSteps: 12 });
  expect(await screen.findByText(/^Số bước trước đó không hiển thị ở đây.*: 12$/)).toBeTruthy();
});

test('recipients are counted as having received it, by a signed slip too', async () => {
  drawRecord({
    ...issued,
    row: row(1, { state: 'issued', progress: { entered: 1, refused: 0, silent: 2 } }),
  });
  const progress = await screen.findByLabelText('Tình hình nơi nhận');
  expect(
    within(progress)
      .getAllByRole('term')
      .map(({ textContent }) => textContent),
  ).toEqual(['Đã nhận', 'Từ chối, thất lạc, đã rút', 'Chưa thông báo đã nhận']);
});

test('the step that took the mark as settled off says so', async () => {
  drawRecord({
    ...issued,
    route: [
      step(3, 'settle', { reasons: ['T03'] }),
      step(4, 'status', {
        by: 'terminal',
        organisation: other,
        status: '02',
        reasons: ['R02'],
        unsettles: true,
      }),
    ],
  });
  const told = await screen.findAllByText(/^Đã bỏ dấu “Đã xử lý xong”/);
  expect(told).toHaveLength(1);
  expect(told[0]?.closest('li')?.textContent).toContain('02 Từ chối tiếp nhận');
});
