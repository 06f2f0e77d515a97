import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw } from '../../testing/samples.ts';
import RecordForm from './form.tsx';

test('paper of a body outside the directory gets a number, and asks for no signer', async () => {
  const { user, bridge } = draw(<RecordForm screen="form" book="incoming" />, {
    ...directoryAndLaw,
    'register.next': () => ({ ordinal: 8, number: 108, arrivalNumber: 8 }),
    'draft.read': () => ({ draft: null }),
    'draft.write': () => ({ left: [] }),
    'outside.enrol': () => ({ code: 'X0001' }),
    'directory.get': ({ codes }) => ({
      organisations: codes.includes('X0001')
        ? [
            {
              ...{ code: 'X0001', name: 'X0001', above: [], outside: 'B08', canReceive: false },
              ...{ ended: false, notationParts: [], persons: [] },
            },
          ]
        : [],
    }),
  });
  await screen.findByRole('radio', { name: 'Tối mật' });
  await user.click(screen.getByRole('button', { name: /Ngoài danh mục/ }));
  const dialog = await screen.findByRole('dialog');
  await user.click(await within(dialog).findByRole('radio', { name: /Doanh nghiệp/ }));
  await user.click(within(dialog).getByRole('button', { name: /Cấp số/ }));
  expect(await screen.findByText(/Đã cấp số X0001/)).toBeTruthy();
  expect(bridge.argsOf('outside.enrol')).toEqual([{ request: expect.any(String), kind: 'B08' }]);
  expect(await screen.findByText('Danh mục không ghi người ký của nơi này: để trống.')).toBeTruthy();
  // The box has the number; its kind stands below.
  expect(await screen.findByText('Doanh nghiệp')).toBeTruthy();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText('Số', { selector: 'input' })),
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText(/ô cần sửa/);
  const signer = screen.getByLabelText('Người ký', { selector: 'input', exact: false });
  expect(signer.getAttribute('aria-invalid')).not.toBe('true');
});
