import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { readDialog } from '../../testing/read-dialog.ts';
import { drawForm, save } from '../../testing/record-form.tsx';
import { bareRecordPage, codeOf, other, record, row, self } from '../../testing/samples.ts';

const line = record(1, {
  ...{ book: 'incoming', issuer: other, recipients: [self], arrivedOn: '2026-11-23', arrivalNumber: 1 },
});
const drawCorrection = (answered: RecordPage['answered'], shown = line) =>
  drawForm(
    { screen: 'form', book: 'incoming', correct: codeOf(1), issuer: other },
    {
      'record.page': () => ({
        ...bareRecordPage,
        row: row(1, { record: shown, state: 'entered' }),
        answered,
      }),
      'record.correct': () => ({ record: line }),
    },
  );
const boxes = () =>
  [...document.querySelectorAll<HTMLInputElement>('.record-form input')].map(({ name }) => name);

test('of a line that its issuer signed only what the register adds is typed; the rest is read, with the reason', async () => {
  const { user, bridge } = drawCorrection('entered');
  await screen.findByLabelText('Ngày đến');
  expect(boxes()).toEqual(['arrivedOn', 'envelopes', 'storeAt', 'dossier', 'noteCodes']);
  const signed = within(screen.getByRole('region', { name: /đã ký \(chỉ đọc\)/ }));
  expect(signed.getByText('Số trang').nextSibling?.textContent).toBe('6');
  // In a row of their own, which scrolls by itself.
  expect(signed.getByText('Nơi nhận').parentElement?.dataset['field']).toBe('recipients');
  // How many came is not of what the issuer signed.
  expect(signed.getByText('Số lượng bản phát hành').nextSibling?.textContent).toBe(String(line.copies));
  expect(signed.queryByText('Số lượng bản đến')).toBeNull();
  expect(signed.getByText(/không sửa và không hủy tại đây/)).toBeTruthy();
  expect(screen.queryByText(/hủy dòng này rồi vào sổ lại/)).toBeNull();
  await user.type(screen.getByLabelText(/^Nơi để/, { selector: 'input' }), 'K1-T1-N1');
  await save(user);
  const dialog = await screen.findByRole('dialog');
  await user.click((await within(dialog).findAllByRole('radio'))[0] as HTMLElement);
  await readDialog();
  await user.click(within(dialog).getByRole('button', { name: 'Ghi thay đổi' }));
  const { generation: _, code, year: _year, ordinal: _ordinal, arrivalNumber: _number, ...typed } = line;
  expect(bridge.argsOf('record.correct')).toMatchObject([{ code, input: { ...typed, storeAt: 'K1-T1-N1' } }]);
});

test('several recipients of a signed line are counted', async () => {
  drawCorrection('entered', { ...line, recipients: ['G01', self] });
  expect(await screen.findByText('Nơi nhận (2)')).toBeTruthy();
});

test('a line entered from paper is corrected in everything but issuer and code', async () => {
  drawCorrection(null);
  await screen.findByLabelText('Ngày đến');
  expect(boxes()).toContain('pages');
  expect(screen.getByText(/hủy dòng này rồi vào sổ lại/)).toBeTruthy();
});
