import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OrganisationView } from '../../contract/ipc/directory-views.ts';
import { draw } from '../testing/draw.tsx';
import { directoryAndLaw, other, record, row, self } from '../testing/samples.ts';
import { Facts } from './record-facts.tsx';

/** This terminal gave the number too, to a body of its own. */
const own = OrganisationView.parse({
  ...{ code: 'X0001', name: 'X0001', above: [], outside: 'B08', canReceive: false },
  ...{ ended: false, notationParts: ['DN'], persons: [] },
});

async function recipientsOf(change: Parameters<typeof record>[1]) {
  const { bridge } = draw(<Facts row={row(1, { record: record(1, change) })} />, {
    ...directoryAndLaw,
    'directory.get': ({ codes }) => ({
      organisations: [...directoryAndLaw['directory.get']({ codes }).organisations, own].filter(({ code }) =>
        codes.includes(code),
      ),
    }),
  });
  await screen.findAllByText(/huấn luyện/);
  const list = document.querySelector('[data-field="recipients"]') as HTMLElement;
  const lines = () =>
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
  return { lines, asked: () => bridge.argsOf('directory.get').flatMap(({ codes }) => codes) };
}

test('a number that the terminal of the issuer gave names no body of this terminal', async () => {
  const came = { book: 'incoming', issuer: other, arrivedOn: '2026-11-23', arrivalNumber: 3 } as const;
  const { lines, asked } = await recipientsOf({ ...came, recipients: [self, 'X0001'] });
  expect(lines().at(-1)).toBe('Ngoài danh mục của nơi gửi · X0001');
  expect(asked()).not.toContain('X0001');
});

test('a number in a record of this terminal names the body that has it here', async () => {
  const { lines } = await recipientsOf({ recipients: [other, 'X0001'] });
  await screen.findByText(/^X0001 · /);
  expect(lines().at(-1)).toMatch(/^X0001 · (?!Ngoài)/);
});
