import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { Dialog } from './dialog.tsx';

let now = 10_000;
beforeEach(() => {
  now = 10_000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => void vi.restoreAllMocks());

function drawDialog(held = false) {
  const onConfirm = vi.fn();
  const { user } = draw(
    <Dialog
      title="Hủy?"
      about={<p>12/BC-UBND</p>}
      onConfirm={onConfirm}
      onClose={() => undefined}
      held={held}
    >
      <input aria-label="box" />
    </Dialog>,
    {},
  );
  return { user, onConfirm };
}
const confirm = '{Control>}{Enter}{/Control}';

test('a dialog names what it asks about, to readers too, and Ctrl+Enter answers it', async () => {
  const { user, onConfirm } = drawDialog();
  const dialog = screen.getByRole('dialog', { name: 'Hủy?', description: '12/BC-UBND' });
  now += 800;
  await user.click(within(dialog).getByLabelText('box'));
  await user.keyboard(confirm);
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

test('the key that opened a dialog does not answer it unread', async () => {
  const { user, onConfirm } = drawDialog();
  await user.click(screen.getByLabelText('box'));
  await user.keyboard(confirm);
  now += 100;
  await user.keyboard(confirm);
  expect(onConfirm).not.toHaveBeenCalled();
});

test('nothing is answered twice while the answer is being carried out', async () => {
  const { user, onConfirm } = drawDialog(true);
  now += 800;
  await user.click(screen.getByLabelText('box'));
  await user.keyboard(confirm);
  expect(onConfirm).not.toHaveBeenCalled();
});

test.each([
  ['that lacks an answer says so', { onConfirm: undefined }, true],
  ['that only tells something says nothing', {}, false],
] as const)('a dialog %s when Ctrl+Enter is pressed', async (_, answer, told) => {
  const { user } = draw(
    <Dialog title="Hủy?" onClose={() => undefined} {...answer}>
      <input aria-label="box" />
    </Dialog>,
    {},
  );
  now += 800;
  await user.click(screen.getByLabelText('box'));
  await user.keyboard(confirm);
  expect(screen.queryByRole('status') !== null).toBe(told);
});
