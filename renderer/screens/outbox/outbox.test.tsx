import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { OutboxRow } from '../../../contract/ipc/exchange-views.ts';
import { useKeptFocus } from '../../app/keep-focus.ts';
import { queryClient } from '../../bridge/query-client.ts';
import { formatInstant } from '../../format/dates.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  codeOf,
  directoryAndLaw,
  envelopeId,
  instant,
  nothingToday,
  other,
  todayWith,
} from '../../testing/samples.ts';
import Outbox from './outbox.tsx';

const line = (index: number, change: Partial<OutboxRow> = {}) =>
  OutboxRow.parse({
    envelope: envelopeId(index),
    kind: 'deliver',
    status: null,
    code: codeOf(index),
    document: { number: index, notation: 'TB-UBND' },
    to: other,
    state: 'queued',
    attempts: 0,
    queuedAt: instant,
    nextAttemptAt: null,
    storedAt: null,
    fault: null,
    ...change,
  });
const dead = line(1, { state: 'dead', attempts: 3, fault: 'RECIPIENT_UNKNOWN' });

const drawOutbox = (rows: OutboxRow[], total = rows.length, stuck: OutboxRow[] = []) =>
  draw(<Outbox screen="outbox" />, {
    ...directoryAndLaw,
    'today.view': () => todayWith({ dead: stuck }),
    'outbox.list': () => ({ total, rows }),
    'outbox.retry': () => ({}),
    'outbox.withdraw': () => ({}),
  });
const buttons = (name: string) => screen.queryAllByRole('button', { name });

test('a dead envelope tells its obstacle with its code, and can be tried again or withdrawn', async () => {
  const { user, bridge } = drawOutbox([dead]);
  expect(await screen.findByText('Không gửi được')).toBeTruthy();
  expect(screen.getByText('RECIPIENT_UNKNOWN')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText('Đã đưa gói tin trở lại hàng chờ gửi.')).toBeTruthy();
  expect(bridge.argsOf('outbox.retry')).toEqual([{ request: expect.any(String), envelope: envelopeId(1) }]);
});

test('a refused retry is told with its code', async () => {
  const { user } = draw(<Outbox screen="outbox" />, {
    ...directoryAndLaw,
    'today.view': () => nothingToday,
    'outbox.list': () => ({ total: 1, rows: [dead] }),
    'outbox.retry': () => {
      throw new AppError('ENVELOPE_NOT_FOUND');
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText(/ENVELOPE_NOT_FOUND/)).toBeTruthy();
});

test('an envelope that is refused once more tells that, and no longer that it is back in the queue', async () => {
  let row = dead;
  const { user } = draw(<Outbox screen="outbox" />, {
    ...directoryAndLaw,
    'today.view': () => nothingToday,
    'outbox.list': () => ({ total: 1, rows: [row] }),
    'outbox.retry': () => ({}),
  });
  await user.click(await screen.findByRole('button', { name: 'Thử lại' }));
  expect(await screen.findByText('Đã đưa gói tin trở lại hàng chờ gửi.')).toBeTruthy();
  row = line(1, { state: 'dead', attempts: 4, fault: 'RECIPIENT_UNKNOWN' });
  await act(() => queryClient.invalidateQueries());
  const notices = within(screen.getByRole('region', { name: 'Thông báo' }));
  expect(await notices.findByText(/RECIPIENT_UNKNOWN/)).toBeTruthy();
  expect(screen.queryByText('Đã đưa gói tin trở lại hàng chờ gửi.')).toBeNull();
});

function Kept() {
  useKeptFocus();
  return <Outbox screen="outbox" />;
}

test('after a withdrawal the keyboard is on the line of the envelope, obstacle and all', async () => {
  let rows = [dead, line(2, { state: 'dead', attempts: 1, fault: 'RECIPIENT_UNKNOWN' })];
  const { user } = draw(<Kept />, {
    ...directoryAndLaw,
    'today.view': () => nothingToday,
    'outbox.list': () => ({ total: 2, rows }),
    'outbox.withdraw': () => ({}),
  });
  await user.click((await screen.findAllByRole('button', { name: 'Rút lại' }))[1] as HTMLElement);
  await readDialog();
  rows = [dead, line(2, { state: 'withdrawn', attempts: 1, fault: 'RECIPIENT_UNKNOWN' })];
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Rút lại' }));
  await act(() => queryClient.invalidateQueries());
  await waitFor(() => expect(document.activeElement?.tagName).toBe('TBODY'));
  expect(document.activeElement?.textContent).toContain('02/TB-UBND');
  expect(document.activeElement?.textContent).toContain('Vướng mắc');
});

test('withdrawing asks first, and the keyboard stands on the way back', async () => {
  const { user, bridge } = drawOutbox([dead]);
  await user.click(await screen.findByRole('button', { name: 'Rút lại' }));
  const dialog = await screen.findByRole('dialog');
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Quay lại' }));
  expect(within(dialog).getByText('01/TB-UBND')).toBeTruthy();
  await readDialog();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.argsOf('outbox.withdraw')).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Rút lại' }));
  const again = await screen.findByRole('dialog');
  await readDialog();
  await user.click(within(again).getByRole('button', { name: 'Rút lại' }));
  expect(await screen.findByText('Đã rút gói tin khỏi hàng chờ gửi; gửi lại từ trang bản ghi.')).toBeTruthy();
  expect(bridge.argsOf('outbox.withdraw')).toEqual([
    { request: expect.any(String), envelope: envelopeId(1) },
  ]);
});

test.each([
  ['queued and not tried yet', line(1), []],
  ['queued after a failure', line(1, { attempts: 2, nextAttemptAt: instant }), ['Thử lại']],
  ['queued after a failure, and its turn is next', line(1, { attempts: 2 }), []],
  [
    'queued again after it was stored',
    line(1, { attempts: 1, storedAt: instant, nextAttemptAt: instant }),
    ['Gửi lại'],
  ],
  ['stored', line(1, { state: 'stored', storedAt: instant }), ['Gửi lại']],
  ['a stored status', line(1, { state: 'stored', storedAt: instant, kind: 'status' }), []],
  ['delivered', line(1, { state: 'delivered', storedAt: instant }), []],
  ['dead', dead, ['Thử lại', 'Rút lại']],
  ['dead after it was stored', line(1, { state: 'dead', storedAt: instant }), ['Gửi lại']],
  ['withdrawn', line(1, { state: 'withdrawn' }), []],
] as const)('what can be done with an envelope that is %s', async (_, row, offered) => {
  drawOutbox([row]);
  await screen.findByRole('table');
  expect(['Gửi lại', 'Thử lại', 'Rút lại'].filter((name) => buttons(name).length > 0)).toEqual(offered);
});

test('a next attempt has a time while that is to come; otherwise an envelope that waits goes in its turn', async () => {
  const later = new Date(Date.now() + 3_600_000).toISOString();
  drawOutbox([
    line(1),
    line(2, { attempts: 1, nextAttemptAt: instant }),
    line(3, { attempts: 1, nextAttemptAt: later }),
    line(4, { state: 'stored', storedAt: instant }),
    line(5, { state: 'dead', attempts: 1, fault: 'RECIPIENT_UNKNOWN' }),
    line(6, { state: 'withdrawn', attempts: 1 }),
  ]);
  await screen.findByRole('table');
  const shown = [...document.querySelectorAll('[data-label="Lần gửi tới"]')].map(
    ({ textContent }) => textContent,
  );
  expect(shown).toEqual(['Khi đến lượt', 'Khi đến lượt', formatInstant(later), '–', '–', '–']);
});

test('what stands above the list names all that is in it', async () => {
  drawOutbox([line(1)]);
  expect(await screen.findByText(/đang chờ, đã gửi, không gửi được và đã rút lại/)).toBeTruthy();
});

test('opened at an envelope, the keyboard is on its line', async () => {
  const rows = [dead, line(2, { state: 'dead', fault: 'RECIPIENT_UNKNOWN' })];
  draw(<Outbox screen="outbox" envelope={envelopeId(2)} />, {
    ...directoryAndLaw,
    'today.view': () => nothingToday,
    'outbox.list': () => ({ total: 2, rows }),
  });
  await waitFor(() => expect(document.activeElement?.tagName).toBe('TBODY'));
  expect(document.activeElement?.textContent).toContain('02/TB-UBND');
});

test('the control code opens the record', async () => {
  const { user } = drawOutbox([line(4)]);
  await user.click(await screen.findByRole('button', { name: /^[0-9A-Z]{4}-/ }));
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(4) });
});

test('older envelopes are a page further', async () => {
  const { user, bridge } = drawOutbox([line(1)], 120);
  expect(await screen.findByText('1–50 trong tổng số 120')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Cũ hơn' }));
  expect(bridge.argsOf('outbox.list').map(({ offset }) => offset)).toEqual([0, 50]);
});

test('a dead envelope of another page shows above, and can be withdrawn there', async () => {
  const { user, bridge } = drawOutbox([line(2)], 120, [dead]);
  const table = within(await screen.findByRole('region', { name: 'Không gửi được, nằm ở trang khác' }));
  expect(table.getByText('RECIPIENT_UNKNOWN')).toBeTruthy();
  await user.click(table.getByRole('button', { name: 'Rút lại' }));
  await readDialog();
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Rút lại' }));
  expect(await screen.findByText('Đã rút gói tin khỏi hàng chờ gửi; gửi lại từ trang bản ghi.')).toBeTruthy();
  expect(bridge.argsOf('outbox.withdraw')).toMatchObject([{ envelope: envelopeId(1) }]);
});

test('a dead envelope of this page shows once', async () => {
  const { bridge } = drawOutbox([dead, line(2)], 2, [dead]);
  expect(await screen.findAllByText('RECIPIENT_UNKNOWN')).toHaveLength(1);
  await vi.waitFor(() => expect(bridge.argsOf('today.view')).toHaveLength(1));
  expect(screen.getAllByRole('table')).toHaveLength(1);
});

test('an empty outbox says when something will stand here', async () => {
  drawOutbox([]);
  expect(await screen.findByText('Chưa có gói tin nào.')).toBeTruthy();
});

test('a status is named with its number, a record as a record', async () => {
  const statuses = (['01', '02', '03'] as const).map((status, index) =>
    line(index + 2, { kind: 'status', status }),
  );
  drawOutbox([line(1), ...statuses]);
  const rows = (await screen.findAllByRole('row')).slice(1).map(({ textContent }) => textContent);
  expect(rows).toEqual([
    expect.stringContaining('Bản ghi'),
    expect.stringContaining('01 Đã đến'),
    expect.stringContaining('02 Từ chối tiếp nhận'),
    expect.stringContaining('03 Đã tiếp nhận, vào sổ'),
  ]);
});

test('the dialog tells what follows on a withdrawal: of a record, and of a status, which is not sent once more', async () => {
  const status = line(2, { kind: 'status', status: '03', state: 'dead', fault: 'RECIPIENT_UNKNOWN' });
  const { user } = drawOutbox([dead, status]);
  const [first, second] = await screen.findAllByRole('button', { name: 'Rút lại' });
  if (first === undefined || second === undefined) throw new Error('two envelopes can be withdrawn');
  await user.click(first);
  const next = /Muốn gửi lại bản ghi, mở trang bản ghi, chọn “Gửi lại”/;
  expect(within(await screen.findByRole('dialog')).getByText(next)).toBeTruthy();
  await user.keyboard('{Escape}');
  await user.click(second);
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/nơi nhận này không nhận được thông báo trạng thái/)).toBeTruthy();
  expect(dialog.queryByText(next)).toBeNull();
});

test('a withdrawn envelope tells what stood in its way and no advice to try it again', async () => {
  drawOutbox([line(1, { state: 'withdrawn', fault: 'RECIPIENT_UNKNOWN' })]);
  expect(await screen.findByText(/Nơi nhận không có trong danh mục/)).toBeTruthy();
  expect(screen.queryByText(/danh mục.* rồi/)).toBeNull();
  expect(screen.queryByText('RECIPIENT_UNKNOWN')).toBeNull();
});

test('the advice to an envelope that could not be sent names what can be done here', async () => {
  drawOutbox([dead, line(2, { state: 'dead', fault: 'RECIPIENT_WITHOUT_TERMINAL' })]);
  expect(
    await screen.findAllByText(/Báo quản trị viên máy chủ.*thử lại.*gửi lại từ trang bản ghi/),
  ).toHaveLength(2);
  expect(screen.queryByText(/phát hành lại/)).toBeNull();
});

test('sending a stored envelope again tells that it does not arrive twice, and the keyboard stays on its line', async () => {
  const rows = [line(1, { state: 'stored', storedAt: instant }), line(2)];
  const { user } = drawOutbox(rows);
  await user.click(await screen.findByRole('button', { name: 'Gửi lại' }));
  expect(await screen.findByText(/không nhận thêm lần nữa/)).toBeTruthy();
  const [, first] = screen.getAllByRole('row');
  expect(document.activeElement).toBe(first?.closest('tbody'));
});

test('a document is named by its number beside the code, unless it is to be counted still', async () => {
  drawOutbox([line(2), line(3, { document: null })]);
  const [, named, unnamed] = (await screen.findAllByRole('row')).map(({ textContent }) => textContent);
  expect(named).toContain('02/TB-UBND');
  expect(unnamed).not.toContain('TB-UBND');
});
