import { cleanup, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import type { SectionView } from '../../../contract/ipc/custody-views.ts';
import type { Answers } from '../../testing/bridge.ts';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import {
  codeOf,
  directoryAndLaw,
  head,
  inside,
  keeper,
  record,
  section,
  self,
  session,
} from '../../testing/samples.ts';
import type { ShownCopies } from './copies.ts';
import { DeedDialog } from './deed-dialog.tsx';
import type { DeedName } from './deeds.ts';
import { DiscloseDialog } from './disclose-dialog.tsx';

/** Dialogs of acts for which the law asks for a second person. */

const item = (index: number, level: 'A' | 'B' = 'B'): ShownCopies => ({
  ...{ record: record(index, { level }), copies: [1], inside: inside() },
});
const asks = (act: 'move' | 'disclose' | 'transfer', persons: string[]): SectionView['seconds'] => [
  { act, level: 'B', persons },
];

async function open(
  dialog: ReactElement,
  seconds: SectionView['seconds'],
  countersigners: string[] = [],
  own?: SectionView['own'],
) {
  const answers: Answers = {
    ...directoryAndLaw,
    'section.view': () => ({ section: section({ seconds, ...(own && { own }) }) }),
    'custody.do': () => ({ refused: [] }),
    'custody.disclose': () => ({}),
    'custody.countersign': () => ({}),
  };
  const drawn = draw(dialog, answers, session({ countersigners }));
  const within_ = within(await screen.findByRole('dialog'));
  await readDialog();
  return { ...drawn, dialog: within_ };
}
const deedDialog = (deed: DeedName, items: ShownCopies[]) => (
  <DeedDialog deed={deed} copies={items} onClose={() => undefined} />
);
const asked = (index: number) => ({ issuer: self, code: codeOf(index), copies: [1], from: 'desk' });
const submit = '{Control>}{Enter}{/Control}';
const lead = /phải có người thứ hai xác nhận/;

test('it is said before signing, and who signed by hand is named with the line', async () => {
  const { user, bridge, dialog } = await open(deedDialog('move', [item(1)]), asks('move', [head, keeper]));
  expect(dialog.getByText(lead)).toBeTruthy();
  await user.keyboard(`K1-T01-N2{Enter}${submit}`);
  expect(dialog.getByText(/Người thứ hai đã ký, Số dòng trong sổ/)).toBeTruthy();
  expect(bridge.argsOf('custody.do')).toEqual([]);
  await user.click(dialog.getByRole('combobox', { name: 'Người thứ hai đã ký' }));
  await user.keyboard('quoc dung{Enter}');
  await user.type(dialog.getByLabelText('Số dòng trong sổ'), '8');
  await user.keyboard(submit);
  await screen.findByText(/^Đã ghi việc chuyển nơi để/);
  expect(bridge.argsOf('custody.do')).toEqual([
    {
      ...{ request: expect.any(String), copies: [asked(1)], deed: { act: 'move', place: 'K1-T01-N2' } },
      second: { person: head, line: { year: new Date().getFullYear(), line: 8 } },
    },
  ]);
});

test('whose token is in a second reader signs the deed itself, with all its terms', async () => {
  const { user, bridge, dialog } = await open(deedDialog('move', [item(1)]), asks('move', [head, keeper]), [
    keeper,
  ]);
  expect(dialog.getByText(/^Lê Văn Bình nhập mã PIN ở cửa sổ riêng/)).toBeTruthy();
  await user.keyboard(`K1-T01-N2{Enter}${submit}`);
  await screen.findByText(/^Đã ghi việc chuyển nơi để/);
  const args = {
    ...{ request: expect.any(String), shown: asked(1), person: keeper },
    alone: { act: 'move', place: 'K1-T01-N2' },
  };
  expect(bridge.argsOf('custody.countersign')).toEqual([args]);
  expect(bridge.argsOf('act.show')).toContainEqual({ act: { channel: 'custody.countersign', args } });
});

test('a token whose person may not be the second, and a batch, leave the paper book alone', async () => {
  const one = await open(deedDialog('move', [item(1)]), asks('move', [keeper]), [head]);
  expect(one.dialog.queryByText(/cửa sổ riêng/)).toBeNull();
  // Nobody else can have signed.
  expect(one.dialog.getByDisplayValue('Lê Văn Bình')).toBeTruthy();
  cleanup();
  const { dialog } = await open(deedDialog('move', [item(1), item(2)]), asks('move', [keeper]), [keeper]);
  expect(dialog.queryByText(/cửa sổ riêng/)).toBeNull();
  expect(dialog.getByText(lead)).toBeTruthy();
});

test('where nobody may be it, that is said, and nothing is sent', async () => {
  const { user, bridge, dialog } = await open(deedDialog('move', [item(1)]), asks('move', []));
  expect(dialog.getByText(/Chưa ai được làm người thứ hai/)).toBeTruthy();
  await user.keyboard(`K1-T01-N2{Enter}${submit}`);
  expect(bridge.argsOf('custody.do')).toEqual([]);
});

test('an act or a level for which the law asks for nobody has no such boxes', async () => {
  const { dialog } = await open(deedDialog('move', [item(1, 'A')]), asks('move', [keeper]));
  expect(dialog.queryByText(lead)).toBeNull();
});

test('a disclosure is signed by a second person, by hand or beside the session', async () => {
  const terms = 'quoc dung{Enter}';
  const fill = async ({ user, dialog }: Awaited<ReturnType<typeof open>>) => {
    await user.keyboard(terms);
    await user.type(dialog.getByLabelText('Số văn bản'), '3');
    await user.type(dialog.getByLabelText('Ký hiệu'), 'CV-UBND');
    await user.type(dialog.getByLabelText('Ngày văn bản'), '1/6/2026');
  };
  const dialogOf = () => <DiscloseDialog record={record(1, { level: 'B' })} onClose={() => undefined} />;
  const disclosed = {
    ...{ issuer: self, code: codeOf(1), persons: [head] },
    permit: { by: head, paper: { number: 3, notation: 'CV-UBND', issuedOn: '2026-06-01' } },
  };
  const byHand = await open(dialogOf(), asks('disclose', [keeper]));
  await fill(byHand);
  await byHand.user.type(byHand.dialog.getByLabelText('Số dòng trong sổ'), '8');
  await byHand.user.keyboard(submit);
  await screen.findByText('Đã ghi việc cho xem.');
  const second = { person: keeper, line: { year: new Date().getFullYear(), line: 8 } };
  expect(byHand.bridge.argsOf('custody.disclose')).toEqual([
    { request: expect.any(String), ...disclosed, second },
  ]);
  cleanup();
  const beside = await open(dialogOf(), asks('disclose', [keeper]), [keeper]);
  await fill(beside);
  await beside.user.keyboard(submit);
  await screen.findByText('Đã ghi việc cho xem.');
  const args = { request: expect.any(String), disclosed, person: keeper };
  expect(beside.bridge.argsOf('custody.countersign')).toEqual([args]);
  expect(beside.bridge.argsOf('act.show')).toContainEqual({ act: { channel: 'custody.countersign', args } });
});

test('what is found where it was needs nobody else; found with another it is handed over', async () => {
  const lost = { ...item(1), inside: inside({ holder: keeper, missing: true }) };
  const { user, bridge, dialog } = await open(deedDialog('find', [lost]), asks('transfer', [head]), [head]);
  await user.click(dialog.getByRole('combobox', { name: 'Bản đang ở' }));
  await user.keyboard('van thu{Enter}');
  expect(dialog.getByText(lead)).toBeTruthy();
  expect(dialog.queryByText(/cửa sổ riêng/)).toBeNull();
  await user.type(dialog.getByLabelText('Số dòng trong sổ'), '8');
  await user.keyboard(submit);
  await screen.findByText(/^Đã ghi nhận bản đã tìm thấy/);
  expect(bridge.argsOf('custody.do')).toEqual([
    {
      ...{ request: expect.any(String), copies: [{ ...asked(1), from: keeper }] },
      ...{ deed: { act: 'find', holder: 'desk' } },
      second: { person: head, line: { year: new Date().getFullYear(), line: 8 } },
    },
  ]);
});

test('who keeps copies and reads of no others finds them where they were, and states nothing else', async () => {
  const own: SectionView['own'] = [{ right: 'keep', level: 'A' }];
  const lost = { ...item(1), inside: inside({ missing: true }) };
  const { user, bridge, dialog } = await open(deedDialog('find', [lost]), asks('transfer', [head]), [], own);
  expect(dialog.getByDisplayValue('Văn thư')).toBeTruthy();
  expect(dialog.queryByText(lead)).toBeNull();
  await user.keyboard(submit);
  await screen.findByText(/^Đã ghi nhận bản đã tìm thấy/);
  expect(bridge.argsOf('custody.do')).toEqual([
    { request: expect.any(String), copies: [asked(1)], deed: { act: 'find', holder: 'desk' } },
  ]);
});
