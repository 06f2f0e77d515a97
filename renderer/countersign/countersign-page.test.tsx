import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { ShownForSigning } from '../../contract/ipc/countersign.ts';
import type { Answers } from '../testing/bridge.ts';
import { draw } from '../testing/draw.tsx';
import { keeper, record } from '../testing/samples.ts';
import { CountersignPage } from './countersign-page.tsx';

const open = (answers: Answers = {}, token: Partial<ShownForSigning['token']> = {}) =>
  draw(
    <CountersignPage
      shown={ShownForSigning.parse({
        ...{ act: 'accept', record: record(1, { level: 'B' }), copies: [1, 2] },
        from: { code: 'desk', name: null },
        to: { code: 'U02', name: 'Phòng Nội chính' },
        person: { code: keeper, name: 'Lê Văn Bình' },
        token: { serial: 'B2', label: 'LUU GIU A', reader: 'Reader 2', pin: 'ok', pinPad: false, ...token },
      })}
    />,
    answers,
  );

test('it says who signs what, and the PIN goes to the one who asked', async () => {
  const { user, bridge } = open({ 'countersign.sign': () => ({}) });
  const text = screen.getByRole('heading').closest('.countersign')?.textContent ?? '';
  for (const words of [
    'Ký nhận bàn giao',
    'Lê Văn Bình',
    keeper,
    'Văn thư',
    'Phòng Nội chính',
    'LUU GIU A',
    'Reader 2',
  ])
    expect(text).toContain(words);
  expect(document.activeElement).toBe(screen.getByLabelText('Mã PIN token của bạn'));
  await user.keyboard('1234{Enter}');
  expect(bridge.argsOf('countersign.sign').map(({ pin }) => [...(pin ?? [])])).toEqual([[49, 50, 51, 52]]);
});

test('a wrong PIN is told, and another is asked for', async () => {
  const { user } = open({
    'countersign.sign': () => {
      throw new AppError('PIN_WRONG', { detail: { triesLeft: 2 } });
    },
  });
  await user.keyboard('1234{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('Còn 2 lần thử');
  expect(screen.getByLabelText<HTMLInputElement>('Mã PIN token của bạn').value).toBe('');
});

test('Escape and the button close it, and nothing is signed', async () => {
  const { user, bridge } = open({ 'countersign.cancel': () => ({}) });
  await user.keyboard('12{Escape}');
  await user.click(screen.getByRole('button', { name: /^Không ký/ }));
  expect(bridge.asked.map(({ name }) => name)).toEqual(['countersign.cancel', 'countersign.cancel']);
});

test('a reader with a PIN pad takes the PIN on its own keys', async () => {
  const { user, bridge } = open({ 'countersign.sign': () => ({}) }, { pinPad: true });
  expect(screen.queryByLabelText('Mã PIN token của bạn')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Bắt đầu nhập trên đầu đọc' }));
  expect(bridge.argsOf('countersign.sign')).toEqual([{ pin: null }]);
});

test('a locked token takes no PIN', () => {
  open({}, { pin: 'locked' });
  expect(screen.getByText(/^Mã PIN của token đã bị khóa/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Mã PIN token của bạn').disabled).toBe(true);
});
