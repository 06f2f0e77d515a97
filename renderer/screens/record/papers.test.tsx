import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { formatInstant, today } from '../../format/dates.ts';
import { drawPapers, drawScreen, leg, pageOf, panel, type User } from '../../testing/papers.tsx';
import { holdReading, readDialog } from '../../testing/read-dialog.ts';
import { codeOf, instant, other, row } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

test('a dialog names its document, and Ctrl+Enter does what it asks about once it has been read', async () => {
  const { user, bridge } = drawPapers([leg('handed')], { 'paper.lose': () => ({}) });
  await user.click((await panel()).getByRole('button', { name: 'Thất lạc' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.querySelector('.dialog-about')?.textContent).toContain('101/BC-UBND');
  expect(document.activeElement).toBe(within(dialog).getByLabelText('Ngày phát hiện'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await readDialog();
  expect(bridge.argsOf('paper.lose')).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.argsOf('paper.lose')).toMatchObject([{ code: codeOf(1), to: other, on: today() }]);
});

test('Ctrl+Enter on the button that has the keyboard does what it does elsewhere, once', async () => {
  const { user, bridge } = drawPapers([leg('lost')], { 'record.resend': () => ({ by: 'paper' }) });
  await user.click((await panel()).getByRole('button', { name: 'Gửi lại' }));
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: /Gửi lại/ }).focus();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.argsOf('record.resend')).toHaveLength(1);
});

test('Ctrl+Enter after a dialog has closed presses no button that gets the keyboard back', async () => {
  const { user } = drawPapers([leg('waiting')]);
  const button = (await panel()).getByRole('button', { name: /Giao bì giấy/ });
  button.focus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Control>}{Enter>}{/Control}{/Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog')).toBeTruthy();
});

test('every recipient has its next step: sending again where it came back; what was noted can be taken back', async () => {
  drawPapers([leg('handed', 'G01'), leg('returned', 'G02'), leg('refused', 'G03'), leg('lost', 'G04')], {}, [
    other,
  ]);
  const lines = (await panel()).getAllByRole('listitem');
  const steps = lines.map((line) =>
    within(line)
      .queryAllByRole('button')
      .map(({ textContent }) => textContent),
  );
  const primary = lines.map((line) => line.querySelector('.button-primary')?.textContent);
  expect(primary).toEqual(['Gửi lại', 'Gửi lại', 'Gửi lại', 'Ghi phiếu trả về', undefined]);
  // What went wrong stands first, so that it is found among hundreds.
  expect(steps).toEqual([
    ['Gửi lại'],
    ['Gửi lại', 'Rút lại ghi nhận'],
    ['Gửi lại', 'Ghi phiếu trả về', 'Rút lại ghi nhận'],
    ['Ghi phiếu trả về', 'Bị trả lại', 'Thất lạc', 'Rút lại ghi nhận'],
    ['Rút lại ghi nhận'],
  ]);
  expect(await within(lines[1] ?? expect.unreachable()).findByText('Thiếu trang')).toBeTruthy();
});

test.each([
  ['before the facts of the record while there is something to do', leg('handed'), 'Nơi nhận cần xử lý', 0],
  ['after them once all is done', leg('returned'), 'Theo dõi nơi nhận', 1],
] as const)('recipients stand %s', async (_, paper, heading, place) => {
  drawPapers([paper]);
  await screen.findByRole('region', { name: heading });
  const names = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(names.filter((name) => name === heading || name === 'Thông tin bản ghi').indexOf(heading)).toBe(
    place,
  );
});

test('one that refused an envelope is shown with its reasons in words and when', async () => {
  drawPapers([], {}, [other]);
  const line = within((await panel()).getByRole('listitem'));
  expect(await line.findByText('Sai nơi nhận')).toBeTruthy();
  expect(line.getByText(`02 Từ chối tiếp nhận · ${formatInstant(instant)}`)).toBeTruthy();
});

test.each([
  ['no signed slip is back yet', [leg('handed', 'G02'), leg('handed', 'G03')], [], false, 'all'],
  ['one of two signed slips is back', [leg('returned', 'G02'), leg('handed', 'G03')], [], false, 'some'],
  ['one of two refused the envelope', [leg('returned')], ['G02'], false, 'some'],
  ['every slip is back', [leg('returned', 'G02'), leg('returned', 'G03')], [], false, 'none'],
  ['the record is marked as settled', [leg('lost')], [], true, 'none'],
] as const)(
  'recipients are named as work only while there is any, and only those: %s',
  async (_, papers, refusedBy, settled, work) => {
    drawScreen(<RecordScreen screen="record" code={codeOf(1)} />, [...papers], {
      'record.page': () =>
        RecordPage.parse({
          ...pageOf([...papers], [...refusedBy]),
          row: row(1, { state: 'issued', settled }),
        }),
    });
    const words = {
      all: 'Nơi nhận cần xử lý',
      some: 'Theo dõi nơi nhận, còn 1 cần xử lý',
      none: 'Theo dõi nơi nhận',
    }[work];
    expect(await screen.findByRole('region', { name: words })).toBeTruthy();
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toContain(words);
  },
);

test.each([
  [
    'slip',
    'Ghi phiếu trả về',
    async (user: User) => {
      const code = screen.getByLabelText(/Mã trên phiếu/);
      // A scanner sends Enter after the code.
      await user.type(code, `${codeOf(1)}{Enter}`);
      expect(document.activeElement).toBe(screen.getByLabelText('Ngày ký nhận'));
    },
  ],
  ['lose', 'Thất lạc', (user: User) => user.keyboard('{Enter}')],
] as const)('Enter in a box of the dialog for a %s records nothing', async (act, button, type) => {
  const { user, bridge } = drawPapers([leg('handed')], { [`paper.${act}`]: () => ({}) });
  await user.click((await panel()).getByRole('button', { name: button }));
  await screen.findByRole('dialog');
  await readDialog();
  holdReading();
  await type(user);
  await user.keyboard('{Enter}{Enter}');
  expect(bridge.argsOf(`paper.${act}`)).toEqual([]);
  expect(screen.getByRole('dialog')).toBeTruthy();
});
