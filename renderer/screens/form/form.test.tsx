import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { box, drawForm, fill, pick, save } from '../../testing/record-form.tsx';
import {
  bareRecordPage,
  codeOf,
  envelopeId,
  input,
  olderRecord,
  other,
  record,
  row,
  self,
  waiting,
} from '../../testing/samples.ts';

test('saving an empty form shows every fault at once, counts them and goes to the first', async () => {
  const { user, bridge } = drawForm();
  await screen.findByRole('radio', { name: 'Tối mật' });
  await save(user);
  expect(await screen.findByText('Còn 7 ô cần sửa')).toBeTruthy();
  const faulty = [...document.querySelectorAll('.field:has(.field-error)')].map(
    (field) => field.querySelector('legend, label')?.textContent,
  );
  expect(faulty).toEqual([
    'Độ mật',
    'Tên loại',
    'Ký hiệu',
    'Người ký',
    'Nơi nhận',
    'Số lượng bản',
    'Số trang',
  ]);
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Tuyệt mật' }));
  expect(bridge.argsOf('record.register')).toEqual([]);
});

test('a complete form is registered as typed, its draft dropped and the record opened', async () => {
  const { user, bridge } = drawForm();
  await fill(user);
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  expect(bridge.argsOf('record.register')).toEqual([
    { request: expect.any(String), input: input(108, { issuedOn: localDate(Date.now()), enclosures: 0 }) },
  ]);
  expect(bridge.argsOf('draft.discard')).toEqual([{ key: 'outgoing' }]);
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(8) });
});

const [issued, deadline] = ['Ngày tháng văn bản', 'Hạn trả lời văn bản (không bắt buộc)'];
async function retype(user: ReturnType<typeof drawForm>['user'], name: string, text: string) {
  await user.clear(box(name));
  await user.type(box(name), text);
  await user.tab();
}
test.each([
  [deadline, issued],
  [issued, deadline],
])(
  'a deadline before the day of the document is told when the second of them is left: %s',
  async (second, first) => {
    const { user } = drawForm();
    await screen.findByRole('radio', { name: 'Tối mật' });
    const days = { [deadline]: '19/11/2026', [issued]: '20/11/2026' };
    await user.clear(box(issued));
    await retype(user, first, days[first] ?? '');
    expect(screen.queryByText(/sớm hơn ngày văn bản/)).toBeNull();
    await retype(user, second, days[second] ?? '');
    expect((await screen.findByText(/sớm hơn ngày văn bản/)).closest('.field')?.contains(box(deadline))).toBe(
      true,
    );
    await retype(user, deadline, '20/11/2026');
    expect(screen.queryByText(/Ngày chưa đúng/)).toBeNull();
    await waitFor(() => expect(screen.queryByText(/sớm hơn ngày văn bản/)).toBeNull());
  },
);

test('save and next begins an empty form with the next number', async () => {
  const { user } = drawForm();
  await fill(user);
  await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await screen.findByText(/Đã đăng ký số thứ tự 8/);
  await waitFor(() => expect(box('Số').value).toBe('109'));
  expect(box('Số trang').value).toBe('');
});

test('an incoming document asks for its sender and its days, and not for recipients', async () => {
  drawForm({ screen: 'form', book: 'incoming' });
  await screen.findByRole('radio', { name: 'Tối mật' });
  for (const name of ['Cơ quan, tổ chức ban hành', 'Ngày đến', 'Mã quản lý (không bắt buộc)'])
    expect(screen.queryByLabelText(name, { selector: 'input' }), name).not.toBeNull();
  expect(screen.queryByLabelText('Nơi nhận', { selector: 'input' })).toBeNull();
});

test('paper whose envelope waits opens the check of the envelope, and leaves no draft', async () => {
  const envelope = envelopeId(1);
  const { user, bridge } = drawForm(
    { screen: 'form', book: 'incoming' },
    {
      'draft.read': () => ({
        draft: {
          ...{ book: 'incoming', level: 'B', typeCode: 'BC', number: 7, notation: 'BC-UBND', issuer: other },
          ...{ issuedOn: '2026-11-20', recipients: [self], urgency: 'normal', copies: 1, noteCodes: [] },
          ...{ arrivedOn: '2026-11-23', namedOpenerOnly: true, code: codeOf(1) },
        },
      }),
      'record.register': () => {
        throw new AppError('ENVELOPE_WAITS', { field: 'code' });
      },
      'incoming.waiting': () => ({ total: 1, offset: 0, waiting: [], chosen: waiting(1) }),
    },
  );
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await save(user);
  expect(await screen.findByText(/đang chờ tiếp nhận/)).toBeTruthy();
  expect(shownView()).toEqual({ screen: 'check', envelope });
  expect(bridge.argsOf('incoming.waiting')).toEqual([{ carries: { issuer: other, code: codeOf(1) } }]);
  expect(bridge.argsOf('draft.discard')).toEqual([{ key: 'incoming' }]);
});

test('a correction shows old and new side by side before anything is written', async () => {
  const { user, bridge } = drawForm(
    { screen: 'form', book: 'outgoing', correct: codeOf(1) },
    {
      'record.page': () => ({
        ...bareRecordPage,
        row: row(1, { record: record(1, { protectUntil: '2040-01-01' }) }),
      }),
      'record.correct': ({ input }) => ({ record: record(1, input) }),
    },
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sửa thông tin đăng ký 101/BC-UBND');
  expect(screen.getByRole('button', { name: /Ghi thay đổi/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Lưu vào sổ/ })).toBeNull();
  await user.clear(box('Số trang'));
  await user.type(box('Số trang'), '8');
  await save(user);
  const dialog = await screen.findByRole('dialog');
  const changes = within(dialog).getAllByRole('row').slice(1);
  expect(changes.map((line) => [...line.children].map(({ textContent }) => textContent))).toEqual([
    ['Số trang', '6', '8'],
  ]);
  expect(bridge.argsOf('record.correct')).toEqual([]);
  const go = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Ghi thay đổi' });
  expect(go.disabled).toBe(true);
  await user.click(within(dialog).getByRole('radio', { name: /Chép nhầm từ văn bản/ }));
  await readDialog();
  await user.click(go);
  await screen.findByText(/Đã sửa thông tin đăng ký, mã/);
  expect(
    bridge.argsOf('record.correct').map(({ code, input, reason }) => [code, input.pages, reason]),
  ).toEqual([[codeOf(1), 8, 'D01']]);
});

test('a name that was typed and not chosen is not passed over by saving', async () => {
  const { user, bridge } = drawForm();
  await fill(user);
  await user.type(box('Nơi nhận'), 'so tai chinh');
  await save(user);
  const fault = await screen.findByText('CHOICE_OPEN');
  expect(fault.closest('.field')?.querySelector('label')?.textContent).toBe('Nơi nhận');
  expect([document.activeElement, box('Nơi nhận').value]).toEqual([box('Nơi nhận'), 'so tai chinh']);
  expect(bridge.argsOf('record.register')).toEqual([]);
  await user.keyboard('{Escape}');
  await save(user);
  expect(await screen.findByText(/Đã đăng ký số thứ tự 8/)).toBeTruthy();
  expect(bridge.argsOf('record.register').map(({ input }) => input.recipients)).toEqual([['H40.02']]);
});

test('a box with text that is no choice is among the boxes to mend, once, until it is mended', async () => {
  const { user } = drawForm();
  await fill(user);
  await user.type(box('Nơi nhận'), 'so tai chinh');
  await save(user);
  expect(await screen.findByText('Còn 1 ô cần sửa')).toBeTruthy();
  await user.keyboard('{Escape}');
  await user.type(box('Người ký'), 'xyz');
  await save(user);
  expect(await screen.findByText('Còn 1 ô cần sửa')).toBeTruthy();
  await user.clear(box('Người ký'));
  await pick(user, 'Người ký', 'tran');
  await waitFor(() => expect(screen.queryByText(/ô cần sửa/)).toBeNull());
});

test('a new form has none of the names that were typed into the one before', async () => {
  const kept: RecordDraft = { book: 'outgoing', pages: 33 };
  const { user } = drawForm(undefined, { 'draft.read': () => ({ draft: kept }) });
  await screen.findByText('Đã khôi phục bản nháp còn dang dở.');
  await user.type(box('Nơi nhận'), 'so noi');
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe(''));
  expect(box('Nơi nhận').value).toBe('');
});

test('saving twice asks under one identity', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { user, bridge } = drawForm(undefined, {
    'record.register': async ({ input }) => {
      await promise;
      return { record: record(8, input) };
    },
  });
  await fill(user);
  const twice = '{Control>}{Shift>}{Enter}{Enter}{/Shift}{/Control}';
  await user.keyboard(twice);
  resolve();
  await waitFor(() => expect(box('Số trang').value).toBe(''));
  expect(bridge.argsOf('record.register').length).toBeGreaterThan(0);
  expect(new Set(bridge.argsOf('record.register').map(({ request }) => request)).size).toBe(1);
});

test('a correction of an incoming line asks for neither issuer nor code, and adds no term of its own', async () => {
  const line = record(1, {
    ...{ book: 'incoming', issuer: 'G22', recipients: ['H37'], arrivedOn: '2026-11-23', arrivalNumber: 1 },
  });
  const { user, bridge } = drawForm(
    { screen: 'form', book: 'incoming', correct: codeOf(1), issuer: 'G22' },
    {
      'record.page': () => ({
        ...bareRecordPage,
        row: row(1, { record: line, state: 'entered', came: 1 }),
      }),
      'record.correct': ({ input }) => ({ record: { ...line, ...input, code: line.code } }),
    },
  );
  await screen.findByRole('radio', { name: 'Tối mật' });
  expect(bridge.argsOf('record.page')).toEqual([{ code: codeOf(1), issuer: 'G22' }]);
  for (const name of ['Cơ quan, tổ chức ban hành', 'Mã quản lý (không bắt buộc)'])
    expect(screen.queryByLabelText(name, { selector: 'input' }), name).toBeNull();
  // One came of those that the record states.
  expect(box('Số lượng bản phát hành').value).toBe(String(line.copies));
  await user.clear(box('Số trang'));
  await user.type(box('Số trang'), '8');
  await save(user);
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Chép nhầm/ }));
  // That a document changed before its issue is a reason of the outgoing register.
  expect(within(dialog).getAllByRole('radio')).toHaveLength(1);
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Ghi thay đổi' }));
  await screen.findByText(/Đã sửa thông tin đăng ký, mã/);
  const [sent] = bridge.argsOf('record.correct');
  expect([sent?.input.issuer, sent?.input.pages, sent?.input.protectUntil]).toEqual([
    'G22',
    8,
    line.protectUntil,
  ]);
});

test('the timed urgency of older records is not offered to new ones, and stays in those that have it', async () => {
  drawForm();
  await screen.findByRole('group', { name: 'Độ khẩn' });
  const offered = () =>
    within(screen.getByRole('group', { name: 'Độ khẩn' }))
      .getAllByRole('radio')
      .map((radio) => radio.parentElement?.textContent);
  expect(offered()).toEqual(['Không khẩn', 'Khẩn', 'Thượng khẩn', 'Hỏa tốc']);
  cleanup();
  const { user } = drawForm(
    { screen: 'form', book: 'outgoing', correct: codeOf(1) },
    {
      'record.page': () => ({
        ...bareRecordPage,
        row: row(1, { record: olderRecord(1, { urgency: 'flash-timed' }) }),
      }),
    },
  );
  await waitFor(() => expect(offered().at(-1)).toBe('Hỏa tốc hẹn giờ'));
  await user.click(screen.getByRole('radio', { name: 'Khẩn' }));
  expect(offered().at(-1)).toBe('Hỏa tốc hẹn giờ');
});
