import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { queryClient } from '../../bridge/query-client.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { notConfirmed } from '../../testing/not-confirmed.ts';
import { readDialog } from '../../testing/read-dialog.ts';
import { pick } from '../../testing/record-form.tsx';
import {
  bareRecordPage,
  clerk,
  codeOf,
  directoryAndLaw,
  inside,
  keeper,
  other,
  record,
  row,
  section,
  self,
} from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

const whole = record(1, {
  ...{ book: 'incoming', arrivedOn: '2026-11-24', arrivalNumber: 1, issuer: other, recipients: [self] },
  namedOpenerOnly: true,
});
const { typeCode: _type, issuedOn: _day, signer: _signer, pages: _pages, enclosures: _more, ...line } = whole;
const closed = line;
const pageOf = (holder: string, change: object = {}) =>
  RecordPage.parse({
    ...bareRecordPage,
    row: row(1, { state: 'entered', record: { ...closed, ...change } as typeof whole }),
    copies: [{ copy: 1, state: 'received', holder: self, transport: null, inside: inside({ holder }) }],
  });
const drawRecord = (page: RecordPage, answers: Answers = {}) =>
  draw(<RecordScreen screen="record" {...keyOf(closed)} />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'record.page': () => page,
    'record.complete': () => ({ record: whole }),
    ...answers,
  });
type User = ReturnType<typeof draw>['user'];
const title = 'Ghi tiếp sau khi người có tên bóc bì';
async function open(user: User) {
  await screen.findByRole('button', { name: /Ghi tiếp sau khi bóc bì/ });
  await user.keyboard('o');
  return screen.findByRole('dialog', { name: title });
}
const box = (dialog: HTMLElement, name: string | RegExp) =>
  within(dialog).getByLabelText<HTMLInputElement>(name, { selector: 'input' });
async function fill(user: User, dialog: HTMLElement) {
  await pick(user, 'Tên loại', 'bao');
  await user.type(box(dialog, 'Ngày tháng văn bản'), '20/11');
  await pick(user, 'Người ký', 'tran');
  await user.type(box(dialog, 'Số trang'), '6');
}

test('who has the envelope completes its line by keyboard: type, day, signer, copies, pages and enclosures', async () => {
  const { user, bridge } = drawRecord(pageOf(clerk));
  const dialog = await open(user);
  expect(within(dialog).queryByLabelText('Số dòng trong sổ')).toBeNull();
  await fill(user, dialog);
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã ghi tiếp vào dòng đăng ký.')).toBeTruthy();
  const [sent] = bridge.argsOf('record.complete');
  expect(sent).toMatchObject({ code: codeOf(1), issuer: other });
  expect(sent?.inside).toMatchObject({ typeCode: 'BC', copies: closed.copies, pages: 6, enclosures: 0 });
  expect(sent).not.toHaveProperty('paper');
});

test('a page read before the envelope was handed over asks nothing of who has it now', async () => {
  let page = pageOf('desk');
  const { user, bridge } = drawRecord(page, { 'record.page': () => page });
  const dialog = await open(user);
  expect(within(dialog).getByText(/Chưa người nào giữ/)).toBeTruthy();
  page = pageOf(clerk);
  await queryClient.invalidateQueries({ queryKey: ['record'] });
  await waitFor(() => expect(within(dialog).queryByText(/Chưa người nào giữ/)).toBeNull());
  await fill(user, dialog);
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Đã ghi tiếp vào dòng đăng ký.')).toBeTruthy();
  expect(bridge.argsOf('record.complete')).toHaveLength(1);
});

test('a clerk names the line that the opener signed', async () => {
  const { user, bridge } = drawRecord(pageOf(keeper));
  const dialog = await open(user);
  await fill(user, dialog);
  await readDialog();
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: /Ghi tiếp/ }).disabled).toBe(true);
  await user.type(box(dialog, 'Số dòng trong sổ'), '12');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi tiếp vào dòng đăng ký.');
  expect(bridge.argsOf('record.complete')[0]?.paper).toEqual({
    opener: keeper,
    line: { year: 2026, line: 12 },
  });
});

test('while nobody has it, it is handed over first', async () => {
  const { user, bridge } = drawRecord(pageOf('desk'));
  const dialog = await open(user);
  expect(within(dialog).getByText(/Chưa người nào giữ bì này/)).toBeTruthy();
  await fill(user, dialog);
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(bridge.argsOf('record.complete')).toEqual([]);
});

test('what is remarkable of the completed line is confirmed', async () => {
  const { user, bridge } = drawRecord(pageOf(clerk), {
    'record.complete': ({ confirmed = [] }) => {
      if (!confirmed.includes('same-document')) throw notConfirmed('same-document');
      return { record: whole };
    },
  });
  const dialog = await open(user);
  await fill(user, dialog);
  await readDialog();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await within(dialog).findByRole('button', { name: /Vẫn ghi như trên/ });
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi tiếp vào dòng đăng ký.');
  expect(bridge.argsOf('record.complete').map(({ confirmed }) => confirmed)).toEqual([
    undefined,
    ['same-document'],
  ]);
});

test.each([
  ['a line that is complete', pageOf(clerk, whole), {}],
  ['a line of an envelope that the clerks open', pageOf(clerk, { ...whole, namedOpenerOnly: false }), {}],
  ['a terminal without a section', pageOf(clerk), { 'section.view': () => ({ section: null }) }],
] as const)('%s offers no completion', async (_what, page, answers) => {
  drawRecord(page, answers);
  await screen.findByRole('button', { name: /Sửa thông tin/ });
  expect(screen.queryByRole('button', { name: /Ghi tiếp/ })).toBeNull();
});
