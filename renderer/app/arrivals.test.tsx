import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useTerminalEvents } from '../bridge/session.ts';
import { draw } from '../testing/draw.tsx';
import { directoryAndLaw, todayWith } from '../testing/samples.ts';
import { useArrivals } from './arrivals.ts';
import { chime } from './chime.ts';

vi.mock('./chime.ts', () => ({ chime: vi.fn() }));
afterEach(() => vi.mocked(chime).mockClear());

function Listening() {
  useTerminalEvents();
  useArrivals();
  return null;
}

function drawListening(sound: boolean) {
  const now = { waiting: 2 };
  const { bridge } = draw(<Listening />, {
    ...directoryAndLaw,
    'preferences.read': () => ({ language: 'vi', theme: 'light', zoom: 100, sound }),
    'today.view': () => todayWith({}, now),
  });
  const change = (waiting: number) => {
    now.waiting = waiting;
    bridge.emit('changed', { topics: ['today'] });
  };
  const told = () => bridge.argsOf('window.waiting');
  return { change, told };
}

test('an arrival is counted on the badge, spoken once and heard; what waited before the unlock is only counted', async () => {
  const { change, told } = drawListening(true);
  await vi.waitFor(() => expect(told()).toEqual([{ waiting: 2, arrived: false }]));
  expect(screen.queryByText(/mới đến/)).toBeNull();
  change(5);
  expect(await screen.findByText('Có 3 gói tin mới đến, 5 gói tin đang chờ.')).toBeTruthy();
  expect(
    screen
      .getByText('Có 3 gói tin mới đến, 5 gói tin đang chờ.')
      .closest('[data-live-announcer] [aria-live=polite]'),
  ).toBeTruthy();
  expect(told().at(-1)).toEqual({ waiting: 5, arrived: true });
  expect(chime).toHaveBeenCalledTimes(1);
  change(4);
  await vi.waitFor(() => expect(told().at(-1)).toEqual({ waiting: 4, arrived: false }));
  expect(chime).toHaveBeenCalledTimes(1);
});

test('no sound where it is turned off', async () => {
  const { change, told } = drawListening(false);
  await vi.waitFor(() => expect(told()).toHaveLength(1));
  change(3);
  await vi.waitFor(() => expect(told().at(-1)).toEqual({ waiting: 3, arrived: true }));
  expect(chime).not.toHaveBeenCalled();
});
