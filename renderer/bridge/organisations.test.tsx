import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { OrganisationView } from '../../contract/ipc/directory-views.ts';
import { draw } from '../testing/draw.tsx';
import { useOrganisations } from './organisations.ts';

const known = OrganisationView.parse({
  ...{ code: 'H37.02', name: 'Sở Nội vụ', above: [], canReceive: true, ended: false },
  ...{ notationParts: [], persons: [] },
});

function Names({ codes }: { codes: string[] }) {
  const names = useOrganisations(codes);
  return <p>{codes.map((code) => names.get(code)?.name).join(' · ')}</p>;
}

test('a body that is named twice is asked for once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    draw(<Names codes={['H37.02', 'H37.02']} />, { 'directory.get': () => ({ organisations: [known] }) });
    await screen.findByText('Sở Nội vụ · Sở Nội vụ');
    expect(warn.mock.calls).toEqual([]);
  } finally {
    warn.mockRestore();
  }
});
