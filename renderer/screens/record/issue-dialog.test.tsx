import { act, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { setInteractionModality } from 'react-aria-components';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { OrganisationView } from '../../../contract/ipc/directory-views.ts';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { SessionContext } from '../../state/session-context.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { holdReading, readDialog } from '../../testing/read-dialog.ts';
import { drawRecord, registered } from '../../testing/record-page.tsx';
import {
  codeOf,
  directoryAndLaw,
  envelopeId,
  other,
  record,
  row,
  self,
  session,
} from '../../testing/samples.ts';
import { draftOf, valuesOf } from '../form/values.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

test('P shows who gets which copy; with the token open Enter on the button signs and sends', async () => {
  const { user, bridge } = drawRecord(registered, {
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  expect(
    within(dialog)
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining(other), expect.stringContaining('Lưu tại cơ quan')]);
  // The keyboard is where nothing is signed.
  expect(document.activeElement).toBe(within(dialog).getByRole('region', { name: /^Phân bổ bản/ }));
  const go = within(dialog).getByRole('button', { name: 'Ký và gửi 1 nơi qua mạng' });
  await readDialog();
  while (document.activeElement !== go) await user.tab();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Đã phát hành; 1 gói tin đã vào hàng chờ gửi.')).toBeTruthy();
  expect(bridge.argsOf('record.issue')).toEqual([
    { request: expect.any(String), code: codeOf(1), paper: [] },
  ]);
});

/** `X0001` was found to be the body `other` of the directory; `X0002` is not known yet. */
const withNumbers: Answers = {
  'directory.get': ({ codes }) => ({
    organisations: codes.map((code) =>
      OrganisationView.parse({
        ...{ code, above: [], canReceive: false, ended: false, notationParts: [], persons: [] },
        name: code === 'X0002' ? code : 'Sở Nội vụ',
        ...(code.startsWith('X') ? { outside: 'B08' } : {}),
        ...(code === 'X0001' ? { joined: other } : {}),
      }),
    ),
  }),
};
const issueTo = async (recipients: string[], paper: string[]) => {
  const to = RecordPage.parse({
    ...registered,
    row: row(1, { record: record(1, { recipients, copies: 9 }) }),
  });
  const { user } = drawRecord(to, { ...withNumbers, 'record.legs': () => ({ paper, lacks: [] }) });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  return within(await screen.findByRole('dialog'));
};

test('a number that was joined is named with its number, and why it gets paper alone; two ways to one body are warned of', async () => {
  const dialog = await issueTo(['X0001', 'X0002'], ['X0001', 'X0002']);
  expect(
    await dialog.findByText(/^Cơ quan đã nối với danh mục nhưng bản ghi này vẫn ghi theo số/),
  ).toBeTruthy();
  expect(dialog.getByText(/^2 nơi ghi theo số ngoài danh mục: chỉ gửi giấy/)).toBeTruthy();
  expect(dialog.queryByText(/chưa có máy trạm/)).toBeNull();
  expect(dialog.getAllByText(/^Sở Nội vụ \(X0001\)/)).toHaveLength(2);
});

test('a body that is a recipient by its code and by a number is warned of before it is signed', async () => {
  const dialog = await issueTo(['X0001', other], ['X0001', other]);
  expect(await dialog.findByText(/^Một cơ quan có hai lần trong nơi nhận/)).toBeTruthy();
  expect(dialog.getByText(/^1 nơi chưa có máy trạm/)).toBeTruthy();
  expect(dialog.getByText(/^1 nơi ghi theo số ngoài danh mục/)).toBeTruthy();
});

test('whose terminal does not read what the record states gets paper alone, and the question says why', async () => {
  const to = RecordPage.parse({
    ...registered,
    row: row(1, { record: record(1, { recipients: ['G01', 'G22', other], copies: 9 }) }),
  });
  const { user } = drawRecord(to, {
    ...withNumbers,
    'record.legs': () => ({
      paper: ['G01', 'G22', other],
      lacks: [
        { to: 'G22', fields: ['copyAllowed'] },
        { to: other, fields: ['copyAllowed', 'protectUntil'] },
      ],
    }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(
    '2 nơi dùng máy trạm phiên bản trước, chưa đọc được: không được sao, chụp, bảo vệ không thời hạn. Chỉ gửi giấy, chờ phiếu gửi có ký nhận.',
  );
  expect(within(dialog).getByText(/^1 nơi chưa có máy trạm/)).toBeTruthy();
  expect(
    within(dialog)
      .getAllByRole('row')
      .slice(1, 4)
      .map((line) => line.textContent?.replace(/.*Chỉ gửi giấy/, '')),
  ).toEqual(['', ' (không được sao, chụp)', ' (không được sao, chụp, bảo vệ không thời hạn)']);
});

test('who gets the paper alone is shown before it is signed, and is what is signed for', async () => {
  const { user, bridge } = drawRecord(registered, {
    'record.legs': () => ({ paper: [other], lacks: [] }),
    'record.issue': () => ({ envelopes: [] }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  const go = await within(dialog).findByRole('button', { name: 'Ký phát hành; 1 nơi nhận bản giấy' });
  expect(within(dialog).getAllByRole('row')[1]?.textContent).toContain('Chỉ gửi giấy');
  expect(dialog.textContent).toContain('Không có gói tin nào được gửi');
  await readDialog();
  await user.click(go);
  expect(await screen.findByText('Đã phát hành; 1 nơi nhận bản giấy chờ giao.')).toBeTruthy();
  expect(bridge.argsOf('record.issue')).toEqual([
    { request: expect.any(String), code: codeOf(1), paper: [other] },
  ]);
});

test('wire and paper at once are told in one sentence', async () => {
  const both = RecordPage.parse({
    ...registered,
    row: row(1, { record: record(1, { recipients: [other, 'G01'] }) }),
  });
  const { user } = drawRecord(both, {
    'record.legs': () => ({ paper: ['G01'], lacks: [] }),
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Chỉ gửi giấy');
  const go = 'Ký và gửi: 1 nơi qua mạng, 1 nơi chỉ bằng giấy';
  expect(within(dialog).getByRole('button', { name: go })).toBeTruthy();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(
    await screen.findByText('Đã phát hành; 1 gói tin đã vào hàng chờ gửi, 1 nơi nhận bản giấy chờ giao.'),
  ).toBeTruthy();
});

const draft = { ...draftOf(valuesOf(registered.row.record)), pages: 9 };

test('a correction that was begun stands on the page, and the record goes out without it on request alone', async () => {
  const { user, bridge } = drawRecord(registered, {
    'draft.read': () => ({ draft }),
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  expect(await screen.findByText('Còn phần sửa thông tin đăng ký chưa ghi vào sổ.')).toBeTruthy();
  expect(bridge.argsOf('draft.read')).toEqual([{ key: { issuer: self, code: codeOf(1) } }]);
  await user.keyboard('p');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('Ô đang sửa: Số trang.')).toBeTruthy();
  await dialog.findByText('Bản ghi qua mạng, bản giấy chuyển riêng');
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('record.issue')).toEqual([]);
  const tick = dialog.getByRole('checkbox', { name: /^Phát hành theo thông tin đã ghi trong sổ/ });
  expect(document.activeElement).toBe(tick);
  expect(dialog.getByRole('status').textContent).toContain('Phát hành theo thông tin đã ghi trong sổ');
  await user.keyboard(' {Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã phát hành; 1 gói tin đã vào hàng chờ gửi.')).toBeTruthy();
});

test('the way to a correction that was begun stands on the page and in the question', async () => {
  const { user } = drawRecord(registered, { 'draft.read': () => ({ draft }) }, { ask: 'issue' });
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('button', { name: 'Mở phần sửa' }));
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing', correct: codeOf(1) });
});

test.each([
  ['what the line has already', registered, draftOf(valuesOf(registered.row.record))],
  [
    'a line that can be corrected no more',
    RecordPage.parse({ ...registered, row: row(1, { state: 'issued' }) }),
    draft,
  ],
])('no correction waits: %s', async (_, page, kept) => {
  drawRecord(page, { 'draft.read': () => ({ draft: kept }) });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Các bản' }).textContent).toContain('Văn phòng'),
  );
  expect(screen.queryByText(/chưa ghi vào sổ/)).toBeNull();
});

let openToken: () => void = () => undefined;
/** The page of a record about to be issued, the token of the organisation closed until `openToken`. */
function WithToken() {
  const [view, setView] = useState(session({ seal: { state: 'closed', pin: 'ok', pinPad: false } }));
  openToken = () => setView(session());
  return (
    <SessionContext value={view}>
      <RecordScreen screen="record" code={codeOf(1)} />
    </SessionContext>
  );
}

test('the button has the keyboard as soon as the token is open, before the next frame can take it elsewhere', async () => {
  const { user } = draw(<WithToken />, {
    ...directoryAndLaw,
    'record.page': () => registered,
    'record.legs': () => ({ paper: [], lacks: [] }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Bản ghi qua mạng, bản giấy chuyển riêng');
  // The keyboard was moved by no key: what asks for it then is made to wait for a frame.
  setInteractionModality('virtual');
  act(openToken);
  expect(document.activeElement).toBe(dialog.getByRole('button', { name: /Ký và gửi/ }));
});

test('a token that is opened gives the keyboard to the button, which then has to be read too', async () => {
  const { user, bridge } = draw(<WithToken />, {
    ...directoryAndLaw,
    'record.page': () => registered,
    'record.legs': () => ({ paper: [], lacks: [] }),
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  const pass = holdReading();
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Bản ghi qua mạng, bản giấy chuyển riêng');
  pass();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(within(dialog).getByRole('status').textContent).toContain('Mã PIN token của cơ quan');
  act(openToken);
  const go = await within(dialog).findByRole('button', { name: /Ký và gửi/ });
  await waitFor(() => expect(document.activeElement).toBe(go));
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('record.issue')).toEqual([]);
  pass();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(bridge.argsOf('record.issue')).toHaveLength(1));
});

test('Enter pressed twice on what opens it issues nothing', async () => {
  const pass = holdReading();
  const { user, bridge } = drawRecord(registered, { 'record.issue': () => ({ envelopes: [] }) });
  (await screen.findByRole('button', { name: /Ký và phát hành/ })).focus();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Bản ghi qua mạng, bản giấy chuyển riêng');
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('act.show')).toEqual([]);
  pass();
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('record.issue')).toEqual([]);
  expect(bridge.argsOf('act.show')).toMatchObject([{ act: { channel: 'record.issue' } }]);
});

test.each([
  ['absent', 'SEAL_ABSENT'],
  ['closed', 'Đăng nhập token của cơ quan'],
] as const)('with the token of the organisation %s nothing can be sent yet', async (state, sentence) => {
  drawRecord(
    registered,
    {},
    { ask: 'issue', session: session({ seal: { state, pin: 'ok', pinPad: false } }) },
  );
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain(sentence);
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: /Ký và gửi/ }).disabled).toBe(true);
});

test('while it is being issued the button keeps the keyboard, and after a refusal Enter and Escape work', async () => {
  let refuse: (cause: unknown) => void = () => undefined;
  const { user, bridge } = drawRecord(registered, {
    'record.issue': () => new Promise((_, reject) => (refuse = reject)),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  (await within(dialog).findByRole('button', { name: /Ký và gửi/ })).focus();
  await readDialog();
  await user.keyboard('{Enter}');
  const busy = await within(dialog).findByRole<HTMLButtonElement>('button', { name: /Đang ký/ });
  // A browser takes the focus from a disabled button; jsdom does not.
  expect(busy.disabled).toBe(false);
  expect(document.activeElement).toBe(busy);
  await user.keyboard('{Enter}{Escape}');
  expect(bridge.argsOf('record.issue')).toHaveLength(1);
  refuse(new AppError('MAILBOX_KEY_MISSING', { detail: { organisation: other } }));
  expect((await within(dialog).findByRole('alert')).textContent).toContain(other);
  await user.keyboard('{Enter}');
  expect(bridge.argsOf('record.issue')).toHaveLength(2);
  refuse(new AppError('MAILBOX_KEY_MISSING', { detail: { organisation: other } }));
  await within(dialog).findByRole('alert');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['issued', /đã được người khác phát hành/],
  ['cancelled', /đã được người khác hủy/],
  ['registered', /đã được người khác sửa/],
] as const)('a correction that somebody else dropped is told until it is seen: %s', async (state, why) => {
  let dropped = true;
  const page = RecordPage.parse({ ...registered, row: row(1, { state }) });
  const { user, bridge } = drawRecord(page, {
    'draft.read': () => (dropped ? { draft: null, dropped } : { draft: null }),
    'draft.discard': () => {
      dropped = false;
      return {};
    },
  });
  expect(await screen.findByText('Phần sửa thông tin đăng ký bạn nhập dở không còn được giữ.')).toBeTruthy();
  expect(screen.getByText(why)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Đã xem' }));
  await waitFor(() => expect(screen.queryByText(/bạn nhập dở/)).toBeNull());
  expect(bridge.argsOf('draft.discard')).toEqual([{ key: { issuer: self, code: codeOf(1) } }]);
  expect(document.activeElement?.tagName).toBe('H1');
});
