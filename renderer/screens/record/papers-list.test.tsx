import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { drawPapers, leg, panel } from '../../testing/papers.tsx';
import { directoryAndLaw } from '../../testing/samples.ts';

const codes = Array.from({ length: 12 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`);
const slipOf = (line: HTMLElement | undefined) =>
  within(line ?? expect.unreachable()).getByRole('button', { name: 'Ghi phiếu trả về' });

test('recipients are one stop of Tab, and arrows lead from step to step and from line to line', async () => {
  const { user } = drawPapers(codes.map((code) => leg('handed', code)));
  const lines = (await panel()).getAllByRole('listitem');
  screen.getByLabelText('Tìm nơi nhận').focus();
  await user.tab();
  expect(document.activeElement).toBe(lines[0]);
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(lines[2]);
  await user.tab();
  expect(document.activeElement).toBe(slipOf(lines[2]));
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toBe(slipOf(lines[1]));
  await user.keyboard('{End}');
  expect(document.activeElement).toBe(slipOf(lines[11]));
  // Past the last step of its line Tab leaves the list.
  for (const _ of ['decline', 'lose', 'retract', 'leave']) await user.tab();
  expect(lines.some((line) => line.contains(document.activeElement))).toBe(false);
  await user.tab({ shift: true });
  expect(lines[11]?.contains(document.activeElement)).toBe(true);
});

test('more than ten recipients are found by name without accents, and Escape shows all again', async () => {
  const { user } = drawPapers([...codes.map((code) => leg('handed', code)), leg('handed')], directoryAndLaw);
  const lines = async () => (await panel()).queryAllByRole('listitem');
  await within(await screen.findByRole('region', { name: /cần xử lý$/ })).findByText(/^Sở Nội vụ/);
  await user.type(screen.getByLabelText('Tìm nơi nhận'), 'so noi vu');
  await waitFor(async () => expect(await lines()).toHaveLength(1));
  expect((await lines())[0]?.textContent).toContain('Sở Nội vụ');
  await user.type(screen.getByLabelText('Tìm nơi nhận'), ' xyz');
  expect(await lines()).toHaveLength(0);
  expect(screen.getByText('Không có nơi nhận nào phù hợp.')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await lines()).toHaveLength(13);
});

test('ten recipients need no box', async () => {
  drawPapers(codes.slice(0, 10).map((code) => leg('handed', code)));
  await panel();
  expect(screen.queryByLabelText('Tìm nơi nhận')).toBeNull();
});

test('a body that was joined to the directory keeps its number beside the name', async () => {
  const found = {
    ...{ code: 'X0001', name: 'Sở Tài chính', above: [], canReceive: false, ended: false },
    ...{ outside: 'B08', notationParts: [], persons: [] },
  };
  drawPapers([leg('handed', 'X0001'), leg('handed', 'G01')], {
    'directory.get': () => ({ organisations: [found] }),
  });
  await waitFor(async () =>
    expect((await panel()).getAllByRole('listitem')[0]?.textContent).toMatch(
      /^Sở Tài chính \(X0001\) Đã giao/,
    ),
  );
});
