import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { go, goBack } from '../state/view.ts';
import { shownView } from '../testing/draw.tsx';
import { clerk, head } from '../testing/samples.ts';
import { useBeginning } from './beginning.ts';

function Begun({ person }: { person: string | undefined }) {
  return useBeginning(person) && <p>{shownView().screen}</p>;
}
const shown = () => screen.getByRole('paragraph').textContent;

test('who unlocks again goes on where they were; the next person begins on today and has no way back', () => {
  const { rerender } = render(<Begun person={clerk} />);
  go({ screen: 'ledger' });
  rerender(<Begun person={undefined} />);
  rerender(<Begun person={clerk} />);
  expect(shown()).toBe('ledger');
  rerender(<Begun person={undefined} />);
  rerender(<Begun person={head} />);
  expect(shown()).toBe('today');
  goBack();
  expect(shownView()).toEqual({ screen: 'today' });
});
