import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TodayView } from '../../../contract/ipc/today.ts';
import { controlCodeFrom } from '../../../contract/record/control-code.ts';
import { thisYear } from '../../format/dates.ts';
import { go } from '../../state/view.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  clerk,
  codeOf,
  directoryAndLaw,
  envelopeId,
  inside,
  instant,
  keeper,
  other,
  record,
  row,
  section,
  self,
  session,
  todayWith,
  waiting,
} from '../../testing/samples.ts';
import Today from './today.tsx';

type Lines = Parameters<typeof todayWith>[0];
const drawToday = (lines: Lines, totals: Partial<TodayView['totals']> = {}, view = session()) =>
  draw(<Today screen="today" />, { ...directoryAndLaw, 'today.view': () => todayWith(lines, totals) }, view);
const lineOf = (ordinal: number) =>
  row(ordinal, {
    record: record(ordinal, {
      code: controlCodeFrom(Uint8Array.from({ length: 12 }, (_, at) => ordinal >> (4 * at))),
    }),
  });
const dueOn = (ordinal: number, on: string) => ({ row: lineOf(ordinal), reason: 'due' as const, on });

test('what waits is listed by section, the first line has the keyboard and Enter opens it', async () => {
  const { user } = drawToday({ waiting: [waiting(1)], toIssue: [row(7)] });
  const section = await screen.findByRole('region', { name: /Gói tin đến chờ tiếp nhận/ });
  expect(within(section).getByRole('button')).toBe(document.activeElement);
  await user.keyboard('{Enter}');
  expect(shownView()).toEqual({ screen: 'check', envelope: envelopeId(1) });
});

test('numbers that were given by hand come first, and Enter opens the form of the year that they are of', async () => {
  const year = thisYear();
  const { user } = drawToday({
    byHand: [
      { year: year - 1, next: 40, last: 40 },
      { year, next: 12, last: 14 },
    ],
    waiting: [waiting(1)],
  });
  const section = await screen.findByRole('region', { name: 'Số cho tay còn phải vào sổ 2' });
  const [first, second] = within(section).getAllByRole('button');
  expect(first?.textContent).toContain(`40 Sổ đi năm ${year - 1} Còn 1 số`);
  expect(second?.textContent).toContain(`12–14 Sổ đi năm ${year} Còn 3 số`);
  expect(first).toBe(document.activeElement);
  await user.keyboard('{Enter}');
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing', year: year - 1 });
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing' });
});

test('arrows move through all sections as one list, and stop at its ends', async () => {
  const { user } = drawToday({ waiting: [waiting(1)], toIssue: [row(7), row(8)] });
  await screen.findByRole('region', { name: /Đã đăng ký, chưa phát hành/ });
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(8), ask: 'issue' });
});

test('a waiting envelope shows neither level nor number', async () => {
  drawToday({ waiting: [waiting(1)] });
  const section = await screen.findByRole('region', { name: /Gói tin đến chờ tiếp nhận/ });
  expect(section.textContent).not.toMatch(/4711|Tối mật/);
});

test('a body stands with its place, which tells it from its homonyms', async () => {
  drawToday({ waiting: [waiting(1)], toIssue: [row(7)] });
  const section = await screen.findByRole('region', { name: /Đã đăng ký, chưa phát hành/ });
  expect(await within(section).findByText('· tỉnh (huấn luyện)')).toBeTruthy();
});

test.each([
  ['waiting', { waiting: [waiting(1)] }, 'Gói tin đến chờ tiếp nhận', { screen: 'check' }],
  ['due', { due: [dueOn(7, '2026-11-02')] }, 'Đến hạn', { screen: 'today', section: 'due' }],
  ['toIssue', { toIssue: [row(7)] }, 'Đã đăng ký, chưa phát hành', { screen: 'today', section: 'toIssue' }],
] satisfies [string, Lines, string, object][])(
  'heading and card of %s count all of 2,000, and both ways lead to the list',
  async (list, lines, name, to) => {
    const { user } = drawToday(lines, { [list]: 2_000 });
    const section = await screen.findByRole('region', { name: `${name} 2.000` });
    expect(within(section).getAllByRole('button')).toHaveLength(2);
    await user.click(within(section).getByRole('button', { name: /^Xem tất cả 2.000/ }));
    expect(shownView()).toEqual(to);
    go({ screen: 'today' });
    await user.click(screen.getByRole('button', { name: `2.000 ${name}` }));
    expect(shownView()).toEqual(to);
  },
);

test('Enter on paper that waits here asks for its carrier', async () => {
  const { user } = drawToday({ toHand: [{ row: row(7, { state: 'issued' }), to: [other, 'G01'] }] });
  const section = await screen.findByRole('region', { name: 'Bản giấy chờ giao 1' });
  expect(section.textContent).toContain('Chờ giao: 2 nơi');
  await user.keyboard('{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(7), issuer: self, ask: 'hand' });
});

test('what needs an act now stands above what is due', async () => {
  drawToday({
    waiting: [waiting(1)],
    refused: [{ row: row(2), by: 'H40.02', reasons: ['R01'], withdrawn: false }],
    due: [dueOn(7, '2026-11-02')],
    toIssue: [row(8)],
  });
  await screen.findByRole('region', { name: /Đến hạn/ });
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
    'Gói tin đến chờ tiếp nhận 1',
    'Bị từ chối, thất lạc hoặc đã rút 1',
    'Đến hạn 1',
    'Đã đăng ký, chưa phát hành 1',
  ]);
});

test('what was lost or withdrawn is called so, and not a refusal without a reason', async () => {
  drawToday({
    refused: [
      { row: row(2), by: other, reasons: ['R02'], withdrawn: false },
      { row: row(3), by: other, reasons: [], withdrawn: false },
      { row: row(4), by: other, reasons: [], withdrawn: true },
    ],
  });
  const section = await screen.findByRole('region', { name: 'Bị từ chối, thất lạc hoặc đã rút 3' });
  const lines = within(section).getAllByRole('button');
  expect(lines[0]?.textContent).not.toContain('Thất lạc');
  expect(lines[1]?.textContent).toContain('Thất lạc trên đường gửi');
  expect(lines[2]?.textContent).toContain('Đã rút gói tin, chưa gửi lại');
});

test('Tab stops once at the cards and once in each section, where the arrows left it', async () => {
  const { user } = drawToday({
    due: [1, 2, 3].map((n) => dueOn(n, '2026-11-02')),
    toIssue: [row(8), row(9)],
  });
  const due = within(await screen.findByRole('region', { name: /Đến hạn/ })).getAllByRole('button');
  const toIssue = within(screen.getByRole('region', { name: /chưa phát hành/ })).getAllByRole('button');
  await user.keyboard('{ArrowDown}{Tab}');
  expect(document.activeElement).toBe(toIssue[0]);
  await user.keyboard('{Shift>}{Tab}{/Shift}');
  expect(document.activeElement).toBe(due[1]);
  await user.keyboard('{Shift>}{Tab}{/Shift}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '3 Đến hạn' }));
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: '2 Đã đăng ký, chưa phát hành' }));
});

test('an opened list shows a page, and the pager leads to the days behind it', async () => {
  const lines = (offset: number) =>
    Array.from({ length: 50 }, (_, index) => dueOn(offset + index + 1, '2026-11-02'));
  const { user, bridge } = draw(<Today screen="today" section="due" />, {
    ...directoryAndLaw,
    'today.view': ({ opened }) =>
      todayWith({ due: lines(opened?.offset ?? 0), opened: opened ?? null }, { due: 120 }),
  });
  expect(await screen.findByText('1–50 trong tổng số 120')).toBeTruthy();
  const [first] = screen.getAllByRole('button', { name: /Mở$/ });
  expect(document.activeElement).toBe(first);
  await user.click(screen.getByRole('button', { name: 'Trang sau' }));
  expect(await screen.findByText('51–100 trong tổng số 120')).toBeTruthy();
  expect(bridge.argsOf('today.view').map(({ opened }) => opened)).toEqual([
    { section: 'due', offset: 0 },
    { section: 'due', offset: 50 },
  ]);
});

test.each([
  ['online', 'Không có việc nào chờ xử lý hoặc đến hạn.'],
  ['offline', 'Máy này không có việc nào chờ xử lý hoặc đến hạn.'],
] as const)('with nothing to do while %s it claims no more than it knows', async (state, sentence) => {
  drawToday({}, {}, session({ link: { state, lastContact: null, fault: null } }));
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(screen.getByText(/còn trong hạn thông báo đã nhận .* không tính ở đây/)).toBeTruthy();
});

test('recipients are counted as silent once their term is over, which the card says', async () => {
  drawToday({ due: [dueOn(1, '2026-11-02')] });
  const cards = await screen.findByRole('toolbar', { name: 'Việc đang chờ' });
  expect(within(cards).getByText('Quá hạn thông báo đã nhận')).toBeTruthy();
});

test('two issuers with one code have a line each', async () => {
  const ofIssuer = (issuer: string) => row(7, { record: record(7, { issuer, recipients: ['H37.09'] }) });
  drawToday({ toIssue: [ofIssuer('H37.01'), ofIssuer('H40.02')] });
  const section = await screen.findByRole('region', { name: /chưa phát hành/ });
  const buttons = within(section).getAllByRole('button');
  expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
});

test('the day stands as an official document has it', async () => {
  drawToday({ waiting: [waiting(1)] });
  expect(
    await screen.findByText(
      /^(Thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ Nhật), ngày \d\d tháng (0[12]|[3-9]|1[0-2]) năm \d{4}/,
    ),
  ).toBeTruthy();
});

const offer = (ordinal: number, copies: number[], to = clerk): TodayView['offered'][number] => ({
  record: record(ordinal),
  copies,
  inside: inside({
    holder: keeper,
    offer: { entry: 40 + ordinal, at: instant, kind: 'transfer', to, until: null },
  }),
});
const held = (ordinal: number, copy: number, change: Parameters<typeof inside>[0]) => ({
  ...{ record: record(ordinal), copy },
  inside: inside({ holder: keeper, ...change }),
});

test('copies to accept stand first, with who gives them, and Enter opens their record at the first of them', async () => {
  const { user } = draw(<Today screen="today" />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'today.view': () => todayWith({ offered: [offer(3, [2, 3])], waiting: [waiting(1)] }),
  });
  const region = await screen.findByRole('region', { name: 'Bản chờ ký nhận 1' });
  expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('Bản chờ ký nhận 1');
  await within(region).findByText('Lê Văn Bình');
  expect(region.textContent).toContain('Bản số 02–03');
  expect(region.textContent).toContain('Chuyển giao cho Nguyễn Thị Hồng Đào');
  await user.keyboard('{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(3), issuer: self, copy: '2' });
});

test('N accepts the copies of the line that has the keyboard, and of no other', async () => {
  const { user, bridge } = draw(<Today screen="today" />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'custody.do': () => ({ refused: [] }),
    'today.view': () =>
      todayWith({ offered: [offer(3, [1]), offer(4, [2, 3], 'desk')], waiting: [waiting(1)] }),
  });
  await screen.findByRole('region', { name: 'Bản chờ ký nhận 2' });
  await user.keyboard('{ArrowDown}{ArrowDown}n');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{ArrowUp}n');
  await screen.findByRole('dialog', { name: 'Nhận bàn giao' });
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã ghi việc nhận. Số bản: 2.')).toBeTruthy();
  expect(bridge.argsOf('custody.do').map(({ copies, deed }) => ({ copies, deed }))).toEqual([
    {
      copies: [{ issuer: self, code: codeOf(4), copies: [2, 3], from: keeper, offer: 44 }],
      deed: { act: 'accept', to: 'desk' },
    },
  ]);
});

test('what is to come back inside says from what, by its earliest day; a missing copy where it should be', async () => {
  const { user } = draw(<Today screen="today" />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'today.view': () =>
      todayWith({
        missing: [held(1, 4, { missing: true })],
        inside: [
          {
            ...held(2, 1, {
              loan: { from: 'desk', until: '2026-11-09', meeting: false },
              recalled: '2026-11-02',
            }),
            on: '2026-11-02',
          },
          { ...held(3, 1, { out: { place: 'N01', until: '2026-11-03' } }), on: '2026-11-03' },
          {
            ...held(4, 1, { loan: { from: 'desk', until: '2026-11-04', meeting: true } }),
            on: '2026-11-04',
          },
        ],
      }),
  });
  const due = await screen.findByRole('region', { name: 'Đến hạn trả lại, nộp lại 3' });
  const [first, second, third] = within(due).getAllByRole('button');
  expect(first?.textContent).toContain('Yêu cầu nộp lại trước hoặc trong ngày 02/11/2026');
  expect(second?.textContent).toContain('Mang ra ngoài đến 03/11/2026');
  expect(third?.textContent).toContain('Tài liệu họp, thu lại trong ngày 04/11/2026');
  const missing = screen.getByRole('region', { name: 'Bản không thấy tại nơi lưu giữ 1' });
  await within(missing).findByText('Lê Văn Bình');
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(2), issuer: self, copy: '1' });
});

test('without such copies or numbers Today has no card for them', async () => {
  drawToday({ due: [dueOn(1, '2026-11-02')] });
  const cards = await screen.findByRole('toolbar', { name: 'Việc đang chờ' });
  expect(within(cards).queryByText(/cho tay|ký nhận|không thấy|nộp lại/)).toBeNull();
});
