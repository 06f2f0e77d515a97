import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { shownView } from '../../testing/draw.tsx';
import { drawForm } from '../../testing/record-form.tsx';
import { bareRecordPage, codeOf, input, other, record, row, self } from '../../testing/samples.ts';

const came = { book: 'incoming' as const, issuer: other, recipients: [self], arrivedOn: '2026-11-23' };
const { signer: _signer, ...draft } = input(104, { ...came, code: codeOf(4), namedOpenerOnly: true });
const line = record(8, { ...draft, code: codeOf(4), arrivalNumber: 8 });

/** Saves a whole paper and begins the next form; its envelope was answered so before. */
async function saveNext(answered: RecordPage['answered']) {
  const { user } = drawForm(
    { screen: 'form', book: 'incoming' },
    {
      'draft.read': () => ({ draft }),
      'record.register': () => ({ record: line }),
      'record.page': () => ({
        ...bareRecordPage,
        row: row(8, { record: line, state: 'entered' }),
        answered,
      }),
    },
  );
  await user.click(await screen.findByRole('button', { name: /Lưu và nhập tiếp/ }));
  await screen.findByText(/Đã vào sổ số thứ tự 8/);
}

test('the line of a paper whose envelope was refused is opened, also where the next was to be typed', async () => {
  await saveNext('refused');
  await waitFor(() => expect(shownView()).toEqual({ screen: 'record', code: codeOf(4), issuer: other }));
});

test('after any other paper the next is typed', async () => {
  await saveNext(null);
  await waitFor(() => expect(screen.queryByText(/Đã khôi phục bản nháp/)).toBeNull());
  expect(shownView()).not.toMatchObject({ screen: 'record' });
});
