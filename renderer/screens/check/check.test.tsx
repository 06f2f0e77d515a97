import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import type { TodayView } from '../../../contract/ipc/today.ts';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import type { Warning } from '../../../contract/record/warning.ts';
import { formatInstant } from '../../format/dates.ts';
import { clearNotices } from '../../state/notices.ts';
import { go } from '../../state/view.ts';
import { draw, shownView } from '../../testing/draw.tsx';
import { notConfirmed } from '../../testing/not-confirmed.ts';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  directoryAndLaw,
  envelopeId,
  instant,
  other,
  record,
  row,
  todayWith,
  waiting,
} from '../../testing/samples.ts';
import Check from './check.tsx';

const numberDiffers = {
  ...{
    level: false,
    number: true,
    copies: false,
    pages: false,
    pieces: false,
    enclosures: false,
    sealIntact: false,
  },
};

function drawCheck(
  envelopes: WaitingEnvelope[] = [waiting(1)],
  rejected: TodayView['rejected'] = [],
  last: RegisterRow[] = [],
  answered = true,
  differs = numberDiffers,
  warned: Warning[] = [],
) {
  return draw(<Check screen="check" />, {
    ...directoryAndLaw,
    'today.view': () => todayWith({ rejected }),
    'incoming.waiting': ({ envelope }) => ({
      total: envelopes.length,
      offset: 0,
      waiting: envelopes,
      chosen: envelopes.find((one) => one.envelope === envelope) ?? null,
    }),
    'incoming.enter': ({ check, confirmed = [] }) => {
      if (check.number !== 4711) throw new AppError('COUNTS_DIFFER', { detail: differs });
      if (warned.some((each) => !confirmed.includes(each))) throw notConfirmed(...warned);
      return {
        record: record(9, {
          book: 'incoming',
          arrivedOn: '2026-11-23',
          arrivalNumber: 9,
          issuer: other,
          recipients: ['H37.01'],
        }),
        answered,
      };
    },
    'incoming.refuse': () => ({ answered }),
    'register.page': () => ({ total: last.length, rows: last, reading: null }),
  });
}
type User = ReturnType<typeof drawCheck>['user'];

/** Types what was counted; the sample envelope holds 2 copies of 12 pages and 1 enclosure, number 4711, level B. */
async function count(user: User, change: { number?: string } = {}) {
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.click(screen.getByRole('radio', { name: 'Tối mật' }));
  await user.type(screen.getByLabelText('Số'), change.number ?? '4711');
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  await user.type(screen.getByLabelText('Số trang'), '12');
  await user.type(screen.getByLabelText('Số phụ lục, tài liệu kèm theo'), '1');
  await user.click(screen.getByRole('radio', { name: 'Còn nguyên vẹn' }));
}
const compare = (user: User) => user.keyboard('{Control>}{Enter}{/Control}');

test('before the count nothing on the screen tells what is to be counted', async () => {
  drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  const received = screen.getByRole('heading', { name: 'Bản ghi đã nhận' }).closest('section');
  expect(received?.textContent).not.toMatch(/4711|Tối mật|Số bản|12/);
  const hidden = screen.getAllByText('Không hiện khi đếm; xem trong sổ sau khi vào');
  // The years of protection tell the level.
  expect(hidden.map((words) => words.closest('dd')?.previousSibling?.textContent)).toEqual([
    ...['Độ mật', 'Số', 'Thời hạn bảo vệ (đến ngày)'],
  ]);
  const list = screen.getByRole('navigation', { name: 'Gói tin đang chờ' });
  expect(list.textContent).not.toMatch(/4711|Tối mật/);
});

test('comparing an empty count marks every figure and sends nothing', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  await compare(user);
  expect(screen.getAllByText('Chưa nhập ô này.')).toHaveLength(4);
  expect(screen.getAllByText('Chưa chọn.')).toHaveLength(2);
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});

test('comparing goes to the first box that is missing or wrong', async () => {
  const { user, bridge } = drawCheck();
  await count(user);
  const place = screen.getByLabelText(/Nơi để/);
  await user.type(place, 'tu 3');
  await user.click(screen.getByLabelText(/Hồ sơ/));
  await compare(user);
  await waitFor(() => expect(document.activeElement).toBe(place));
  await user.clear(place);
  await user.clear(screen.getByLabelText('Số trang'));
  await user.click(place);
  await compare(user);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Số trang')));
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});

test('a thing is counted by piece, and what is remarkable of its line is confirmed before it is entered', async () => {
  const thing = waiting(1);
  const record = { ...thing.record, thing: 'V01', copyAllowed: false };
  const { user, bridge } = drawCheck([{ ...thing, record }], [], [], true, numberDiffers, ['another-year']);
  await screen.findByRole('group', { name: 'Độ mật' });
  expect(screen.getByText('Không được sao, chụp')).toBeTruthy();
  expect(screen.queryByLabelText('Số trang')).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'Tối mật' }));
  await user.type(screen.getByLabelText('Số'), '4711');
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  await user.type(screen.getByLabelText('Số lượng vật chứa'), '3');
  await user.type(screen.getByLabelText('Số phụ lục, tài liệu kèm theo'), '1');
  await user.click(screen.getByRole('radio', { name: 'Còn nguyên vẹn' }));
  await compare(user);
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('Văn bản ghi ngày của năm khác');
  await readDialog();
  const confirmed = { confirmed: ['another-year'], check: { pieces: 3 } };
  expect(bridge.argsOf('act.show').at(-1)).toMatchObject({ act: { args: confirmed } });
  await user.click(screen.getByRole('button', { name: /Đúng, ghi sổ/ }));
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(bridge.argsOf('incoming.enter').at(-1)).toMatchObject(confirmed);
});

test('a count that agrees is entered with what was counted', async () => {
  const { user, bridge } = drawCheck();
  await count(user);
  await compare(user);
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(bridge.argsOf('incoming.enter')).toEqual([
    {
      request: expect.any(String),
      envelope: envelopeId(1),
      check: { level: 'B', number: 4711, copies: 2, pages: 12, enclosures: 1, sealIntact: true },
      noteCodes: [],
    },
  ]);
  // Main was told what the key stands for before it was pressed.
  const [args] = bridge.argsOf('incoming.enter');
  const names = bridge.asked.map(({ name }) => name);
  expect(bridge.argsOf('act.show')[0]).toEqual({ act: { channel: 'incoming.enter', args } });
  expect(names.indexOf('act.show')).toBeLessThan(names.indexOf('incoming.enter'));
});

test('a count that differs is not entered; what differs is told without the expected figure, so the recount is blind', async () => {
  const { user, bridge } = drawCheck();
  await count(user, { number: '4712' });
  await compare(user);
  const alert = await screen.findByRole('alert');
  const rows = within(alert).getAllByRole('row').slice(1);
  expect(rows.map((row) => [...row.children].map(({ textContent }) => textContent))).toEqual([
    ['Số', '4712'],
  ]);
  expect(bridge.argsOf('incoming.enter').map(({ check }) => check.number)).toEqual([4712]);
  expect(document.body.textContent).not.toContain('4711');
  // The keyboard is at what differs, and no other box is marked.
  const box = screen.getByLabelText('Số');
  await waitFor(() => expect(document.activeElement).toBe(box));
  const marked = [...document.querySelectorAll('.check-form .field-error')].map(
    ({ textContent }) => textContent,
  );
  expect(marked).toEqual(['Khác với bản ghi; đếm lại.']);
  expect(box.getAttribute('aria-invalid')).toBe('true');
  await user.click(screen.getByRole('button', { name: 'Đếm lại' }));
  expect(document.querySelector('.check-form .field-error')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('Số').value).toBe('');
});

test('a box that differs is marked until it is counted anew, a choice at what was chosen', async () => {
  const { user } = drawCheck([waiting(1)], [], [], true, { ...numberDiffers, level: true, pages: true });
  await count(user, { number: '4712' });
  await compare(user);
  const chosen = screen.getByRole('radio', { name: 'Tối mật' });
  await waitFor(() => expect(document.activeElement).toBe(chosen));
  const marks = () => screen.queryAllByText('Khác với bản ghi; đếm lại.').length;
  expect(marks()).toBe(3);
  await user.click(screen.getByRole('radio', { name: 'Tuyệt mật' }));
  await user.type(screen.getByLabelText('Số'), '3');
  expect(marks()).toBe(1);
  expect(screen.getByLabelText('Số trang').getAttribute('aria-invalid')).toBe('true');
});

test('a seal reported as not intact is ticked as a reason, which can be taken out', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.click(screen.getByRole('radio', { name: 'Rách, đã bóc hoặc bất thường' }));
  await user.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
  const dialog = within(await screen.findByRole('dialog'));
  const ticked = () =>
    dialog
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter(({ checked }) => checked)
      .map((tick) => tick.closest('label')?.textContent);
  expect(ticked()).toEqual(['Niêm phong không nguyên vẹn R05']);
  await user.click(dialog.getByRole('checkbox', { name: /Niêm phong/ }));
  expect(ticked()).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /Niêm phong/ }));
  await readDialog();
  await user.click(dialog.getByRole('button', { name: 'Ký và từ chối' }));
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ reasons: ['R05'] }]);
});

test('each reason that fits what differs is ticked; what has no single one is asked for before it is signed', async () => {
  const differs = { ...numberDiffers, level: true, pages: true };
  const { user, bridge } = drawCheck([waiting(1)], [], [], true, differs);
  await count(user, { number: '4712' });
  await compare(user);
  await screen.findByRole('alert');
  await user.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
  const dialog = within(await screen.findByRole('dialog'));
  const ticked = () =>
    dialog
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter(({ checked }) => checked)
      .map((tick) => tick.closest('label')?.textContent);
  expect(ticked()).toEqual(['Sai độ mật R04', 'Sai số, ký hiệu R07']);
  expect(dialog.getByText(/chưa có lý do: Số trang\./)).toBeTruthy();
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('incoming.refuse')).toEqual([]);
  await user.click(dialog.getByRole('checkbox', { name: /Thừa trang/ }));
  expect(dialog.queryByText(/chưa có lý do/)).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ reasons: ['R04', 'R07', 'R13'] }]);
});

test('what was refused here before says so, when and why', async () => {
  drawCheck([{ ...waiting(1), refusedBefore: [{ refusedAt: instant, reasons: ['R02'] }] }]);
  const note = await screen.findByRole('note');
  expect(note.textContent).toContain('đã bị từ chối tiếp nhận');
  expect(note.textContent).toContain(formatInstant(instant));
  expect(await within(note).findByText(/Thiếu trang/)).toBeTruthy();
});

test('refusing needs a reason of the catalogue and sends its code', async () => {
  const { user, bridge } = drawCheck();
  await screen.findByRole('group', { name: 'Độ mật' });
  await user.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
  const dialog = await screen.findByRole('dialog');
  const refuse = within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Ký và từ chối' });
  expect(refuse.disabled).toBe(true);
  await user.click(await within(dialog).findByRole('checkbox', { name: /Thiếu trang/ }));
  await readDialog();
  await user.click(refuse);
  expect(await screen.findByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeTruthy();
  expect(bridge.argsOf('incoming.refuse')).toMatchObject([{ envelope: envelopeId(1), reasons: ['R02'] }]);
});

test('what cannot be answered over the wire is entered or refused, and the return slip is asked for', async () => {
  const { user } = drawCheck([waiting(1), waiting(2)], [], [], false);
  await count(user);
  await compare(user);
  expect(await screen.findByText(/Đã vào sổ đến: số thứ tự 9, số đến 9/)).toBeTruthy();
  expect(await screen.findByText(/không gửi được trả lời qua mạng/)).toBeTruthy();
  clearNotices();
  await user.keyboard('{Control>}{Shift>}r{/Shift}{/Control}');
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('checkbox', { name: /Thiếu trang/ }));
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Ký và từ chối' }));
  expect(await screen.findByText(/không gửi được trả lời qua mạng/)).toBeTruthy();
  expect(screen.queryByText('Đã từ chối; nơi gửi sẽ nhận được lý do.')).toBeNull();
});

test('arrows move through the waiting envelopes and Enter chooses one', async () => {
  const { user } = drawCheck([waiting(1), waiting(2)]);
  const list = await screen.findByRole('navigation', { name: 'Gói tin đang chờ' });
  within(list).getAllByRole('button')[0]?.focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(shownView()).toEqual({ screen: 'check', envelope: envelopeId(2) });
});

test('an untrusted envelope is told with its fault and cannot be entered', async () => {
  drawCheck([], [{ envelope: envelopeId(8), from: other, at: instant, fault: 'SIGNATURE_INVALID' }]);
  expect(await screen.findByText('Không có gói tin nào chờ tiếp nhận.')).toBeTruthy();
  expect(screen.getByText('SIGNATURE_INVALID')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Đối chiếu/ })).toBeNull();
});

test('the arrival numbers of the last entries stay in sight while the next envelope is counted', async () => {
  const entered = (ordinal: number, arrivalNumber: number) =>
    row(ordinal, {
      state: 'entered',
      record: record(ordinal, {
        book: 'incoming',
        arrivedOn: '2026-11-23',
        arrivalNumber,
        issuer: other,
        recipients: ['H37.01'],
      }),
    });
  const { user, bridge } = drawCheck([waiting(1)], [], [entered(9, 412), entered(8, 411)]);
  const list = within(await screen.findByRole('region', { name: 'Vừa vào sổ đến' }));
  expect(list.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
    'Số đến 412',
    'Số đến 411',
  ]);
  expect(bridge.argsOf('register.page')).toMatchObject([
    { book: 'incoming', sort: [{ key: 'ordinal', descending: true }], offset: 0, limit: 3 },
  ]);
  await user.click(list.getByRole('button', { name: 'Số đến 411' }));
  expect(shownView()).toMatchObject({ screen: 'record', code: entered(8, 411).record.code });
});

test('another envelope is opened over a count that is begun only after the question', async () => {
  const { user } = drawCheck([waiting(1), waiting(2)]);
  await screen.findByRole('group', { name: 'Độ mật' });
  const second = within(screen.getByRole('navigation', { name: 'Gói tin đang chờ' })).getAllByRole(
    'button',
  )[1];
  await user.type(screen.getByLabelText('Số lượng bản đến'), '2');
  if (second) await user.click(second);
  expect(shownView()).not.toMatchObject({ envelope: envelopeId(2) });
  const dialog = await screen.findByRole('dialog');
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Rời đi, bỏ phần đó' }));
  await waitFor(() => expect(shownView()).toMatchObject({ envelope: envelopeId(2) }));
});

test('a text that is no note is neither passed over by entering nor left without a question', async () => {
  const { user, bridge } = drawCheck([waiting(1), waiting(2)]);
  await screen.findByRole('group', { name: 'Độ mật' });
  const notes = screen.getByLabelText<HTMLInputElement>('Ghi chú (không bắt buộc)', { selector: 'input' });
  await user.type(notes, 'rách');
  go({ screen: 'ledger' });
  await screen.findByRole('dialog');
  await readDialog();
  await user.click(screen.getByRole('button', { name: 'Ở lại' }));
  await count(user);
  await compare(user);
  expect(await screen.findByText('CHOICE_UNMATCHED')).toBeTruthy();
  expect([document.activeElement, notes.value]).toEqual([notes, 'rách']);
  expect(bridge.argsOf('incoming.enter')).toEqual([]);
});
