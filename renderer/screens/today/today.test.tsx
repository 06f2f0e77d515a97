import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TodayView } from '../../../contract/ipc/views.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import {
  codeOf,
  directoryAndLaw,
  envelopeId,
  nothingToday,
  row,
  session,
  waiting,
} from '../../testing/samples.ts';
import Today from './today.tsx';

const drawToday = (today: Partial<TodayView>, view = session()) =>
  draw(<Today />, { ...directoryAndLaw, 'today.view': () => ({ ...nothingToday, ...today }) }, view);

test('what waits is listed by section, the first line has the keyboard and Enter opens it', async () => {
  const { user } = drawToday({ waiting: [waiting(1)], waitingTotal: 1, toIssue: [row(7)] });
  const section = await screen.findByRole('region', { name: /Bì đến chờ kiểm tra/ });
  expect(within(section).getByRole('button')).toBe(document.activeElement);
  await user.keyboard('{Enter}');
  expect(shownView()).toEqual({ screen: 'check', envelope: envelopeId(1) });
});

test('arrows move through all sections as one list, and stop at its ends', async () => {
  const { user } = drawToday({ waiting: [waiting(1)], waitingTotal: 1, toIssue: [row(7), row(8)] });
  await screen.findByRole('region', { name: /Đã đăng ký, chưa phát hành/ });
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'record', code: codeOf(8), ask: 'issue' });
});

test('a waiting envelope shows neither level nor number', async () => {
  drawToday({ waiting: [waiting(1)], waitingTotal: 1 });
  const section = await screen.findByRole('region', { name: /Bì đến chờ kiểm tra/ });
  expect(section.textContent).not.toMatch(/4711|Tối mật/);
});

test('more envelopes than one page can be opened together, and the heading counts all of them', async () => {
  const { user } = drawToday({ waiting: [waiting(1)], waitingTotal: 60 });
  const section = await screen.findByRole('region', { name: /Bì đến chờ kiểm tra ?60$/ });
  await user.click(within(section).getByRole('button', { name: /Xem tất cả 60 bì/ }));
  expect(shownView()).toEqual({ screen: 'check' });
});

test.each([
  ['online', 'Không còn việc nào chờ.'],
  ['offline', 'Ở máy này không còn việc nào chờ.'],
] as const)('with nothing to do while %s it claims no more than it knows', async (state, sentence) => {
  drawToday({}, session({ link: { state, lastContact: null, fault: null } }));
  expect(await screen.findByText(sentence)).toBeTruthy();
});
