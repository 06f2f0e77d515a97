import { cleanup } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { SessionView } from '../../contract/ipc/views.ts';
import { draw } from '../testing/draw.tsx';
import { locked, nothingToday, session, todayWith, waiting } from '../testing/samples.ts';
import { useTitle } from './title.ts';

function Titled({ view }: { view: SessionView | undefined }) {
  useTitle(view);
  return null;
}

test.each([
  ['an open terminal', session(), 'Trạm Mật – Văn phòng Ủy ban (huấn luyện)'],
  ['a locked terminal', locked(), 'Trạm Mật – Văn phòng Ủy ban (huấn luyện)'],
  [
    'an agency without a name',
    session({ organisation: { code: 'H37.01', name: null } }),
    'Trạm Mật – H37.01',
  ],
  ['a terminal that starts', undefined, 'Trạm Mật'],
] as const)('the title of %s names its agency', (_, view, title) => {
  draw(<Titled view={view} />, { 'today.view': () => nothingToday });
  expect(document.title).toBe(title);
});

test('the title counts the envelopes that wait while the terminal is open', async () => {
  const answers = { 'today.view': () => todayWith({ waiting: [waiting(1)] }, { waiting: 12 }) };
  draw(<Titled view={session()} />, answers);
  await vi.waitFor(() => expect(document.title).toBe('(12) Trạm Mật – Văn phòng Ủy ban (huấn luyện)'));
  cleanup();
  draw(<Titled view={locked()} />, answers);
  expect(document.title).toBe('Trạm Mật – Văn phòng Ủy ban (huấn luyện)');
});
