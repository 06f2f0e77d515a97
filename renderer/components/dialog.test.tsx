import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { holdReading } from '../testing/read-dialog.ts';
import { AskDialog } from './ask-dialog.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { DateBox, NumberBox } from './fields/boxes.tsx';
import { ReasonList } from './reason-list.tsx';

let pass: () => void;
beforeEach(() => {
  pass = holdReading();
});
afterEach(() => void vi.restoreAllMocks());

function drawDialog(held = false) {
  const onConfirm = vi.fn();
  const onClose = vi.fn();
  const { user } = draw(
    <Dialog title="Hủy?" about={<p>12/BC-UBND</p>} onConfirm={onConfirm} onClose={onClose} held={held}>
      <input aria-label="box" />
      <DialogActions go="Hủy số" />
    </Dialog>,
    {},
  );
  return { user, onConfirm, onClose };
}
const confirm = '{Control>}{Enter}{/Control}';
const go = () => screen.getByRole('button', { name: /Hủy số/ });

test('a dialog names what it asks about, to readers too, and Ctrl+Enter answers it', async () => {
  const { user, onConfirm } = drawDialog();
  const dialog = screen.getByRole('dialog', { name: 'Hủy?', description: '12/BC-UBND' });
  pass();
  await user.click(within(dialog).getByLabelText('box'));
  await user.keyboard(confirm);
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

type User = ReturnType<typeof draw>['user'];
const onButton = (key: string) => (user: User) => {
  go().focus();
  return user.keyboard(key);
};
const answers: readonly [string, (user: User) => Promise<unknown>][] = [
  ['Ctrl+Enter', (user) => user.keyboard(confirm)],
  ['Enter on its button', onButton('{Enter}')],
  ['the space bar on its button', onButton(' ')],
  ['the mouse', (user) => user.click(go())],
  ['a screen reader', async () => fireEvent.click(go())],
];

const told = () => screen.queryByRole('status')?.textContent;
const early = 'Chưa làm gì: câu hỏi vừa mới hiện. Đọc xong rồi bấm lại.';

test.each(answers)('%s before a dialog could be read answers nothing and is told so', async (_, answer) => {
  const { user, onConfirm } = drawDialog();
  await answer(user);
  expect(onConfirm).not.toHaveBeenCalled();
  expect(told()).toBe(early);
  pass();
  // Not taken later, when nobody expects it any more.
  expect(onConfirm).not.toHaveBeenCalled();
  expect(told()).toBe(early);
  await answer(user);
  expect(onConfirm).toHaveBeenCalledTimes(1);
  expect(told()).toBeUndefined();
});

test('the key that opened a dialog tells nothing while it is held', async () => {
  const { onConfirm } = drawDialog();
  const held = { key: 'Enter', ctrlKey: true, repeat: true };
  fireEvent.keyDown(screen.getByLabelText('box'), held);
  expect(onConfirm).not.toHaveBeenCalled();
  expect(told()).toBeUndefined();
});

test('a key that is pressed before a dialog could be read and let go afterwards is no answer', async () => {
  const { user, onConfirm } = drawDialog();
  go().focus();
  await user.keyboard('{Enter>}');
  pass();
  await user.keyboard('{/Enter}');
  expect(onConfirm).not.toHaveBeenCalled();
});

test('the way back too waits until the dialog could be read; Escape does not', async () => {
  const { user, onClose } = drawDialog();
  const back = screen.getByRole('button', { name: 'Quay lại' });
  back.focus();
  await user.keyboard('{Enter}');
  expect(onClose).not.toHaveBeenCalled();
  expect(told()).toBe(early);
  await user.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledTimes(1);
  pass();
  await user.keyboard('{Enter}');
  expect(onClose).toHaveBeenCalledTimes(2);
});

test('nothing is answered twice while the answer is being carried out', async () => {
  const { user, onConfirm } = drawDialog(true);
  pass();
  await user.click(screen.getByLabelText('box'));
  await user.keyboard(confirm);
  expect(onConfirm).not.toHaveBeenCalled();
});

test.each([
  ['that lacks an answer says so', { onConfirm: undefined }, true],
  ['that only tells something says nothing', {}, false],
] as const)('a dialog %s when Ctrl+Enter is pressed', async (_, answer, isTold) => {
  const { user } = draw(
    <Dialog title="Hủy?" onClose={() => undefined} {...answer}>
      <input aria-label="box" />
      <DialogActions go="Hủy số" />
    </Dialog>,
    {},
  );
  pass();
  await user.click(screen.getByLabelText('box'));
  await user.keyboard(confirm);
  expect(told() !== undefined).toBe(isTold);
});

/** A dialog of a day, a reason of several and a number, of which `lacks` names the first that is not filled in. */
function drawFields(lacks?: string) {
  const act = vi.fn(() => Promise.resolve());
  const { user } = draw(
    <AskDialog
      {...{ title: 'Ghi', about: '12/BC-UBND', go: 'Ghi lại', going: 'Đang ghi', done: 'Đã ghi.' }}
      act={lacks === undefined ? { what: 'one', send: act } : undefined}
      lacks={lacks}
      onClose={() => undefined}
    >
      <DateBox label="Ngày" value={undefined} onChange={() => undefined} lean="past" />
      <ReasonList
        legend="Lý do"
        options={[
          { code: 'R01', words: 'Sai nơi nhận' },
          { code: 'R02', words: 'Thiếu trang' },
        ]}
        chosen={[]}
        onChange={() => undefined}
        many
      />
      <NumberBox label="Số bì" value={1} onChange={() => undefined} />
    </AskDialog>,
    {},
  );
  const day = screen.getByLabelText('Ngày');
  const [reason] = screen.getAllByRole('checkbox');
  return { user, act, day, reason, envelopes: screen.getByLabelText('Số bì') };
}

test('Enter goes from field to field, a list of reasons being one, then to the button, and saves nothing', async () => {
  const { user, act, day, reason, envelopes } = drawFields();
  await user.click(day);
  pass();
  const stops = [reason, envelopes, screen.getByRole('button', { name: /Ghi lại/ })];
  for (const stop of stops) {
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(stop);
  }
  // Enter pressed twice in the last field answers nothing either.
  await user.keyboard('{Enter}');
  expect(act).not.toHaveBeenCalled();
  pass();
  await user.keyboard('{Enter}');
  expect(act).toHaveBeenCalledTimes(1);
});

test.each([
  ['Ctrl+Enter', confirm],
  ['Enter in the last field', '{Enter}'],
])('%s names the field that lacks something and goes there', async (_, key) => {
  const { user, act, reason, envelopes } = drawFields('Lý do');
  pass();
  await user.click(envelopes);
  await user.keyboard(key);
  expect(screen.getByRole('status').textContent).toBe('Chưa chọn hoặc chưa nhập đúng: Lý do.');
  expect(document.activeElement).toBe(reason);
  expect(act).not.toHaveBeenCalled();
});
