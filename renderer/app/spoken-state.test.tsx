import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { SessionView } from '../../contract/ipc/views.ts';
import { useSession, useTerminalEvents } from '../bridge/session.ts';
import { Dialog } from '../components/dialog.tsx';
import { draw } from '../testing/draw.tsx';
import { instant, locked, session } from '../testing/samples.ts';
import { useSpokenState } from './spoken-state.ts';

function Speaking() {
  useTerminalEvents();
  useSpokenState(useSession().data);
  return <output>{useSession().data?.phase}</output>;
}
const spoken = (kind: 'polite' | 'assertive') =>
  document.querySelector(`[data-live-announcer] [aria-live=${kind}]`)?.textContent;
const offline: SessionView['link'] = {
  state: 'offline',
  lastContact: instant,
  fault: 'ENDPOINT_UNREACHABLE',
};

async function drawSpeaking(first: SessionView) {
  const { bridge } = draw(<Speaking />, { 'session.view': () => first });
  await screen.findByText(first.phase);
  return (view: SessionView) => bridge.emit('session', view);
}

test('a lost line is spoken at once on whatever screen, and its return when the reader is done', async () => {
  const change = await drawSpeaking(session());
  change(session({ link: offline }));
  await vi.waitFor(() => expect(spoken('assertive')).toBe('Mất kết nối máy chủ'));
  // A new attempt is no news.
  change(session({ link: { ...offline, state: 'connecting' } }));
  change(session());
  await vi.waitFor(() => expect(spoken('polite')).toBe('Đã kết nối'));
});

test('what was so before is not spoken', async () => {
  await drawSpeaking(session({ link: offline, seal: { state: 'open', pin: 'ok', pinPad: false } }));
  expect([spoken('polite'), spoken('assertive')]).toEqual(['', '']);
});

test('opening the token of the organisation is spoken, its loss at once', async () => {
  const closed = { state: 'closed', pin: 'ok', pinPad: false } as const;
  const change = await drawSpeaking(session({ seal: closed }));
  change(session());
  await vi.waitFor(() => expect(spoken('polite')).toBe('Token cơ quan: đã mở'));
  change(session({ seal: { ...closed, state: 'absent' } }));
  await vi.waitFor(() => expect(spoken('assertive')).toBe('Token cơ quan: chưa cắm'));
});

test('a lock is spoken with its reason, and the last minute before it', async () => {
  const change = await drawSpeaking(session());
  change(session({ lockIn: 60 }));
  await vi.waitFor(() => expect(spoken('assertive')).toBe('Tự khóa sau 60 giây'));
  change(locked({}, { lockedBecause: 'TOKEN_REMOVED' }));
  await vi.waitFor(() => expect(spoken('assertive')).toMatch(/^Máy trạm đã khóa\. \S/));
});

test('a dialog speaks its title, what it asks about and what cannot be undone', async () => {
  draw(
    <Dialog title="Phát hành?" about={<b>12/BC</b>} lead="Không sửa được nữa" onClose={() => undefined}>
      <p>more</p>
    </Dialog>,
    {},
  );
  expect(screen.getByRole('dialog', { description: '12/BC Không sửa được nữa' })).toBeTruthy();
  expect(spoken('polite')).toBe('Phát hành?. 12/BC. Không sửa được nữa');
  const regions = document.querySelector('[data-live-announcer=true]');
  expect(regions?.closest('[aria-hidden=true], [inert]')).toBeNull();
});
