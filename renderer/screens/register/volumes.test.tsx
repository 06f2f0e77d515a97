import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { VolumeView } from '../../../contract/ipc/volume-channels.ts';
import { thisYear } from '../../format/dates.ts';
import { useView } from '../../state/view.ts';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { directoryAndLaw } from '../../testing/samples.ts';
import Register from './register.tsx';

beforeEach(() => {
  useView.setState({ view: { screen: 'outgoing' } });
  return () => vi.restoreAllMocks();
});

const lines = { last: 80, firstOn: '2026-03-02', lastOn: '2026-06-15', count: 40 };
const volume = (change: Partial<VolumeView> = {}): VolumeView => ({
  ...{ book: 'outgoing', year: thisYear(), number: 2, from: 41, lines },
  ...{ openedOn: '2026-03-01', closedOn: null },
  ...change,
});

/** The register as the window shows it: the question is a part of the view. */
function Shown() {
  const { view } = useView();
  return view.screen === 'outgoing' ? <Register {...view} /> : null;
}

const drawRegister = (volumes: VolumeView[], takesLines = true) =>
  draw(<Shown />, {
    ...directoryAndLaw,
    'act.show': () => ({}),
    'register.volumes': () => ({ volumes, takesLines }),
    'volume.close': () => ({}),
  });

const closed = volume({ number: 1, from: 1, lines: { ...lines, last: 40 }, closedOn: '2026-03-01' });

test('one line says which volume takes the next line', async () => {
  drawRegister([closed, volume()]);
  expect(await screen.findByText('Quyển số 2, từ số 41')).toBeTruthy();
  expect(screen.queryByText(/Quyển số 1/)).toBeNull();
  expect(screen.getByRole('button', { name: 'Đóng quyển…' })).toBeTruthy();
});

test('of a year that is over the line says which volume was the last', async () => {
  drawRegister([closed], false);
  expect(await screen.findByText('Quyển số 1, từ số 1 đến số 40, đã đóng')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Đóng quyển…' })).toBeNull();
});

test('the volume that is full is closed by keys, with its first and last number and day in sight', async () => {
  const { user, bridge } = drawRegister([volume()]);
  await screen.findByText('Quyển số 2, từ số 41');
  await user.keyboard('q');
  const dialog = within(await screen.findByRole('dialog', { name: 'Đóng quyển số 2' }));
  expect(dialog.getByText('Từ số 41 đến số 80')).toBeTruthy();
  expect(dialog.getByText('Từ ngày 02/03/2026 đến ngày 15/06/2026')).toBeTruthy();
  expect(dialog.getByText(/không mở lại. Quyển số 3 được mở ngay, từ số 81/)).toBeTruthy();
  await readDialog();
  const asked = { request: expect.any(String), book: 'outgoing', year: thisYear(), number: 2, last: 80 };
  expect(bridge.argsOf('act.show').at(-1)).toEqual({ act: { channel: 'volume.close', args: asked } });
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã đóng quyển số 2; quyển số 3 bắt đầu từ số 81.')).toBeTruthy();
  expect(bridge.argsOf('volume.close')).toEqual([asked]);
  expect(useView.getState().view).toEqual({ screen: 'outgoing' });
});

test.each([
  ['Quyển đang mở chưa có dòng nào nên chưa đóng.', [volume({ lines: null })], true],
  [`Sổ năm ${thisYear()} không nhận đăng ký nên không có quyển nào để đóng.`, [volume()], false],
])('without a volume that is full there is nothing to answer: %s', async (words, volumes, takesLines) => {
  const { user, bridge } = drawRegister(volumes, takesLines);
  await screen.findByText('Quyển số 2, từ số 41');
  expect(screen.queryByRole('button', { name: 'Đóng quyển…' })).toBeNull();
  useView.setState({ view: { screen: 'outgoing', closing: true } });
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(words)).toBeTruthy();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}{Escape}');
  expect(bridge.argsOf('volume.close')).toEqual([]);
  expect(screen.queryByRole('dialog')).toBeNull();
});
