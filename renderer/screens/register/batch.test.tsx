import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  codeOf,
  directoryAndLaw,
  inside,
  keeper,
  record,
  row,
  section,
  self,
} from '../../testing/samples.ts';
import Register from './register.tsx';

beforeEach(() => {
  // jsdom lays nothing out; the grid draws the rows that fit its height.
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1200);
  HTMLElement.prototype.scrollTo = () => undefined;
  return () => vi.restoreAllMocks();
});

const rows = [5, 4, 3, 2, 1].map((index) => row(index));
const drawRegister = (answers: Answers = {}) =>
  draw(<Register screen="outgoing" />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'register.page': () => ({ total: rows.length, rows, reading: null }),
    'custody.here': ({ records }) => ({
      copies: records.flatMap(({ code }) => {
        const index = [1, 2, 3, 4, 5].find((each) => codeOf(each) === code) ?? 1;
        return [1, 2].map((copy) => ({ record: record(index, { level: 'C' }), copy, inside: inside() }));
      }),
      more: false,
    }),
    'custody.do': () => ({ refused: [] }),
    ...answers,
  });

test('lines are chosen by keys, and one dialog acts on their copies that are here', async () => {
  const { user, bridge } = drawRegister();
  await screen.findByRole('row', { name: /105/ });
  await user.keyboard(' {ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  expect(screen.getByText('Đã chọn: 3', { selector: 'strong' })).toBeTruthy();
  await user.keyboard('b');
  const menu = await screen.findByRole('dialog', { name: 'Thao tác với các bản' });
  expect(menu.textContent).toContain('Số văn bản: 3 · Số bản: 6');
  await user.click(within(menu).getByRole('button', { name: 'Chuyển giao' }));
  await screen.findByRole('dialog', { name: 'Chuyển giao' });
  await readDialog();
  await user.keyboard('le van binh{Enter}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc chuyển giao, chờ ký nhận. Số bản: 6.');
  expect(bridge.argsOf('custody.do').map(({ copies, deed }) => ({ copies, deed }))).toEqual([
    {
      copies: [5, 3, 2].map((index) => ({ issuer: self, code: codeOf(index), copies: [1, 2], from: 'desk' })),
      deed: { act: 'transfer', to: keeper },
    },
  ]);
  expect(screen.queryByText(/^Đã chọn/, { selector: 'strong' })).toBeNull();
});

test('where no copy of the lines is here it is said, and nothing is asked', async () => {
  const { user } = drawRegister({ 'custody.here': () => ({ copies: [], more: false }) });
  await screen.findByRole('row', { name: /105/ });
  await user.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText('Đã chọn: 5', { selector: 'strong' })).toBeTruthy();
  await user.keyboard('b');
  expect(
    (await screen.findAllByText('Các dòng này không có bản nào đang ở cơ quan.')).length,
  ).toBeGreaterThan(0);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('without a section nothing is chosen, and its key does nothing', async () => {
  const { user, bridge } = drawRegister({ 'section.view': () => ({ section: null }) });
  await screen.findByRole('row', { name: /105/ });
  await user.keyboard(' {ArrowDown} b');
  expect(screen.queryByText(/^Đã chọn/)).toBeNull();
  expect(bridge.argsOf('custody.here')).toEqual([]);
});
