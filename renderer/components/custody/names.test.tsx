import { screen } from '@testing-library/react';
import { useReducer } from 'react';
import { expect, test } from 'vitest';
import { draw } from '../../testing/draw.tsx';
import { directoryAndLaw, keeper, section } from '../../testing/samples.ts';
import { useNames } from './names.tsx';

/** Is drawn again at each click; `drawn` gets the names of each time. */
function Probe({ drawn }: { drawn: unknown[] }) {
  const [, again] = useReducer((count: number) => count + 1, 0);
  const names = useNames();
  drawn.push(names);
  return (
    <button type="button" onClick={again}>
      {names(keeper)}
    </button>
  );
}

test('what is made with the names of holders is kept while they are the same', async () => {
  const drawn: unknown[] = [];
  const { user } = draw(<Probe drawn={drawn} />, {
    ...directoryAndLaw,
    'section.view': () => ({ section: section() }),
  });
  const button = await screen.findByRole('button', { name: 'Lê Văn Bình' });
  await user.click(button);
  await user.click(button);
  const [before, last] = drawn.slice(-2);
  expect(last).toBe(before);
});
