import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordDraft } from '../../../contract/record/coded-record.ts';
import type { ViewOf } from '../../state/view.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { bareRecordPage, codeOf, directoryAndLaw, record, row } from '../../testing/samples.ts';
import RecordForm from './form.tsx';

/** The evening of the last day of the year in Việt Nam. */
const evening = Date.parse('2026-12-31T16:50:00Z');
const lookMs = 10_000;
beforeEach(() => {
  vi.useFakeTimers({ now: evening, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name, { selector: 'input' });
async function drawForm(view: ViewOf<'form'> = { screen: 'form', book: 'outgoing' }, answers: Answers = {}) {
  const drawn = draw(<RecordForm {...view} />, {
    ...directoryAndLaw,
    'register.next': ({ year }) => ({
      ordinal: 8,
      number: year === 2026 ? 414 : 1,
      arrivalNumber: 8,
      byHand: null,
    }),
    'draft.read': () => ({ draft: null }),
    'draft.write': () => ({ left: [] }),
    'draft.discard': () => ({}),
    ...answers,
  });
  await screen.findByRole('radio', { name: 'Tối mật' });
  return drawn;
}
type User = Awaited<ReturnType<typeof drawForm>>['user'];
async function retype(user: User, name: string, text: string) {
  await user.clear(box(name));
  await user.type(box(name), text);
  await user.tab();
}
const midnight = () =>
  act(async () => {
    vi.setSystemTime(evening + 20 * 60_000);
    await vi.advanceTimersByTimeAsync(lookMs);
  });

test('the suggested number is of the year of the day that was typed, until a number is typed', async () => {
  const { user } = await drawForm();
  expect(box('Số').value).toBe('414');
  await retype(user, 'Ngày tháng văn bản', '1/1/2026');
  expect(box('Số').value).toBe('414');
  await retype(user, 'Ngày tháng văn bản', '1/1/2025');
  await waitFor(() => expect(box('Số').value).toBe('1'));
  expect(screen.getByText('Sổ năm 2025')).toBeTruthy();
  await retype(user, 'Số', '77');
  await retype(user, 'Ngày tháng văn bản', '2/1/2026');
  await waitFor(() => expect(screen.queryByText('Sổ năm 2025')).toBeNull());
  await waitFor(() => expect(screen.getByText(/số tiếp theo 414/)).toBeTruthy());
  expect(box('Số').value).toBe('77');
});

test('a number typed over the equal suggestion stays when the day falls into another year', async () => {
  const { user } = await drawForm(undefined, {
    'register.next': ({ year }) => ({
      ordinal: 8,
      number: year === 2026 ? 2 : 1,
      arrivalNumber: 8,
      byHand: null,
    }),
  });
  await waitFor(() => expect(box('Số').value).toBe('2'));
  await user.type(box('Số'), '2', { initialSelectionStart: 0, initialSelectionEnd: 1 });
  await retype(user, 'Ngày tháng văn bản', '1/1/2025');
  await waitFor(() => expect(screen.getByText(/số tiếp theo 1\b/)).toBeTruthy());
  expect(box('Số').value).toBe('2');
});

test('at midnight the day of a new form follows, with the number of the new year; a typed day stays', async () => {
  const { user } = await drawForm();
  expect(box('Ngày tháng văn bản').value).toBe('31/12/2026');
  await midnight();
  expect(box('Ngày tháng văn bản').value).toBe('01/01/2027');
  expect(screen.getByText('Đã sang ngày mới: ô này trước đó ghi 31/12/2026.')).toBeTruthy();
  await waitFor(() => expect(box('Số').value).toBe('1'));
  await retype(user, 'Ngày tháng văn bản', '30/12/2026');
  expect(screen.queryByText(/Đã sang ngày mới/)).toBeNull();
  await midnight();
  expect(box('Ngày tháng văn bản').value).toBe('30/12/2026');
});

test('the day of arrival that moves at midnight says so, and not the day of the document', async () => {
  await drawForm({ screen: 'form', book: 'incoming' });
  await midnight();
  expect(box('Ngày đến').value).toBe('01/01/2027');
  expect(screen.getAllByText('Đã sang ngày mới: ô này trước đó ghi 31/12/2026.')).toHaveLength(1);
});

test('a form begun after midnight has the new day', async () => {
  const kept: RecordDraft = { book: 'outgoing', issuedOn: '2026-12-30', number: 400, pages: 33 };
  const { user } = await drawForm(undefined, { 'draft.read': () => ({ draft: kept }) });
  await midnight();
  expect([box('Ngày tháng văn bản').value, box('Số').value]).toEqual(['30/12/2026', '400']);
  await user.click(screen.getByRole('button', { name: 'Bỏ bản nháp' }));
  await waitFor(() => expect(box('Số trang').value).toBe(''));
  expect(box('Ngày tháng văn bản').value).toBe('01/01/2027');
  await waitFor(() => expect(box('Số').value).toBe('1'));
});

const term = 'Thời hạn bảo vệ (đến ngày) (không bắt buộc)';
const correction = (change: object) =>
  drawForm(
    { screen: 'form', book: 'outgoing', correct: codeOf(1) },
    {
      'record.page': () => ({
        ...bareRecordPage,
        row: row(1, { record: record(1, change) }),
      }),
    },
  );

test('a term that was derived follows level and day, and the correction shows it as a change', async () => {
  const { user } = await correction({ level: 'C', issuedOn: '2026-11-20', protectUntil: '2036-11-20' });
  await user.click(screen.getByRole('radio', { name: 'Tuyệt mật' }));
  expect(box(term).value).toBe('20/11/2056');
  await retype(user, 'Ngày tháng văn bản', '19/11/2026');
  expect(box(term).value).toBe('19/11/2056');
  await user.click(screen.getByRole('radio', { name: 'Mật' }));
  expect(box(term).value).toBe('19/11/2036');
  await user.keyboard('{Control>}{Enter}{/Control}');
  const dialog = await screen.findByRole('dialog');
  const changes = within(dialog).getAllByRole('row').slice(1);
  expect(changes.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('19/11/2026'),
    expect.stringContaining('19/11/2036'),
  ]);
});

test('a term that somebody typed stays', async () => {
  const { user } = await correction({ level: 'C', issuedOn: '2026-11-20', protectUntil: '2030-01-01' });
  await user.click(screen.getByRole('radio', { name: 'Tuyệt mật' }));
  expect(box(term).value).toBe('01/01/2030');
  await retype(user, term, '20/11/2056');
  await user.click(screen.getByRole('radio', { name: 'Tối mật' }));
  expect(box(term).value).toBe('20/11/2056');
});

test('an empty term of an outgoing document tells what is written for it', async () => {
  const { user } = await drawForm();
  expect(screen.getByText('Để trống: ghi mức tối đa theo luật của độ mật.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Mật' }));
  expect(screen.getByText('Để trống: ghi 31/12/2036, mức tối đa 10 năm theo luật.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Dùng/ })).toBeNull();
  await retype(user, term, '1/1/2030');
  expect(screen.getByText('Theo luật, tối đa 10 năm, đến 31/12/2036.')).toBeTruthy();
});

test('an empty term of a document that came in stays empty, and the longest is offered', async () => {
  const { user } = await drawForm({ screen: 'form', book: 'incoming' });
  await user.click(screen.getByRole('radio', { name: 'Mật' }));
  await retype(user, 'Ngày tháng văn bản', '31/12/2026');
  expect(screen.getByText('Theo luật, tối đa 10 năm, đến 31/12/2036.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Dùng 31/12/2036' }));
  expect(box(term).value).toBe('31/12/2036');
});
