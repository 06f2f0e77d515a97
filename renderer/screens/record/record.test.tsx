import { act, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { RecordPage, type SessionView } from '../../../contract/ipc/views.ts';
import { SessionContext } from '../../state/session-context.ts';
import type { ViewOf } from '../../state/view.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { holdReading, readDialog } from '../../testing/read-dialog.ts';
import {
  clerk,
  codeOf,
  directoryAndLaw,
  envelopeId,
  instant,
  other,
  record,
  row,
  self,
  session,
} from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

const step = (
  seq: number,
  act: RecordPage['route'][number]['act'],
  change: Partial<RecordPage['route'][number]> = {},
) => ({
  seq,
  at: instant,
  act,
  by: 'person' as const,
  actor: clerk,
  organisation: null,
  status: null,
  reasons: [],
  change: null,
  paper: null,
  signed: true,
  ...change,
});
const registered = RecordPage.parse({
  row: row(1),
  copies: [{ copy: 1, state: 'held', holder: self, transport: null }],
  route: [step(1, 'register')],
  signatures: [],
  sharedWith: [],
  papers: [],
  refusedBy: [],
  answeredBy: [],
  repliesTo: [],
  answered: null,
});
const issued = RecordPage.parse({
  ...registered,
  row: row(1, { state: 'issued', progress: { entered: 0, refused: 1, silent: 0 } }),
  route: [
    step(1, 'register'),
    step(2, 'issue'),
    step(3, 'status', { by: 'terminal', organisation: other, status: '02', reasons: ['R02'], signed: false }),
  ],
  signatures: [
    { role: 'person', subject: 'Trần Quốc Dũng', at: instant, valid: true, fault: null, warnings: [] },
    {
      role: 'organisation',
      subject: 'VP UBND',
      at: instant,
      valid: false,
      fault: 'CERTIFICATE_REVOKED',
      warnings: [],
    },
  ],
});

const drawRecord = (
  page: RecordPage,
  answers: Answers = {},
  more: { ask?: ViewOf<'record'>['ask']; session?: SessionView } = {},
) =>
  draw(
    <RecordScreen screen="record" code={codeOf(1)} {...(more.ask ? { ask: more.ask } : {})} />,
    { ...directoryAndLaw, 'record.page': () => page, 'record.legs': () => ({ paper: [] }), ...answers },
    more.session,
  );

test('a registered record can be issued, changed and cancelled; an issued one cannot', async () => {
  const names = ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số'];
  const offered = () => names.filter((name) => screen.queryByRole('button', { name }) !== null);
  drawRecord(registered);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(offered()).toEqual(names);
});

test('an issued record offers nothing that would change it', async () => {
  drawRecord(issued);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  for (const name of ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});

test('the route stands newest first, and a refusal carries its reasons and says that it is not yet signed', async () => {
  drawRecord(issued);
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const stations = [...(route?.querySelectorAll('ol > li') ?? [])].map(({ textContent }) => textContent);
  expect(stations).toEqual([
    expect.stringContaining('02 Từ chối tiếp nhận'),
    expect.stringContaining('Ký và phát hành'),
    expect.stringContaining('Đăng ký vào sổ đi'),
  ]);
  expect(await within(route as HTMLElement).findByText('Thiếu trang')).toBeTruthy();
  expect(stations[0]).toContain('Chờ ký xác nhận');
  expect(stations[1]).not.toContain('Chờ ký xác nhận');
});

test('the route tells how paper left, for whom, and on which day it came back', async () => {
  const handed = { carrier: 'courier', run: 12, envelopes: 3 } as const;
  const note = (to: string, on: string) => ({
    paper: { to: [to], handed: null, on, takesBack: null, copies: null },
  });
  drawRecord({
    ...issued,
    route: [
      step(1, 'hand', { paper: { to: [other, 'G01'], handed, on: null, takesBack: null, copies: null } }),
      step(2, 'slip', note(other, '2026-11-26')),
      step(3, 'decline', note('G01', '2026-11-27')),
      step(4, 'lose', note('G01', '2026-11-28')),
      step(5, 'resend', { paper: { to: ['G01'], handed: null, on: null, takesBack: null, copies: [3] } }),
    ],
  });
  const placed = 'Sở Nội vụ (huấn luyện)\u00a0· tỉnh (huấn luyện)';
  const heading = await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' });
  const stations = () =>
    [...(heading.closest('section')?.querySelectorAll('ol > li') ?? [])].map(
      ({ textContent }) => textContent,
    );
  await waitFor(() =>
    expect(stations()).toEqual([
      expect.stringContaining('G01 · gửi thay bằng bản số 03'),
      expect.stringContaining('G01 · ngày phát hiện 28/11/2026'),
      expect.stringContaining('G01 · ngày trả lại 27/11/2026'),
      expect.stringContaining(`${placed} · ngày ký nhận 26/11/2026`),
      expect.stringContaining(`${placed}; G01 · Giao liên, chuyến 12, 3 bì`),
    ]),
  );
});

test('what answers a record stands on its page and opens, and so does what it replies to', async () => {
  const from = { book: 'incoming' as const, issuer: other, recipients: [self] };
  const came = { arrivedOn: '2026-11-24', arrivalNumber: 3 };
  const reply = row(7, { state: 'entered', record: record(7, { ...from, ...came }) });
  const { user } = drawRecord({ ...issued, answeredBy: [reply], repliesTo: [row(3)] });
  const replies = within(await screen.findByRole('region', { name: 'Văn bản trả lời' }));
  const answers = within(replies.getByRole('list', { name: 'Văn bản này đã được trả lời bằng' }));
  expect((await answers.findByRole('listitem')).textContent).toMatch(
    /107\/BC-UBND.*Sổ đến · STT 7\/2026 · Sở Nội vụ.*Đã vào sổ/,
  );
  const named = within(replies.getByRole('list', { name: 'Văn bản này trả lời văn bản' }));
  await user.click(named.getByRole('button', { name: /103\/BC-UBND/ }));
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(3), issuer: self });
  await user.click(answers.getByRole('button', { name: /107\/BC-UBND/ }));
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(7), issuer: other });
});

const cameIn = { book: 'incoming' as const, issuer: other, recipients: [self], arrivedOn: '2026-11-24' };
test.each([
  ['of several one came', 1, { 'Số lượng bản đến': '1', 'Số lượng bản phát hành': '4' }],
  ['all came', 4, { 'Số lượng bản đến': '4' }],
] as const)(
  'what came in shows the copies that came, and how many were issued where those are more: %s',
  async (_, came, shown) => {
    const line = record(1, { ...cameIn, arrivalNumber: 1, copies: 4 });
    drawRecord({ ...registered, row: row(1, { state: 'entered', came, record: line }) });
    await screen.findByRole('heading', { name: /101\/BC-UBND/ });
    const facts = [...document.querySelectorAll('.facts > div')].map((fact) =>
      [...fact.children].map(({ textContent }) => textContent),
    );
    expect(Object.fromEntries(facts.filter(([name]) => name?.startsWith('Số lượng bản')))).toEqual(shown);
  },
);

test('what goes out shows the copies that are made', async () => {
  drawRecord(registered);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(screen.getByText('Số lượng bản').nextElementSibling?.textContent).toBe(String(record(1).copies));
  expect(screen.queryByText('Số lượng bản đến')).toBeNull();
});

test('a record without replies says nothing of any', async () => {
  drawRecord(issued);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(screen.queryByRole('region', { name: 'Văn bản trả lời' })).toBeNull();
});

test('a signature that does not hold says why, with its code', async () => {
  drawRecord(issued);
  const [good, bad] =
    (await screen.findByRole('heading', { name: 'Chữ ký số' })).closest('section')?.querySelectorAll('li') ??
    [];
  expect(good?.textContent).toContain('Hợp lệ');
  expect(bad?.textContent).toContain('Không hợp lệ');
  expect(bad?.textContent).toContain('CERTIFICATE_REVOKED');
});

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
  const go = within(dialog).getByRole('button', { name: 'Ký và gửi 1 nơi' });
  await readDialog();
  while (document.activeElement !== go) await user.tab();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('Đã phát hành; 1 gói tin đã vào hàng chờ gửi.')).toBeTruthy();
  expect(bridge.argsOf('record.issue')).toEqual([
    { request: expect.any(String), code: codeOf(1), paper: [] },
  ]);
});

test('who gets the paper alone is shown before it is signed, and is what is signed for', async () => {
  const { user, bridge } = drawRecord(registered, {
    'record.legs': () => ({ paper: [other] }),
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
    'record.legs': () => ({ paper: ['G01'] }),
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Chỉ gửi giấy');
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(
    await screen.findByText('Đã phát hành; 1 gói tin đã vào hàng chờ gửi, 1 nơi nhận bản giấy chờ giao.'),
  ).toBeTruthy();
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

test('a token that is opened gives the keyboard to the button, which then has to be read too', async () => {
  const { user, bridge } = draw(<WithToken />, {
    ...directoryAndLaw,
    'record.page': () => registered,
    'record.legs': () => ({ paper: [] }),
    'record.issue': () => ({ envelopes: [envelopeId(1)] }),
  });
  const pass = holdReading();
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('p');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText('Gửi điện tử');
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
  await within(dialog).findByText('Gửi điện tử');
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

test('H asks for a reason of the catalogue before the number is cancelled', async () => {
  const { user, bridge } = drawRecord(registered, { 'record.cancel': () => ({}) });
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('h');
  const dialog = await screen.findByRole('dialog');
  const cancel = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Hủy số này' });
  expect(cancel.disabled).toBe(true);
  await user.click(await within(dialog).findByRole('radio', { name: /Ghi nhầm/ }));
  await readDialog();
  await user.click(cancel);
  expect(await screen.findByText(/Đã hủy số/)).toBeTruthy();
  expect(bridge.argsOf('record.cancel')).toEqual([
    { request: expect.any(String), code: codeOf(1), issuer: self, reason: 'H01' },
  ]);
});

test.each([
  ['p', '{Alt>}p{/Alt}', 'Ký và phát hành'],
  ['h', '{Alt>}h{/Alt}', 'Hủy số đã đăng ký'],
])(
  '%s with Alt does what it does alone, where a screen reader keeps letters to itself',
  async (_key, pressed, title) => {
    const { user } = drawRecord(registered);
    await screen.findByRole('heading', { name: /101\/BC-UBND/ });
    await user.keyboard(pressed);
    expect(await screen.findByRole('dialog', { name: title })).toBeTruthy();
  },
);

test('S opens the form for a correction', async () => {
  const { user } = drawRecord(registered);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  await user.keyboard('s');
  expect(shownView()).toEqual({ screen: 'form', book: 'outgoing', correct: codeOf(1) });
});

test('a code that others use too names them', async () => {
  drawRecord({ ...registered, row: row(1, { record: record(1) }), sharedWith: [other] });
  expect((await screen.findByRole('alert')).textContent).toContain(other);
});

test('a record that is not there says so with its code, and can be asked for again', async () => {
  const { user, bridge } = drawRecord(registered, {
    'record.page': () => {
      throw new AppError('RECORD_NOT_FOUND');
    },
    'incoming.refused': () => ({ refused: [] }),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('RECORD_NOT_FOUND');
  await user.click(screen.getByRole('button', { name: 'Thử lại' }));
  expect(bridge.argsOf('record.page')).toHaveLength(2);
});

test('a line of the incoming register can be changed, and cancelled with a reason', async () => {
  const line = record(1, {
    ...{ book: 'incoming', issuer: other, recipients: [self], arrivedOn: '2026-11-23', arrivalNumber: 1 },
  });
  const entered = { ...registered, row: row(1, { record: line, state: 'entered' }) };
  const { user, bridge } = draw(<RecordScreen screen="record" code={codeOf(1)} issuer={other} />, {
    ...directoryAndLaw,
    'record.page': () => entered,
    'record.cancel': () => ({}),
  });
  await user.click(await screen.findByRole('button', { name: /Hủy dòng/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Ghi nhầm/ }));
  // A number is given in the outgoing register alone.
  expect(within(dialog).getAllByRole('radio')).toHaveLength(1);
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Hủy dòng này' }));
  expect(await screen.findByText(/Đã hủy dòng/)).toBeTruthy();
  expect(bridge.argsOf('record.cancel')).toMatchObject([{ code: codeOf(1), issuer: other, reason: 'H01' }]);
  await user.click(screen.getByRole('button', { name: /Sửa thông tin đăng ký/ }));
  expect(shownView()).toEqual({ screen: 'form', book: 'incoming', correct: codeOf(1), issuer: other });
});

test('the route says what a correction changed and why, the former value before the new one', async () => {
  const [old, next] = [record(1, { pages: 3 }), record(1, { pages: 9 })];
  drawRecord({
    ...registered,
    route: [step(2, 'correct', { reasons: ['D01'], change: { old, new: next } })],
  });
  const route = (await screen.findByRole('heading', { name: 'Lịch sử gửi, nhận' })).closest('section');
  const changes = within(route as HTMLElement)
    .getByText('Số trang')
    .closest('div');
  expect(changes?.querySelector('del')?.textContent).toBe('3');
  expect(changes?.querySelector('del + .icon + ins')?.textContent).toBe('9');
  expect(changes?.parentElement?.children).toHaveLength(1);
  expect(await within(route as HTMLElement).findByText(/D01|đọc nhầm|Ghi nhầm/i)).toBeTruthy();
});

test.each([
  ['entered', 1],
  ['cancelled', 0],
] as const)('a paper that is %s has %i button to reply', async (state, buttons) => {
  const change = { book: 'incoming' as const, issuer: other, recipients: [self] };
  const line = record(1, { ...change, arrivedOn: '2026-11-23', arrivalNumber: 1 });
  const { user } = drawRecord({ ...registered, row: row(1, { record: line, state }) });
  await screen.findByText(/Sổ đến/);
  expect(screen.queryAllByRole('button', { name: /Trả lời/ })).toHaveLength(buttons);
  await user.keyboard('t');
  const form = { screen: 'form', book: 'outgoing', reply: codeOf(1), issuer: other };
  expect(shownView()).toEqual(buttons === 1 ? form : { screen: 'today' });
});
