import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { session } from '../testing/samples.ts';
import { StatusBar } from './status-bar.tsx';

const answers = { 'session.view': () => session() };

test('what is on its way over a slow line stands in the status bar, in both directions', () => {
  const traffic = { incoming: 2_600_000, outgoing: { sent: 100_000, total: 1_500_000 } };
  draw(<StatusBar session={session({ traffic })} />, answers);
  const told = screen.getAllByText(/^Đang (nhận|gửi): /).map(({ textContent }) => textContent);
  expect(told).toEqual(['Đang nhận: 2.540 KB', 'Đang gửi: 98 / 1.465 KB']);
});

test('nothing is said of traffic when nothing is on its way', () => {
  draw(<StatusBar session={session()} />, answers);
  expect(screen.queryByText(/Đang nhận|Đang gửi/)).toBeNull();
});

test('a connection that comes back and brings something is no lost one any more', () => {
  const link = { state: 'connecting', lastContact: null, fault: 'ENDPOINT_UNREACHABLE' } as const;
  const traffic = { incoming: 70_000, outgoing: null };
  draw(
    <>
      <StatusBar session={session({ link })} />
      <StatusBar session={session({ link, traffic })} />
    </>,
    answers,
  );
  const told = screen.getAllByText(/máy chủ|Đang nhận/).map(({ textContent }) => textContent);
  expect(told).toEqual(['Mất kết nối máy chủ', 'Đang kết nối máy chủ…', 'Đang nhận: 69 KB']);
});
