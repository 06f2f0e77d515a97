import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { RecordPage, type RouteStep } from '../../../contract/ipc/views.ts';
import { formatInstant } from '../../format/dates.ts';
import { useNotices } from '../../state/notices.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { above } from '../../testing/papers.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  bareRecordPage,
  clerk,
  codeOf,
  directoryAndLaw,
  instant,
  other,
  row,
} from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

type Leg = RecordPage['papers'][number];
const leg = (organisation: string, state: Leg['state'], latest: Leg['latest']): Leg => ({
  ...{ organisation, state, latest, at: instant, handedAt: state === 'waiting' ? null : instant },
  reasons: state === 'refused' ? ['R02'] : [],
});
const returned = leg(other, 'returned', { entry: 7, back: 'lost' });
const handed = leg('G02', 'handed', { entry: 5, back: 'waiting' });
const waiting = leg('G03', 'waiting', null);

/** Sent again: after a loss by a copy that was kept. */
const resent = leg(other, 'waiting', { entry: 9, back: 'lost', replaced: { by: [3], from: 'kept' } });

const step = (seq: number, act: RouteStep['act'], change: Partial<RouteStep>): RouteStep => ({
  ...{ seq, act, at: instant, by: 'person', actor: clerk, organisation: null, status: null },
  ...{ reasons: [], change: null, paper: null, custody: null, signed: true },
  ...change,
});
const drawPapers = (papers: Leg[], answers: Answers = {}, route: RouteStep[] = []) =>
  draw(<RecordScreen screen="record" code={codeOf(1)} />, {
    ...directoryAndLaw,
    'record.page': () =>
      RecordPage.parse({
        ...bareRecordPage,
        row: row(1, { state: 'issued' }),
        ...{ papers, route },
      }),
    'paper.retract': () => ({}),
    ...answers,
  });
const asked = { request: expect.any(String), code: codeOf(1) };
const dialogOf = async () =>
  within(await screen.findByRole('dialog', { name: 'Rút lại việc ghi nhận bản giấy' }));
const heading = () => screen.findByRole('heading', { name: /101\/BC-UBND/ });

test('what was noted last is taken back by Z, a reason and Ctrl+Enter; the dialog says what and what it was before', async () => {
  const { user, bridge } = drawPapers([returned, waiting]);
  await heading();
  await user.keyboard('z');
  const dialog = await dialogOf();
  expect(await dialog.findByText(/^Sở Nội vụ/)).toBeTruthy();
  expect(dialog.getByText(`Đã ký nhận · ${formatInstant(instant)}`).tagName).toBe('DEL');
  expect(dialog.getByText(/Trở về: Thất lạc trên đường gửi/)).toBeTruthy();
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: /Rút lại ghi nhận/ });
  expect(go.disabled).toBe(true);
  await user.click(await dialog.findByText('Thao tác nhầm'));
  // A dialog is not answered before it can have been read.
  await waitFor(async () => {
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
  expect(await screen.findByText('Đã rút lại việc ghi nhận.')).toBeTruthy();
  expect(bridge.argsOf('paper.retract')).toEqual([{ ...asked, to: other, entry: 7, reason: 'L05' }]);
});

test('of paper in the place of a withdrawn envelope it is said that the envelope is withdrawn again', async () => {
  const { user } = drawPapers([leg(other, 'waiting', { entry: 9, back: 'withdrawn' })]);
  await heading();
  await user.keyboard('z');
  expect((await dialogOf()).getByText(/Trở về: Đã rút gói tin, chưa gửi lại/)).toBeTruthy();
});

test('paper that was sent again and waits is taken back; the dialog says how recipient and copies stand then', async () => {
  const { user, bridge } = drawPapers([resent]);
  await heading();
  await user.keyboard('z');
  const dialog = await dialogOf();
  expect(dialog.getByText(`Gửi lại bằng giấy, chờ giao · ${formatInstant(instant)}`).tagName).toBe('DEL');
  expect(dialog.getByText(/Trở về: Thất lạc trên đường gửi/)).toBeTruthy();
  expect(dialog.getByText('Bản số 03 trở lại lưu tại cơ quan.')).toBeTruthy();
  await user.click(await dialog.findByText('Ghi nhầm nơi nhận'));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Rút lại ghi nhận/ }));
  expect(await screen.findByText('Đã rút lại việc ghi nhận.')).toBeTruthy();
  expect(bridge.argsOf('paper.retract')).toEqual([{ ...asked, to: other, entry: 9, reason: 'L01' }]);
});

test('of a further copy the dialog says what becomes of its number, and of a refusal what stands again', async () => {
  const further: Leg['latest'] = { entry: 9, back: 'lost', replaced: { by: [4, 5], from: 'further' } };
  const { user } = drawPapers([
    leg('G02', 'waiting', { entry: 8, back: '02' }),
    leg('G03', 'waiting', { entry: 7, back: 'refused' }),
    leg('G04', 'waiting', further),
  ]);
  await heading();
  await user.keyboard('z');
  const dialog = await dialogOf();
  const recipients = within(dialog.getByRole('group', { name: 'Nơi nhận' })).getAllByRole('radio');
  const back = dialog.getAllByText(/Trở về:/).map(({ textContent }) => textContent?.split(' · ').at(-1));
  expect(back).toEqual([
    'Trở về: 02 Từ chối tiếp nhận',
    'Trở về: Bị trả lại',
    'Trở về: Thất lạc trên đường gửi',
  ]);
  for (const [index, told] of [0, 0, 1].entries()) {
    await user.click(recipients[index] ?? expect.unreachable());
    expect(dialog.queryAllByText(/Bản làm thêm, số 04–05, không gửi nữa/)).toHaveLength(told);
  }
});

test('nothing is taken back of a line that is settled, and what comes first is said', async () => {
  const { user } = drawPapers([returned, handed], {
    'record.page': () =>
      RecordPage.parse({
        ...bareRecordPage,
        row: row(1, { state: 'issued', settled: true }),
        papers: [returned, handed],
      }),
  });
  await heading();
  expect(screen.getByText(/mở lại việc trước khi rút lại ghi nhận/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Rút lại ghi nhận/ })).toBeNull();
  await user.keyboard('z');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(useNotices.getState().notices).toMatchObject([
    { text: expect.stringContaining('mở lại việc trước khi rút lại ghi nhận') },
  ]);
});

test('of several recipients the key asks which, and the button of a recipient does not', async () => {
  const { user, bridge } = drawPapers([returned, handed, waiting]);
  await heading();
  await user.keyboard('{Alt>}z{/Alt}');
  let dialog = await dialogOf();
  const recipients = within(dialog.getByRole('group', { name: 'Nơi nhận' })).getAllByRole('radio');
  // In the order of the page, each with what was noted of it and how it stood before; none is chosen.
  expect(recipients.map((radio) => radio.closest('label')?.textContent)).toEqual([
    `G02 Đã giao, chờ phiếu gửi có ký nhận · ${formatInstant(instant)} · Trở về: Bản giấy chờ giao`,
    `Sở Nội vụ (huấn luyện)${above} Đã ký nhận · ${formatInstant(instant)} · Trở về: Thất lạc trên đường gửi`,
  ]);
  expect(recipients.map((radio) => (radio as HTMLInputElement).checked)).toEqual([false, false]);
  expect(document.activeElement).toBe(recipients[0]);
  await user.click(await dialog.findByText('Ghi nhầm nơi nhận'));
  const go = dialog.getByRole<HTMLButtonElement>('button', { name: /Rút lại ghi nhận/ });
  expect(go.disabled).toBe(true);
  const shown = vi.spyOn(HTMLElement.prototype, 'scrollIntoView');
  await user.click(recipients[1] ?? expect.unreachable());
  const reasons = dialog.getByRole('group', { name: 'Lý do' });
  expect(shown.mock.contexts).toContain(reasons.parentElement);
  await readDialog();
  await user.click(go);
  expect(await screen.findByText('Đã rút lại việc ghi nhận.')).toBeTruthy();
  expect(bridge.argsOf('paper.retract')).toEqual([{ ...asked, to: other, entry: 7, reason: 'L01' }]);

  const papers = within(screen.getByRole('region', { name: /cần xử lý$/ }));
  await user.click(papers.getAllByRole('button', { name: /Rút lại ghi nhận/ })[0] ?? expect.unreachable());
  dialog = await dialogOf();
  expect(dialog.queryByRole('group', { name: 'Nơi nhận' })).toBeNull();
  await user.click(await dialog.findByText('Ghi nhầm nơi nhận'));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Rút lại ghi nhận/ }));
  await waitFor(() => expect(bridge.argsOf('paper.retract')[1]).toMatchObject({ to: 'G02', entry: 5 }));
});

test('where nothing can be taken back there is no button, and the key does nothing', async () => {
  const { user } = drawPapers([waiting]);
  await heading();
  expect(screen.queryByRole('button', { name: /Rút lại ghi nhận/ })).toBeNull();
  await user.keyboard('z');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('why it is refused is told in the dialog, until another reason is chosen', async () => {
  const { user } = drawPapers([returned], {
    'paper.retract': () => {
      throw new AppError('RECORD_SETTLED');
    },
  });
  await heading();
  await user.keyboard('z');
  const dialog = await dialogOf();
  await user.click(await dialog.findByText('Thao tác nhầm'));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: /Rút lại ghi nhận/ }));
  expect((await dialog.findByRole('alert')).textContent).toContain('Mở lại việc trước');
  await user.click(dialog.getByText('Ghi nhầm nơi nhận'));
  expect(dialog.queryByRole('alert')).toBeNull();
});

test('on the route a resend that was taken back is struck through, whether it named copies or not', async () => {
  const note = { to: [other], handed: null, on: null };
  const undo = (seq: number, takesBack: number) =>
    step(seq, 'retract', {
      organisation: other,
      reasons: ['L01'],
      paper: { ...note, takesBack, copies: null },
    });
  drawPapers([waiting], {}, [
    step(3, 'resend', { organisation: other, paper: { ...note, takesBack: null, copies: null } }),
    undo(4, 3),
    step(5, 'resend', { organisation: other, paper: { ...note, takesBack: null, copies: [4] } }),
    undo(6, 5),
    step(7, 'resend', { organisation: other }),
  ]);
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const struck = [...(route?.querySelectorAll('ol > li') ?? [])].map(
    (station) => station.querySelector('del')?.textContent,
  );
  const again = 'Gửi lại bằng giấy, chờ giao';
  expect(struck).toEqual([undefined, undefined, again, undefined, again]);
});

test('the route keeps what was taken back, struck through once it is of all recipients, and says by whom, why and when', async () => {
  const note = { handed: null, on: null, takesBack: null, copies: null };
  const run = { carrier: 'courier', run: 12, envelopes: 2 } as const;
  const undo = (seq: number, takesBack: number, to: string) =>
    step(seq, 'retract', {
      ...{ organisation: to, reasons: ['L05'] },
      paper: { ...note, to: [to], takesBack },
    });
  drawPapers([waiting], {}, [
    step(3, 'hand', { paper: { ...note, to: [other, 'G01'], handed: run } }),
    step(4, 'slip', { paper: { ...note, to: [other], on: '2026-11-26' } }),
    undo(5, 4, other),
    undo(6, 3, other),
  ]);
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const stations = () => [...(route?.querySelectorAll('ol > li') ?? [])];
  const placed = 'Sở Nội vụ (huấn luyện)\u00a0· tỉnh (huấn luyện)';
  const undone = `Đã rút lại: ${placed} · Thao tác nhầm · Nguyễn Thị Hồng Đào · ${formatInstant(instant)}`;
  const texts = () => stations().map(({ textContent }) => textContent);
  await waitFor(() =>
    expect(texts()).toEqual([
      expect.stringMatching(
        /^Rút lại việc ghi nhận bản giấy.*Sở Nội vụ \(huấn luyện\)\u00a0· tỉnh \(huấn luyện\) · rút lại mục nhật ký 3.*Thao tác nhầm/,
      ),
      expect.stringMatching(/rút lại mục nhật ký 4/),
      expect.stringContaining(undone),
      expect.stringContaining(undone),
    ]),
  );
  // One of the two recipients of the hand-over still has it.
  expect(stations().map((station) => station.querySelector('del')?.textContent)).toEqual([
    ...[undefined, undefined],
    ...['Nhận lại phiếu gửi có ký nhận', undefined],
  ]);
});
