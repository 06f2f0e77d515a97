import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { directoryAndLaw, other, record, row } from '../testing/samples.ts';
import { LastEntries } from './last-entries.tsx';

test('the last lines name one recipient and tell how many more there are', async () => {
  const rows = [
    row(2, { record: record(2, { recipients: [other, 'G01', 'G02'] }) }),
    row(1, { record: record(1, { recipients: [other] }) }),
  ];
  draw(<LastEntries book="outgoing" />, {
    ...directoryAndLaw,
    'register.page': () => ({ total: 2, rows, reading: null }),
  });
  const list = within(await screen.findByRole('region', { name: 'Vừa đăng ký' }));
  const ends = list
    .getAllByRole('listitem')
    .map(({ textContent }) => /\+\d+ nơi$/.exec(textContent ?? '')?.[0]);
  expect(ends).toEqual(['+2 nơi', undefined]);
});

test('a line of the last entries that was cancelled is marked as such', async () => {
  const rows = [row(2, { state: 'cancelled' }), row(1)];
  draw(<LastEntries book="outgoing" />, {
    ...directoryAndLaw,
    'register.page': () => ({ total: 2, rows, reading: null }),
  });
  const list = within(await screen.findByRole('region', { name: 'Vừa đăng ký' }));
  const marked = list.getAllByRole('listitem').map(({ textContent }) => textContent?.includes('Đã hủy số'));
  expect(marked).toEqual([true, false]);
});
