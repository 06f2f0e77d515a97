import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { showCode } from '../../format/codes.ts';
import { today } from '../../format/dates.ts';
import { box, drawForm, pick } from '../../testing/record-form.tsx';
import { codeOf, record, row } from '../../testing/samples.ts';

const reply = 'Trả lời văn bản có mã (không bắt buộc)';
const asked = row(4, {
  state: 'entered',
  record: record(4, {
    book: 'incoming',
    issuer: 'H40.02',
    recipients: ['H37.01'],
    arrivedOn: '2026-11-23',
    arrivalNumber: 4,
  }),
});
const thisYear = Number(today().slice(0, 4));
test('what is replied to is found by its number, and a code that is scanned stays as it is', async () => {
  const { user, bridge } = drawForm(undefined, {
    'register.page': ({ book, year, text }) =>
      book === 'incoming' && year === thisYear && text !== ''
        ? { total: 1, rows: [asked], reading: null }
        : { total: 0, rows: [], reading: null },
  });
  await screen.findByRole('group', { name: 'Độ mật' });
  await pick(user, reply, '104');
  await waitFor(() => expect(box(reply).value).toBe(showCode(asked.record.code)));
  expect(await screen.findByText(/104\/BC-UBND · Sở Nội vụ/)).toBeTruthy();
  expect(bridge.argsOf('register.page').some(({ book, text }) => book === 'incoming' && text === '104')).toBe(
    true,
  );
  await user.clear(box(reply));
  await user.type(box(reply), `${showCode(codeOf(9))}{Enter}`);
  await waitFor(() => expect(box(reply).value).toBe(showCode(codeOf(9))));
});

test('a reply named while its register is still being read is looked for until all of it was', async () => {
  let reading: { read: number; total: number } | null = { read: 20_000, total: 50_000 };
  const { user } = drawForm(undefined, {
    'register.page': ({ year, text }) =>
      text === '104' && year === thisYear && reading === null
        ? { total: 1, rows: [asked], reading }
        : { total: 0, rows: [], reading: text === '104' && year === thisYear ? reading : null },
  });
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.type(box(reply), '104');
  expect(await screen.findByText('Đang đọc sổ: 20.000 trên 50.000 dòng')).toBeTruthy();
  await user.tab();
  expect(box(reply).value).toBe('104');
  reading = null;
  await waitFor(() => expect(box(reply).value).toBe(showCode(asked.record.code)));
});
