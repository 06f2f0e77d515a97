import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { HeldCopyView } from '../../../contract/ipc/custody-views.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  clerk,
  codeOf,
  directoryAndLaw,
  inside,
  keeper,
  record,
  section,
  self,
} from '../../testing/samples.ts';
import Holdings from './holdings.tsx';

beforeEach(() => {
  // jsdom lays nothing out; the lists draw the rows that fit their height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(800);
  HTMLElement.prototype.scrollTo = () => undefined;
  return () => vi.restoreAllMocks();
});

const held = (index: number, copy = 1, change: Parameters<typeof inside>[0] = {}): HeldCopyView => ({
  ...{ record: record(index, { level: 'C' }), copy },
  inside: inside(change),
});

function drawHoldings(copies: Readonly<Record<string, readonly HeldCopyView[]>>, answers: Answers = {}) {
  return draw(<Holdings screen="holdings" />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'custody.holders': () => ({ holders: Object.keys(copies).toSorted() }),
    'custody.held': ({ holder, offset, limit }) => {
      const all = copies[holder] ?? [];
      return { total: all.length, more: false, copies: all.slice(offset, offset + limit) };
    },
    'custody.do': () => ({ refused: [] }),
    ...answers,
  });
}
const grid = () => screen.getByRole('grid');
const rows = () => within(grid()).getAllByRole('row');

test('without a section the page says what it needs', async () => {
  drawHoldings({}, { 'section.view': () => ({ section: null }) });
  expect(await screen.findByText('Chưa dùng danh sách nội bộ.')).toBeTruthy();
  expect(screen.getByText(/người phụ trách bảo vệ bí mật nhà nước ký/)).toBeTruthy();
  expect(screen.queryByRole('grid')).toBeNull();
});

test('one’s own stand first, and what the first one has is on show', async () => {
  drawHoldings({ desk: [held(1), held(2, 3, { recalled: '2026-11-02' })], [keeper]: [held(3)] });
  const [first, second] = await screen.findAllByRole('option');
  expect(first?.textContent).toBe('Văn thưCủa bạn');
  expect(first?.getAttribute('aria-selected')).toBe('true');
  expect(second?.textContent).toContain('Văn phòng');
  await waitFor(() => expect(rows()).toHaveLength(2));
  expect(rows()[1]?.textContent).toMatch(
    /Mật102\/BC-UBNDBản số 03Từ khi đăng ký Yêu cầu nộp lại 02\/11\/2026/,
  );
  expect(screen.getByText('2 bản')).toBeTruthy();
});

test('where the first of one’s own has nothing, the page opens at the one that has something', async () => {
  drawHoldings({ [clerk]: [held(5)] });
  const chosen = await screen.findByRole('option', { selected: true });
  expect(chosen.textContent).toBe('Nguyễn Thị Hồng ĐàoCủa bạn · Văn phòng');
  await waitFor(() => expect(rows()).toHaveLength(1));
});

test('what is typed while the list is read is not lost: it finds in the list, and Enter goes on to the first', async () => {
  let answer = () => {};
  const { user } = drawHoldings(
    { desk: [held(1)], [keeper]: [held(3), held(4, 2)] },
    { 'custody.holders': () => new Promise((resolve) => (answer = () => resolve({ holders: [keeper] }))) },
  );
  const box = await screen.findByRole('combobox');
  await user.keyboard('le van binh{Enter}');
  expect(box).toHaveProperty('value', 'le van binh');
  expect(screen.queryByRole('grid')).toBeNull();
  answer();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid', { name: /Lê Văn Bình/ })));
});

test('a holder is found without accents, and what it has is gone through and opened by keys alone', async () => {
  const { user } = drawHoldings({ desk: [held(1)], [keeper]: [held(3), held(4, 2)] });
  await screen.findAllByRole('option');
  await user.keyboard('le van binh{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('grid', { name: /Lê Văn Bình/ })));
  await waitFor(() => expect(rows()).toHaveLength(2));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(4), issuer: self, copy: '2' });
});

test('rows are chosen by Space and Shift and arrows, and one dialog acts on all of them', async () => {
  const { user, bridge } = drawHoldings({ desk: [1, 2, 3, 4].map((index) => held(index)) });
  await waitFor(() => expect(rows()).toHaveLength(4));
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(grid());
  await user.keyboard(' {ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getByText('Đã chọn: 3', { selector: 'strong' })).toBeTruthy();
  expect(rows().map((line) => line.getAttribute('aria-selected'))).toEqual(['true', 'false', 'true', 'true']);
  await user.keyboard('b');
  const menu = await screen.findByRole('dialog', { name: 'Thao tác với các bản' });
  expect(menu.textContent).toContain('Số văn bản: 3 · Số bản: 3');
  await user.click(within(menu).getByRole('button', { name: 'Chuyển giao' }));
  await screen.findByRole('dialog', { name: 'Chuyển giao' });
  await readDialog();
  await user.keyboard('le van binh{Enter}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc chuyển giao, chờ ký nhận. Số bản: 3.');
  expect(bridge.argsOf('custody.do').map(({ copies, deed }) => ({ copies, deed }))).toEqual([
    {
      copies: [1, 3, 4].map((index) => ({ issuer: self, code: codeOf(index), copies: [1], from: 'desk' })),
      deed: { act: 'transfer', to: keeper },
    },
  ]);
  expect(screen.queryByText(/^Đã chọn/, { selector: 'strong' })).toBeNull();
});

test('of ten thousand rows only those in sight are drawn, and Ctrl+A chooses as many as one dialog takes', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    held(1 + (index % 30), 1 + Math.floor(index / 30)),
  );
  const { user, bridge } = drawHoldings({ desk: many });
  await waitFor(() => expect(rows().length).toBeGreaterThan(5));
  expect(rows().length).toBeLessThan(60);
  expect(grid().getAttribute('aria-rowcount')).toBe('10000');
  await user.keyboard('{Enter}{Control>}a{/Control}');
  expect(await screen.findByText('Đã chọn: 200', { selector: 'strong' })).toBeTruthy();
  expect(Math.max(...bridge.argsOf('custody.held').map(({ offset }) => offset))).toBe(100);
  await user.keyboard('{Escape}');
  expect(screen.queryByText(/^Đã chọn/, { selector: 'strong' })).toBeNull();
});

test('where nothing can be done to all that was chosen, the dialog says so', async () => {
  const other = [held(1, 1, { holder: keeper, missing: true }), held(2, 1, { holder: clerk })];
  const { user } = drawHoldings({ desk: other });
  await waitFor(() => expect(rows()).toHaveLength(2));
  await user.keyboard('{Enter} {ArrowDown} b');
  expect(await screen.findByText(/^Không có thao tác nào làm được/)).toBeTruthy();
});
