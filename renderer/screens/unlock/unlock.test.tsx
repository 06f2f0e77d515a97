import { act, screen, within } from '@testing-library/react';
import { useEffect, useState } from 'react';
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
function Changing({
  first,
  changing,
}: {
  first: SessionView;
  changing: { show: (view: SessionView) => void };
}) {
  const [view, setView] = useState(first);
  useEffect(() => {
    changing.show = setView;
  }, [changing]);
  return <Unlock session={view} />;
}

/** A terminal whose tokens may change; the core keeps to the token that was chosen while it is plugged in. */
function drawTokens(first: SessionView) {
  const changing: { show: (view: SessionView) => void } = { show: () => undefined };
  const sent: string[] = [];
  const drawn = draw(
    <Changing first={first} changing={changing} />,
    {
      'session.unlock': ({ serial, pin }) => {
        sent.push(`${serial} ${pin === null ? 'pad' : new TextDecoder().decode(pin)}`);
        return {};
      },
      'session.choose': () => ({}),
    },
    first,
  );
  return { ...drawn, sent, show: (view: SessionView) => act(() => changing.show(view)) };
}
const [clerkCard, headCard] = [
  { serial: '0A1B2C3D', label: 'VAN THU A', reader: 'Reader 1' },
  { serial: '99887766', label: 'THU TRUONG A', reader: 'Reader 2' },
];
const both = locked(clerkCard, { others: [headCard] });
const headFirst = locked(headCard, { others: [clerkCard] });
const headAlone = locked(headCard);
const holder = () => document.querySelector('.pin-holder-name')?.textContent;
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
  expect(screen.getAllByText('Số hiệu thiết bị 0A1B2C3D · Đầu đọc Reader 1')).toHaveLength(2);
  const button = screen.getByRole('button', { name: /Dùng token/ });
  expect(button.textContent).toBe('Dùng token VAN THU A, số hiệu thiết bị 99887766, đầu đọc Reader 2');
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
        /bản nháp văn bản mới và phần sửa thông tin đăng ký vẫn còn; số đếm, ô chưa gõ xong và phần nhập dở trong hộp thoại thì nhập lại/,
      ),
    ).toBeTruthy();
  },
);

test('a PIN that was begun for one token stays with it when another comes', async () => {
  const { user, bridge, sent, show } = drawTokens(headAlone);
  await user.keyboard('Head-');
  expect(bridge.argsOf('session.choose')).toEqual([{ serial: headCard.serial }]);
  show(both);
  expect(holder()).toContain('THU TRUONG A');
  expect(screen.getByRole('button', { name: 'Dùng token VAN THU A' })).toBeTruthy();
  expect([pinBox().value, document.activeElement]).toEqual(['Head-', pinBox()]);
  show(headFirst);
  await user.keyboard('2026{Enter}');
  expect(sent).toEqual([`${headCard.serial} Head-2026`]);
});

test('a PIN that was begun is cleared when its token goes, and the next box does not take the keyboard', async () => {
  const { user, sent, show } = drawTokens(both);
  await user.keyboard('Clerk-');
  show(headAlone);
  expect(pinBox().value).toBe('');
  expect(document.activeElement).not.toBe(pinBox());
  await user.keyboard('2026{Enter}');
  expect([pinBox().value, sent]).toEqual(['', []]);
  show(both);
  expect([holder(), pinBox().value]).toEqual([expect.stringContaining('VAN THU A'), '']);
});

test("the token in another's place is told, has its holder above the box, and gets a PIN only on purpose", async () => {
  const { user, sent, show } = drawTokens(both);
  expect(document.activeElement).toBe(pinBox());
  show(headAlone);
  const told = within(document.querySelector('.pin-holder[data-changed=true]') as HTMLElement);
  expect(told.getByText(/Token đã đổi.*THU TRUONG A/)).toBeTruthy();
  expect(holder()).toContain('THU TRUONG A');
  expect(pinBox().getAttribute('aria-describedby')).toContain(document.querySelector('.pin-lead')?.id);
  expect(document.activeElement).toBe(document.querySelector('.pin-holder'));
  await user.tab();
  expect(document.activeElement).toBe(pinBox());
  await user.keyboard('Head-2026');
  expect(document.querySelector('.pin-changed')).toBeNull();
  await user.keyboard('{Enter}');
  expect(sent).toEqual([`${headCard.serial} Head-2026`]);
});

test('a token that a person chooses is not told as one that changed, before the core shows it or after', async () => {
  const { user, show } = drawTokens(both);
  const told = () => document.querySelector('.pin-holder[data-changed=true]');
  await user.click(screen.getByRole('button', { name: 'Dùng token THU TRUONG A' }));
  expect(told()).toBeNull();
  show(headFirst);
  expect([holder(), told()]).toEqual([expect.stringContaining('THU TRUONG A'), null]);
  show(locked(clerkCard));
  expect(told()?.textContent).toMatch(/Token đã đổi.*VAN THU A/);
});

test('a token that was chosen takes the keyboard, also where a PIN was begun for another', async () => {
  const { user, bridge, show } = drawTokens(both);
  await user.keyboard('Clerk-');
  await user.click(screen.getByRole('button', { name: 'Dùng token THU TRUONG A' }));
  expect(bridge.argsOf('session.choose')).toEqual([
    { serial: clerkCard.serial },
    { serial: headCard.serial },
  ]);
  show(headFirst);
  expect([holder(), pinBox().value]).toEqual([expect.stringContaining('THU TRUONG A'), '']);
  expect(document.activeElement).toBe(pinBox());
  expect(document.querySelector('.pin-changed')).toBeNull();
});
