import { screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { OutboxRow } from '../../../contract/ipc/views.ts';
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
  draw(<Outbox />, {
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
  const { user } = draw(<Outbox />, {
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

test('withdrawing asks first, and the keyboard stands on the way back', async () => {
  const { user, bridge } = drawOutbox([dead]);
  await user.click(await screen.findByRole('button', { name: 'Rút lại' }));
  const dialog = await screen.findByRole('dialog');
  expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Quay lại' }));
  await readDialog();
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(bridge.argsOf('outbox.withdraw')).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Rút lại' }));
  const again = await screen.findByRole('dialog');
  await readDialog();
  await user.click(within(again).getByRole('button', { name: 'Rút lại' }));
  expect(await screen.findByText('Đã rút gói tin khỏi hàng chờ gửi.')).toBeTruthy();
  expect(bridge.argsOf('outbox.withdraw')).toEqual([
    { request: expect.any(String), envelope: envelopeId(1) },
  ]);
});

test.each([
  ['queued and not tried yet', line(1), []],
  ['queued after a failure', line(1, { attempts: 2, fault: 'ENDPOINT_UNREACHABLE' }), ['Thử lại']],
  ['queued again after it was stored', line(1, { attempts: 1, storedAt: instant }), ['Gửi lại']],
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
  expect(await screen.findByText('Đã rút gói tin khỏi hàng chờ gửi.')).toBeTruthy();
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
