import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../../contract/errors/index.ts';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import { locked } from '../../testing/samples.ts';
import { Unlock } from './unlock.tsx';

const drawUnlock = (view: SessionView, refusal?: ErrorCode) => {
  const sent: string[] = [];
  const drawn = draw(
    <Unlock session={view} />,
    {
      'session.unlock': ({ serial, pin }) => {
        sent.push(`${serial} ${pin === null ? 'pad' : new TextDecoder().decode(pin)}`);
        if (refusal !== undefined) throw new AppError(refusal);
        return {};
      },
      'session.choose': () => ({}),
    },
    view,
  );
  return { ...drawn, sent };
};
const pinBox = () => screen.getByLabelText('Mã PIN') as HTMLInputElement;

test('the PIN box has the keyboard; the PIN goes to the token on show and leaves the box', async () => {
  const { user, sent } = drawUnlock(locked());
  expect(document.activeElement).toBe(pinBox());
  await user.keyboard('VanThuA-2026{Enter}');
  expect(sent).toEqual(['0A1B2C3D VanThuA-2026']);
  expect(pinBox().value).toBe('');
});

test.each(['PIN_WRONG', 'PIN_LAST_TRY', 'PIN_LOCKED', 'TOKEN_REMOVED'] as const)(
  'a refusal is told by its own error, %s, and the box is ready again',
  async (code) => {
    const { user } = drawUnlock(locked(), code);
    await user.keyboard('123456{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(code);
    expect(pinBox().value).toBe('');
    expect(document.activeElement).toBe(pinBox());
  },
);

test('a PIN of an impossible length costs no try', async () => {
  const { user, sent } = drawUnlock(locked());
  await user.keyboard('123{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('PIN_FORMAT');
  expect(sent).toEqual([]);
});

test.each([
  ['count-low', /Đã có lần nhập sai mã PIN/],
  ['last-try', /Chỉ còn MỘT lần thử/],
] as const)('what the token says of the tries left stands above the box: %s', (pin, sentence) => {
  drawUnlock(locked({ pin }));
  expect(screen.getByText(sentence)).toBeTruthy();
  expect(pinBox().disabled).toBe(false);
});

test.each([
  ['a locked PIN', locked({ pin: 'locked' })],
  ['no token', locked({ state: 'absent', serial: null, label: null, pin: null })],
])('%s leaves nothing to type', async (_, view) => {
  const { user, sent } = drawUnlock(view);
  expect(pinBox().disabled).toBe(true);
  await user.keyboard('123456{Enter}');
  expect(sent).toEqual([]);
});

test('a reader with keys of its own is asked to take the PIN; nothing is typed here', async () => {
  const { user, sent } = drawUnlock(locked({ pinPad: true }));
  expect(screen.queryByLabelText('Mã PIN')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Bắt đầu nhập trên đầu đọc' }));
  expect(sent).toEqual(['0A1B2C3D pad']);
});

test('another token that is plugged in can be chosen', async () => {
  const others = [{ serial: '99887766', label: 'THU TRUONG A', reader: 'Reader 2' }];
  const { user, bridge } = drawUnlock(locked({}, { others }));
  await user.click(screen.getByRole('button', { name: 'Dùng token THU TRUONG A' }));
  expect(bridge.argsOf('session.choose')).toEqual([{ serial: '99887766' }]);
});

test('two tokens of one label are told apart by serial number and reader', () => {
  const others = [{ serial: '99887766', label: 'VAN THU A', reader: 'Reader 2' }];
  drawUnlock(locked({}, { others }));
  expect(screen.getByText('Số sê-ri 0A1B2C3D · Đầu đọc Reader 1')).toBeTruthy();
  const button = screen.getByRole('button', { name: /Dùng token/ });
  expect(button.textContent).toBe('Dùng token VAN THU A, số sê-ri 99887766, đầu đọc Reader 2');
});

test('until the readers were looked at nothing is said to be missing', () => {
  drawUnlock(locked({ state: 'reading', serial: null, label: null, reader: null, pin: null }));
  expect(screen.getByText('Đang đọc token trên các đầu đọc…')).toBeTruthy();
  expect(screen.queryByText(/TOKEN_ABSENT/)).toBeNull();
  expect(pinBox().disabled).toBe(true);
});

test('why the terminal locked by itself is shown with its code; a lock by hand is not a fault', () => {
  drawUnlock(locked({}, { lockedBecause: 'TOKEN_REMOVED' }));
  expect(screen.getByText(/TOKEN_REMOVED/)).toBeTruthy();
  expect(screen.queryByText(/Máy trạm đang khóa/)).toBeNull();
});

test.each(['IDLE_LOCKED', 'TOKEN_REMOVED', 'TOKEN_HOST_LOST', null] as const)(
  'a locked terminal says what is kept and what is typed again: %s',
  (lockedBecause) => {
    drawUnlock(locked({}, { lockedBecause }));
    expect(
      screen.getByText(
        /bản nháp văn bản mới vẫn còn; phần sửa thông tin đăng ký, số đếm và ô chưa gõ xong thì nhập lại/,
      ),
    ).toBeTruthy();
  },
);
