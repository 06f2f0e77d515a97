import { cleanup, screen, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  clerk,
  codeOf,
  directoryAndLaw,
  head,
  inside,
  instant,
  keeper,
  recipient,
  record,
  section,
  self,
  session,
} from '../../testing/samples.ts';
import type { ShownCopies } from './copies.ts';
import { DeedDialog } from './deed-dialog.tsx';
import type { DeedName } from './deeds.ts';

const shown = (index: number, copies: number[], change: Partial<InsideView> = {}): ShownCopies => ({
  record: record(index, { level: 'C' }),
  copies,
  inside: inside(change),
});

async function open(
  deed: DeedName,
  copies: readonly ShownCopies[],
  answers: Answers = {},
  countersigners: string[] = [],
) {
  const closed = vi.fn();
  const drawn = draw(
    <DeedDialog deed={deed} copies={copies} onClose={closed} />,
    {
      ...directoryAndLaw,
      'section.view': () => ({ section: section() }),
      'custody.do': () => ({ refused: [] }),
      ...answers,
    },
    session({ countersigners }),
  );
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  return { ...drawn, dialog, isClosed: () => closed.mock.calls.length > 0 };
}

const asked = (index: number, copies: number[], more: object = {}) => ({
  ...{ issuer: self, code: codeOf(index), copies, from: 'desk' },
  ...more,
});

test('a transfer goes to a person found by name, by keyboard alone, without a permit', async () => {
  const { user, bridge, isClosed } = await open('transfer', [shown(1, [1, 2])]);
  await user.keyboard('le van binh{Enter}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã ghi việc chuyển giao, chờ ký nhận. Số bản: 2.')).toBeTruthy();
  expect(bridge.argsOf('custody.do')).toEqual([
    { request: expect.any(String), copies: [asked(1, [1, 2])], deed: { act: 'transfer', to: keeper } },
  ]);
  // Main was told of exactly what was sent.
  expect(bridge.argsOf('act.show')).toContainEqual({
    act: { channel: 'custody.do', args: bridge.argsOf('custody.do')[0] },
  });
  expect(isClosed()).toBe(true);
});

test('a loan on the permission of somebody else needs the paper that says so, and a day to come', async () => {
  const { user, bridge, dialog } = await open('lend', [shown(1, [1])]);
  // One person may permit it here.
  expect(dialog.getByRole<HTMLInputElement>('combobox', { name: 'Người cho phép' }).value).toBe(
    'Trần Quốc Dũng',
  );
  await user.keyboard('phong noi chinh{Enter}');
  await user.keyboard('1/1/2020{Enter}');
  expect(dialog.getByText('Ngày này đã qua.')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(dialog.getByText(/Hạn trả lại, Số văn bản/)).toBeTruthy();
  const until = dialog.getByLabelText('Hạn trả lại');
  expect(document.activeElement).toBe(until);
  await user.clear(until);
  await user.type(until, '31/12/2099');
  await user.type(dialog.getByLabelText('Số văn bản'), '12');
  await user.type(dialog.getByLabelText('Ký hiệu'), 'qđ-ubnd');
  await user.type(dialog.getByLabelText('Ngày văn bản'), '1/6/2026');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^Đã ghi việc cho khai thác/);
  expect(bridge.argsOf('custody.do').map(({ deed }) => deed)).toEqual([
    {
      ...{ act: 'lend', to: 'U02', until: '2099-12-31' },
      permit: { by: head, paper: { number: 12, notation: 'QĐ-UBND', issuedOn: '2026-06-01' } },
    },
  ]);
});

test('a permit that ends while the dialog is open is told, and what was filled in stands', async () => {
  let times = 0;
  const { user, bridge, dialog } = await open('lend', [shown(1, [1])], {
    'custody.do': () => {
      times += 1;
      if (times === 1) throw new AppError('PERMIT_EXPIRED');
      return { refused: [] };
    },
  });
  await user.keyboard('phong noi chinh{Enter}31/12/2099{Enter}');
  await user.type(dialog.getByLabelText('Số văn bản'), '12');
  await user.type(dialog.getByLabelText('Ký hiệu'), 'qđ-ubnd');
  await user.type(dialog.getByLabelText('Ngày văn bản'), '1/6/2026');
  const ends = dialog.getByLabelText(/^Cho phép đến hết ngày/);
  await user.type(ends, '31/12/2098');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await dialog.findByRole('alert')).textContent).toContain('Việc cho phép đã hết hạn.');
  await user.clear(ends);
  await user.type(ends, '30/12/2099');
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/^Đã ghi việc cho khai thác/);
  const [first, second] = bridge.argsOf('custody.do').map(({ deed }) => deed);
  const permit = { by: head, paper: { number: 12, notation: 'QĐ-UBND', issuedOn: '2026-06-01' } };
  expect(first).toEqual({
    ...{ act: 'lend', to: 'U02', until: '2099-12-31' },
    permit: { ...permit, until: '2098-12-31' },
  });
  expect(second).toEqual({ ...first, permit: { ...permit, until: '2099-12-30' } });
});

test('somebody not cleared for the level is told in the box, with the name, and nothing is asked', async () => {
  const { user, bridge, dialog } = await open('transfer', [
    { ...shown(1, [1]), record: record(1, { level: 'B' }) },
    shown(2, [1]),
  ]);
  await user.keyboard('pham thu ha{Enter}');
  expect(dialog.getByText(/^Phạm Thu Hà chưa được phép tiếp cận độ mật của văn bản/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('custody.do')).toEqual([]);
});

test('lines that were refused are told one by one, with names; the others go on without them', async () => {
  let times = 0;
  const failure = { code: 'NOT_HOLDER', detail: { holder: 'U02' } } as const;
  const { user, bridge, dialog } = await open(
    'take-back',
    [1, 2, 3].map((index) => offered(index)),
    {
      'custody.do': () => ({ refused: times++ === 0 ? [{ place: 1, failure }] : [] }),
    },
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect((await dialog.findByRole('alert')).textContent).toContain('Chưa ghi gì: 1 dòng không làm được.');
  const [, second] = within(dialog.getByRole('region', { name: 'Các bản được chọn' })).getAllByRole(
    'listitem',
  );
  expect(second?.textContent).toContain(
    'Người thao tác không thay mặt được cho nơi lưu giữ Phòng Nội chính.',
  );
  const go = await dialog.findByRole('button', { name: /^Bỏ 1 dòng, ghi 2 dòng còn lại/ });
  await readDialog();
  await user.click(go);
  expect(await screen.findByText('Đã rút lại đề nghị giao. Số bản: 2.')).toBeTruthy();
  const [first, again] = bridge.argsOf('custody.do');
  expect(again?.copies).toEqual([first?.copies[0], first?.copies[2]]);
  // What is asked anew is another request.
  expect(again?.request).not.toBe(first?.request);
});

const offered = (index: number): ShownCopies =>
  shown(index, [1], {
    offer: { entry: 40 + index, at: instant, kind: 'transfer', to: clerk, until: null },
  });

test('an offer is accepted in the session that is open, and put on a shelf of its unit at once', async () => {
  const { user, bridge, dialog } = await open('accept', [
    shown(1, [2], {
      ...{ holder: keeper, offer: { entry: 41, at: instant, kind: 'transfer', to: 'desk', until: null } },
    }),
  ]);
  expect(dialog.getByText('Văn thư')).toBeTruthy();
  await user.type(dialog.getByRole('combobox', { name: /^Lưu ngay vào nơi để/ }), 'K1-T01-N2{Enter}');
  // Enter in the last field leads to the button, which is to be read.
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc nhận. Số bản: 1.');
  expect(bridge.argsOf('custody.do')).toEqual([
    {
      ...{ request: expect.any(String), deed: { act: 'accept', to: 'desk', place: 'K1-T01-N2' } },
      copies: [asked(1, [2], { from: keeper, offer: 41 })],
    },
  ]);
});

test('somebody without a token accepts by the line that they signed in the paper book', async () => {
  const { user, bridge, dialog } = await open('accept', [
    shown(1, [2], { offer: { entry: 41, at: instant, kind: 'transfer', to: recipient, until: null } }),
  ]);
  expect(dialog.getByRole<HTMLInputElement>('combobox', { name: 'Người ký nhận' }).value).toBe('Phạm Thu Hà');
  await user.type(dialog.getByLabelText('Số dòng trong sổ'), '17');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc nhận. Số bản: 1.');
  const [first] = bridge.argsOf('custody.do');
  expect(first?.deed).toEqual({
    ...{ act: 'accept', to: recipient },
    paper: { person: recipient, line: { line: 17, year: expect.any(Number) } },
  });
});

test('where nobody may permit it the dialog says so and does nothing', async () => {
  const { user, bridge, dialog } = await open('lend', [shown(1, [1])], {
    'section.view': () => ({ section: section({ rightHolders: [] }) }),
  });
  expect(dialog.getByText('Chưa ai có thẩm quyền cho phép việc này ở độ mật này.')).toBeTruthy();
  await user.keyboard('van phong{Enter}31/12/2099{Enter}{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('custody.do')).toEqual([]);
});

test('Escape leaves, and nothing was asked', async () => {
  const { user, bridge, isClosed } = await open('miss', [shown(1, [1])]);
  await user.keyboard('{Escape}');
  expect(isClosed()).toBe(true);
  expect(bridge.argsOf('custody.do')).toEqual([]);
});

test('what was sent back arrives on the day on which it left at the earliest', async () => {
  const offer = { entry: 4, at: instant, kind: 'send-back' as const, to: null, until: null };
  const { user, dialog, bridge } = await open('arrive', [shown(1, [1], { offer })]);
  const day = dialog.getByLabelText('Ngày nơi ban hành nhận lại');
  await user.clear(day);
  await user.type(day, '1/1/2020{Enter}');
  expect(dialog.getByText('Ngày này trước ngày gửi lại.')).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('custody.do')).toEqual([]);
});

const offer = (to: string): Partial<InsideView> => ({
  offer: { entry: 41, at: instant, kind: 'transfer', to, until: null },
});

test('whose token stands in a second reader signs there, and the dialog waits by name', async () => {
  const { promise, resolve } = Promise.withResolvers<Record<string, never>>();
  const answers: Answers = { 'custody.countersign': () => promise };
  const { user, bridge, dialog, isClosed } = await open('accept', [shown(1, [2], offer(keeper))], answers, [
    keeper,
  ]);
  expect(dialog.getByText(/^Lê Văn Bình nhập mã PIN ở cửa sổ riêng/)).toBeTruthy();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await dialog.findByText('Đang chờ Lê Văn Bình ký ở cửa sổ riêng…');
  const [sent] = bridge.argsOf('custody.countersign');
  expect(sent).toEqual({
    ...{ request: expect.any(String), person: keeper, deed: { act: 'accept', to: keeper } },
    shown: asked(1, [2], { offer: 41 }),
  });
  expect(bridge.argsOf('act.show')).toContainEqual({ act: { channel: 'custody.countersign', args: sent } });
  resolve({});
  await screen.findByText('Đã ghi việc nhận. Số bản: 1.');
  expect([isClosed(), bridge.argsOf('custody.do')]).toEqual([true, []]);
});

test('what ends the countersigning is told in the dialog, which can be answered in another way', async () => {
  const answers: Answers = {
    'custody.countersign': () => {
      throw new AppError('COUNTERSIGN_CANCELLED');
    },
  };
  const { user, dialog } = await open('collect', [shown(1, [1], { holder: keeper })], answers, [keeper]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await dialog.findByText(/^Người thứ hai đã dừng, chưa ký/);
  await user.click(dialog.getByRole('radio', { name: 'Ký tay trong sổ' }));
  expect(dialog.queryByText(/^Người thứ hai đã dừng/)).toBeNull();
  expect(dialog.getByLabelText('Số dòng trong sổ')).toBeTruthy();
});

test('that the second token was pulled is told by its code, though nobody can sign beside any more', async () => {
  const answers: Answers = {
    'custody.countersign': () => {
      sessionBecomes(session({ countersigners: [] }));
      throw new AppError('COUNTERSIGNER_ABSENT');
    },
  };
  const { user, dialog, sessionBecomes } = await open('accept', [shown(1, [2], offer(keeper))], answers, [
    keeper,
  ]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await dialog.findByText(/COUNTERSIGNER_ABSENT/)).toBeTruthy();
  expect(dialog.getByText('Token của người ký chưa có ở đầu đọc thứ hai.')).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: 'Ký tay trong sổ' }));
  expect(dialog.queryByText(/COUNTERSIGNER_ABSENT/)).toBeNull();
});

test('one PIN signs one act: for several records nobody countersigns, nor who does not act for the receiver', async () => {
  const several = [1, 2].map((index) => shown(index, [1], offer(keeper)));
  const { dialog } = await open('accept', several, {}, [keeper]);
  expect(dialog.queryByText(/cửa sổ riêng/)).toBeNull();
  cleanup();
  const { dialog: other } = await open('accept', [shown(1, [1], offer('U02'))], {}, [head]);
  expect(other.queryByText(/cửa sổ riêng/)).toBeNull();
});

test('what was offered to somebody whose token is in a reader goes on to their signature', async () => {
  const answers: Answers = {
    'custody.here': () => ({
      copies: [1, 2].map((copy) => ({
        record: record(1, { level: 'C' }),
        copy,
        inside: inside(copy === 2 ? {} : offer(keeper)),
      })),
      more: false,
    }),
    'custody.countersign': () => ({}),
  };
  const { user, bridge, isClosed } = await open('transfer', [shown(1, [1])], answers, [keeper]);
  await user.keyboard('le van binh{Enter}{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc chuyển giao, chờ ký nhận. Số bản: 1.');
  const next = within(await screen.findByRole('dialog', { name: 'Nhận bàn giao' }));
  await readDialog();
  expect([isClosed(), next.getByText(/^Lê Văn Bình nhập mã PIN/) !== null]).toEqual([false, true]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc nhận. Số bản: 1.');
  expect(
    bridge.argsOf('custody.countersign').map((sent) => ['deed' in sent && sent.shown, sent.person]),
  ).toEqual([[asked(1, [1], { offer: 41 }), keeper]]);
  expect(isClosed()).toBe(true);
});
