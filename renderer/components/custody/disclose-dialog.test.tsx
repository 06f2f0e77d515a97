import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { readDialog } from '../../testing/read-dialog.ts';
import { codeOf, directoryAndLaw, head, keeper, record, section, self } from '../../testing/samples.ts';
import { DiscloseDialog } from './disclose-dialog.tsx';

async function open() {
  const drawn = draw(<DiscloseDialog record={record(1, { level: 'B' })} onClose={() => undefined} />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'custody.disclose': () => ({}),
  });
  const dialog = within(await screen.findByRole('dialog'));
  await readDialog();
  return { ...drawn, dialog };
}

test('persons of the section by name and persons from outside by their number and line, on a permission', async () => {
  const { user, bridge, dialog } = await open();
  await user.keyboard('quoc dung{Enter}le van binh{Enter}');
  await user.type(dialog.getByLabelText(/^Số người ngoài cơ quan/), '2');
  await user.type(dialog.getByLabelText('Số dòng trong sổ'), '8');
  await user.clear(dialog.getByLabelText('Năm của sổ'));
  await user.type(dialog.getByLabelText('Năm của sổ'), '2025');
  await user.type(dialog.getByLabelText('Số văn bản'), '3');
  await user.type(dialog.getByLabelText('Ký hiệu'), 'CV-UBND');
  await user.type(dialog.getByLabelText('Ngày văn bản'), '1/6/2026');
  await user.type(dialog.getByLabelText(/^Cho phép đến hết ngày/), '31/12/2099');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Đã ghi việc cho xem.');
  expect(bridge.argsOf('custody.disclose')).toEqual([
    {
      ...{ request: expect.any(String), issuer: self, code: codeOf(1), persons: [keeper, head] },
      outside: { year: 2025, line: 8, persons: 2 },
      permit: {
        by: head,
        paper: { number: 3, notation: 'CV-UBND', issuedOn: '2026-06-01' },
        // The last instant of the day here.
        until: '2099-12-31',
      },
    },
  ]);
});

test('somebody not cleared for the level is not taken, and nobody at all is not enough', async () => {
  const { user, bridge, dialog } = await open();
  await user.keyboard('thu ha{Enter}');
  expect(dialog.getByText(/^Phạm Thu Hà chưa được phép tiếp cận/)).toBeTruthy();
  expect(dialog.queryByRole('list', { name: 'Đã chọn' })).toBeNull();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(dialog.getByText(/Người được cho xem, Số văn bản, Ký hiệu, Ngày văn bản/)).toBeTruthy();
  expect(bridge.argsOf('custody.disclose')).toEqual([]);
});
