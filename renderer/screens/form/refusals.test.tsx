import { screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { errorSentences } from '../../i18n/error-sentences.ts';
import { box, drawForm, fill, save } from '../../testing/record-form.tsx';

test('a refusal of the core stands at its field, with its code', async () => {
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('NUMBER_USED', { field: 'number' });
    },
  });
  await fill(user);
  await save(user);
  const fault = await screen.findByText(/NUMBER_USED/);
  expect(fault.closest('.field')?.querySelector('label')?.textContent).toBe('Số');
  expect(document.activeElement).toBe(box('Số'));
});

test('a notation that the core refuses is told with its reason and what may be typed', async () => {
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('NOTATION_NOT_LISTED', { field: 'notation' });
    },
  });
  await fill(user);
  await save(user);
  const code = await screen.findByText(/NOTATION_NOT_LISTED/);
  const told = code.parentElement?.textContent;
  expect(told).toContain(errorSentences.vi.NOTATION_NOT_LISTED.what);
  expect(told).toMatch(/Thành phần ký hiệu của cơ quan: UBND/);
  expect(told).not.toContain('[object');
});

test('a refusal below the last field is brought into sight together with what can be done about it', async () => {
  const shown: (string | null)[] = [];
  // Chromium's returns a promise.
  vi.spyOn(HTMLElement.prototype, 'scrollIntoView').mockImplementation(function (this: HTMLElement): never {
    shown.push(this.textContent);
    return Promise.resolve() as never;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  const { user } = drawForm(undefined, {
    'record.register': () => {
      throw new AppError('ENTRY_REPEATED', { detail: { year: 2026, ordinal: 5 } });
    },
  });
  await fill(user);
  shown.splice(0);
  await save(user);
  await screen.findByText(/ENTRY_REPEATED/);
  expect(shown).toHaveLength(1);
  expect(shown[0]).toMatch(/đã có trong sổ đến.*Vẫn vào sổ: đây là bản khác/s);
  await user.click(screen.getByRole('button', { name: 'Vẫn vào sổ: đây là bản khác' }));
  await waitFor(() => expect(shown).toHaveLength(2));
  expect(box('Số trang').value).toBe('6');
});
