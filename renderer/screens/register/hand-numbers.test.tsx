import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { thisYear } from '../../format/dates.ts';
import { useView } from '../../state/view.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { directoryAndLaw } from '../../testing/samples.ts';
import Register from './register.tsx';

beforeEach(() => {
  useView.setState({ view: { screen: 'outgoing' } });
  return () => vi.restoreAllMocks();
});

/** The register as the window shows it: the question is a part of the view. */
function Shown() {
  const { view } = useView();
  return view.screen === 'outgoing' ? <Register {...view} /> : null;
}

const year = thisYear();
const drawRegister = (byHand: { next: number; last: number } | null, takesLines = true) =>
  draw(<Shown />, {
    ...directoryAndLaw,
    'act.show': () => ({}),
    'register.volumes': () => ({ volumes: [], takesLines }),
    'register.next': () => ({
      ...{ ordinal: 12, number: byHand?.next ?? 12, arrivalNumber: 1 },
      byHand: byHand && { ...byHand, year, from: `${year}-01-02` },
    }),
    'numbers.byHand': () => ({}),
  });
const opened = async (user: ReturnType<typeof drawRegister>['user']) => {
  await user.keyboard('t');
  return within(await screen.findByRole('dialog', { name: 'Khai số đã cho tay' }));
};
const confirm = (user: ReturnType<typeof drawRegister>['user']) =>
  user.keyboard('{Control>}{Enter}{/Control}');

test('the numbers are stated by keys, from the next one, and the form opens at the first', async () => {
  const { user, bridge } = drawRegister(null);
  const dialog = await opened(user);
  expect(dialog.getByText('12')).toBeTruthy();
  expect(document.activeElement).toBe(dialog.getByLabelText('Đến số'));
  await user.keyboard('9');
  expect(await dialog.findByText('Gõ một số từ 12 đến 211.')).toBeTruthy();
  await user.keyboard('{Backspace}14');
  await readDialog();
  await confirm(user);
  await waitFor(() => expect(shownView()).toEqual({ screen: 'form', book: 'outgoing' }));
  expect(bridge.argsOf('numbers.byHand')).toMatchObject([{ year, first: 12, last: 14 }]);
});

test('while some are open, the dialog says how many are left and takes none as well', async () => {
  const { user, bridge } = drawRegister({ next: 13, last: 40 });
  const dialog = await opened(user);
  expect(dialog.getByText(/^Còn phải vào sổ: 13–40/)).toBeTruthy();
  await user.clear(dialog.getByLabelText('Đến số'));
  await user.keyboard('12');
  await readDialog();
  await confirm(user);
  expect(await screen.findByText('Không còn số cho tay nào phải vào sổ.')).toBeTruthy();
  expect(bridge.argsOf('numbers.byHand')).toMatchObject([{ year, first: 13, last: 12 }]);
  expect(shownView()).toEqual({ screen: 'outgoing' });
});

test('of a year that is over none are stated', async () => {
  const { user, bridge } = drawRegister(null, false);
  const dialog = await opened(user);
  expect(dialog.getByText(`Sổ năm ${year} không nhận đăng ký nên không khai số được.`)).toBeTruthy();
  await confirm(user);
  expect(bridge.argsOf('numbers.byHand')).toEqual([]);
});
