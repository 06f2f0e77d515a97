import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RecordPage } from '../../../contract/ipc/views.ts';
import { draw } from '../../testing/draw.tsx';
import { registered } from '../../testing/record-page.tsx';
import { codeOf, directoryAndLaw, inside, section, self } from '../../testing/samples.ts';
import RecordScreen from './record.tsx';

const page = RecordPage.parse({
  ...registered,
  copies: [1, 2, 3].map((copy) => ({
    ...{ copy, state: 'held', holder: self, transport: null },
    inside: inside(),
  })),
});
const drawAt = (copy?: string) =>
  draw(<RecordScreen screen="record" code={codeOf(1)} {...(copy === undefined ? {} : { copy })} />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
    'record.page': () => page,
  });

test('a page that was opened at a copy has the keyboard on its line', async () => {
  drawAt('2');
  await screen.findByRole('listbox', { name: /^Tại cơ quan/ });
  await waitFor(() => expect((document.activeElement as HTMLElement).dataset['copy']).toBe('2'));
});

test('opened without one, it begins at its heading', async () => {
  drawAt();
  await screen.findByRole('listbox', { name: /^Tại cơ quan/ });
  expect((document.activeElement as HTMLElement).dataset['copy']).toBeUndefined();
});
