import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { LedgerRow, LedgerVerdict } from '../../../contract/ipc/views.ts';
import { errorSentences } from '../../i18n/error-sentences.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import {
  clerk,
  codeOf,
  digest,
  directoryAndLaw,
  envelopeId,
  instant,
  session,
} from '../../testing/samples.ts';
import Ledger from './ledger.tsx';

const entry = (seq: number, change: Partial<LedgerRow> = {}) =>
  LedgerRow.parse({
    seq,
    at: instant,
    actor: clerk,
    act: 'register',
    by: 'person',
    subject: codeOf(seq),
    paper: null,
    custody: null,
    body: null,
    reasons: [],
    cause: null,
    fault: null,
    hash: digest(seq),
    signed: true,
    ...change,
  });
const holds = LedgerVerdict.parse({
  entries: 3,
  checkpoints: 1,
  signed: 3,
  anchored: 3,
  head: digest(3),
  ok: true,
  firstFault: null,
  unattested: [],
  milliseconds: 12,
});

const drawLedger = (answers: Answers = {}, view = session()) =>
  draw(
    <Ledger />,
    {
      ...directoryAndLaw,
      'ledger.page': () => ({
        total: 3,
        rows: [entry(3, { act: 'unlock', subject: '0A1B2C3D' }), entry(2), entry(1)],
      }),
      ...answers,
    },
    view,
  );

test('a line about paper tells its carrier, run, count of envelopes and recipient', async () => {
  const handed = { carrier: 'post', run: 7, envelopes: 2 } as const;
  const rows = [
    entry(1, { act: 'hand', paper: { to: ['G01'], handed, on: null, takesBack: null, copies: null } }),
  ];
  drawLedger({ 'ledger.page': () => ({ total: 1, rows }) });
  const [, line] = await screen.findAllByRole('row');
  expect(line?.textContent).toContain('G01 · Bưu điện, chuyến 7, 2 bì');
});

test('each act is named in words, newest first', async () => {
  drawLedger();
  const rows = (await screen.findAllByRole('row')).slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining('Mở khóa máy trạm'),
    expect.stringContaining('Đăng ký vào sổ đi'),
    expect.stringContaining('Đăng ký vào sổ đi'),
  ]);
});

test('V verifies, and the verdict says that the ledger holds, with its figures', async () => {
  const { user } = drawLedger({ 'ledger.verify': () => holds });
  await screen.findAllByRole('row');
  await user.keyboard('v');
  expect(await screen.findByText('Nhật ký nguyên vẹn')).toBeTruthy();
  expect(screen.getByText(/3 mục · 1 điểm xác nhận/)).toBeTruthy();
});

test('a fault is told with its entry and code, and marked in the list', async () => {
  const { user } = drawLedger({
    'ledger.verify': () => ({ ...holds, ok: false, firstFault: { seq: 2, code: 'LEDGER_BROKEN' } }),
  });
  await screen.findAllByRole('row');
  await user.keyboard('v');
  expect(await screen.findByText('Nhật ký có lỗi tại mục 2')).toBeTruthy();
  expect(screen.getByText(/LEDGER_BROKEN/)).toBeTruthy();
  const marked = screen.getAllByRole('row').filter((row) => row.dataset['fault'] === 'true');
  expect(marked.map((row) => row.querySelector('th')?.textContent)).toEqual(['2']);
});

test('K signs what waits; with nothing waiting it does nothing', async () => {
  const { user, bridge } = drawLedger({ 'ledger.checkpoint': () => ({}) }, session({ unsignedActs: 2 }));
  expect(await screen.findByRole('button', { name: /Ký xác nhận ngay \(2\)/ })).toBeTruthy();
  await user.keyboard('k');
  expect(await screen.findByText('Đã ký xác nhận mọi việc đang chờ.')).toBeTruthy();
  expect(bridge.argsOf('ledger.checkpoint')).toEqual([{}]);
});

test('without unsigned acts K asks for no signature', async () => {
  const { user, bridge } = drawLedger();
  await screen.findAllByRole('row');
  await user.keyboard('k');
  expect(bridge.argsOf('ledger.checkpoint')).toEqual([]);
});

test('registers that differed from the ledger are reported as mended', async () => {
  const { user } = drawLedger({ 'ledger.rebuild': () => ({ differed: true }) });
  await user.click(await screen.findByRole('button', { name: 'Dựng lại sổ từ nhật ký' }));
  expect(await screen.findByText(/đã được sửa\. Báo quản trị viên/)).toBeTruthy();
});

test('a line tells the body, the cause, the fault or the reasons that its act is about', async () => {
  const token = { subject: '0A1B2C3D' };
  const rows = [
    entry(4, { act: 'refuse', reasons: ['R02'] }),
    entry(3, { ...token, act: 'incident', by: 'terminal', fault: 'CLOCK_BACKWARD' }),
    entry(2, { ...token, act: 'lock', cause: 'token-removed' }),
    entry(1, { ...token, act: 'enrol', body: 'X0001' }),
  ];
  drawLedger({ 'ledger.page': () => ({ total: 4, rows }) });
  await screen.findByText('Thiếu trang');
  const [refused, incident, lock, enrol] = (await screen.findAllByRole('row'))
    .slice(1)
    .map(({ textContent }) => textContent);
  expect(refused).toContain('Thiếu trang');
  expect(incident).toContain(errorSentences.vi.CLOCK_BACKWARD.what);
  expect(lock).toContain('Tự khóa: token bị rút');
  expect(enrol).toContain('X0001');
  expect(enrol).not.toContain('0A1B2C3D');
});

test('what a line notes of paper is set off from the reasons', async () => {
  const paper = { to: ['G01'], handed: null, on: '2026-11-28', takesBack: null, copies: null };
  drawLedger({
    'ledger.page': () => ({ total: 1, rows: [entry(1, { act: 'decline', reasons: ['R02'], paper })] }),
  });
  expect((await screen.findByText('Thiếu trang')).parentElement?.textContent).toBe(
    'G01 · ngày trả lại 28/11/2026 · Thiếu trang',
  );
});

test('an act of the terminal itself says in whose session; any record is opened, also a refused one', async () => {
  const { user } = drawLedger({
    'ledger.page': () => ({
      total: 3,
      rows: [
        entry(3, { act: 'receive', by: 'terminal', subject: envelopeId(3) }),
        entry(2, { act: 'refuse' }),
        entry(1),
      ],
    }),
  });
  const [receive, refuse, register] = (await screen.findAllByRole('row')).slice(1);
  expect(receive?.textContent).toContain('Máy trạm tự ghi, phiên của');
  expect(refuse?.textContent).not.toContain('Máy trạm tự ghi');
  expect(refuse?.querySelector('button')).not.toBeNull();
  const open = register?.querySelector('button');
  if (open) await user.click(open);
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(1) });
});

test('older pages are asked for by the last number seen, and newer ones by the way back', async () => {
  const { user, bridge } = drawLedger({
    'ledger.page': ({ before }) => ({
      total: 300,
      rows: [entry((before ?? 301) - 1), entry((before ?? 301) - 2)],
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'Cũ hơn' }));
  await user.click(await screen.findByRole('button', { name: 'Mới hơn' }));
  expect(bridge.argsOf('ledger.page').map(({ before }) => before)).toEqual([null, 299]);
});

test('an entry that is not told stands in its place by its number alone', async () => {
  drawLedger({
    'ledger.page': () => ({ total: 3, rows: [entry(3), entry(1)], locked: [{ place: 1, number: 2 }] }),
  });
  const line = await screen.findByRole('row', { name: /Ngoài phạm vi được xem/ });
  expect(line.textContent).toBe('2 Ngoài phạm vi được xem');
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['3', '2', '1']);
});
