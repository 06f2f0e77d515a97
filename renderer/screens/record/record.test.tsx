import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { Right } from '../../../contract/rights/right.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { drawRecord, issued, registered } from '../../testing/record-page.tsx';
import { codeOf, directoryAndLaw, other, record, row, section, self } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

afterEach(() => void vi.restoreAllMocks());

test('a registered record can be issued, changed and cancelled; an issued one cannot', async () => {
  const names = ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số'];
  const offered = () => names.filter((name) => screen.queryByRole('button', { name }) !== null);
  drawRecord(registered);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  expect(offered()).toEqual(names);
});

test.each<[string, Right[], string[]]>([
  ['the clerk', ['register', 'issue'], ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số']],
  ['the head', ['issue'], ['Ký và phát hành']],
  ['an auditor', ['read', 'verify'], []],
])(
  'with a section in use a registered record offers what the person may do: %s',
  async (_who, own, names) => {
    const view = section({ own: own.map((right) => ({ right, level: 'A' as const })) });
    drawRecord(registered, { 'section.view': () => ({ section: view }) });
    await screen.findByRole('heading', { name: /101\/BC-UBND/ });
    const all = ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số'];
    await waitFor(() =>
      expect(all.filter((name) => screen.queryByRole('button', { name }) !== null)).toEqual(names),
    );
  },
);

test('an issued record offers nothing that would change it', async () => {
  drawRecord(issued);
  await screen.findByRole('heading', { name: /101\/BC-UBND/ });
  for (const name of ['Ký và phát hành', 'Sửa thông tin đăng ký', 'Hủy số'])
    expect(screen.queryByRole('button', { name })).toBeNull();
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

test('each signature says what it signs; what the terminal signs by itself is told as such', async () => {
  const [person] = issued.signatures;
  if (person === undefined) return expect.unreachable();
  const notice = (status: '01' | '03') => ({
    ...person,
    role: 'receiver' as const,
    status,
    subject: 'Lê Hoa',
  });
  drawRecord({ ...issued, signatures: [...issued.signatures, notice('01'), notice('03')] });
  const list = (await screen.findByRole('heading', { name: 'Chữ ký số' })).closest('section');
  const signed = [...(list?.querySelectorAll('li') ?? [])].map(
    (line) => line.querySelector('p')?.textContent,
  );
  expect(signed).toEqual([
    'Bản ghi',
    'Bản ghi và việc phát hành tới các nơi nhận',
    'Thông báo 01 Đã đến (ký tự động trong phiên làm việc của Lê Hoa)',
    'Thông báo 03 Đã tiếp nhận, vào sổ',
  ]);
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

test.each([
  ['that nothing answers yet', [], 'button-primary'],
  ['that was answered', [row(7)], 'button-plain'],
] as const)('of a paper %s the reply is offered as it should be', async (_, answeredBy, look) => {
  const change = { book: 'incoming' as const, issuer: other, recipients: [self] };
  const line = record(1, { ...change, arrivedOn: '2026-11-23', arrivalNumber: 1 });
  drawRecord({ ...registered, row: row(1, { record: line, state: 'entered' }), answeredBy: [...answeredBy] });
  expect((await screen.findByRole('button', { name: /Trả lời/ })).className).toContain(look);
});
