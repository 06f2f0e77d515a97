import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { draw } from '../testing/draw.tsx';
import { TickList } from './tick-list.tsx';

const names = ['Một', 'Hai', 'Ba'];

function Sample({ ids = names }: { ids?: string[] }) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(ids));
  return (
    <>
      <TickList
        legend="Nơi nhận"
        all="Tất cả"
        ids={ids}
        ticked={ticked}
        onChange={setTicked}
        show={(id) => id}
      />
      <output>{[...ticked].join(' ')}</output>
      <button type="button">Tiếp</button>
    </>
  );
}

const ticked = () => screen.getByRole('status').textContent;
const here = () =>
  document.activeElement?.closest('label')?.textContent ?? document.activeElement?.textContent;

test('the list is one stop of Tab, arrows lead to its ends and no further', async () => {
  const { user } = draw(<Sample />, {});
  await user.tab();
  expect(here()).toBe('Tất cả');
  await user.keyboard('{ArrowUp}{ArrowDown}{ArrowDown}');
  expect(here()).toBe('Hai');
  await user.tab();
  expect(here()).toBe('Tiếp');
  await user.tab({ shift: true });
  expect(here()).toBe('Hai');
  await user.keyboard('{End}{ArrowDown}');
  expect(here()).toBe('Ba');
  await user.keyboard('{Home}');
  expect(here()).toBe('Tất cả');
});

test('one tick takes all or none, and is neither while some are ticked', async () => {
  const { user } = draw(<Sample />, {});
  const all = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Tất cả' });
  await user.tab();
  await user.keyboard(' ');
  expect([ticked(), all.checked, all.indeterminate]).toEqual(['', false, false]);
  await user.keyboard('{End} {ArrowUp} ');
  expect([ticked(), all.checked, all.indeterminate]).toEqual(['Hai Ba', false, true]);
  await user.keyboard('{Home} ');
  expect([ticked(), all.checked, all.indeterminate]).toEqual(['Một Hai Ba', true, false]);
});

test('one alone needs no tick for all', () => {
  draw(<Sample ids={['Một']} />, {});
  expect(screen.getAllByRole('checkbox')).toHaveLength(1);
});
