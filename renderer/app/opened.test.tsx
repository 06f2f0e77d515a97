import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { draw } from '../testing/draw.tsx';
import { directoryAndLaw, nothingToday, section } from '../testing/samples.ts';
import { Navigation } from './navigation.tsx';
import { Opened } from './opened.tsx';

const shell = (
  <Opened>
    <Navigation />
  </Opened>
);
const answers = { ...directoryAndLaw, 'today.view': () => nothingToday };
const places = () => screen.queryAllByRole('button').map((line) => line.getAttribute('aria-keyshortcuts'));

test('until it is known who may do what nothing is offered, and then what they may do', async () => {
  let answer = () => {};
  const own = [{ right: 'keep' as const, level: 'C' as const }];
  draw(shell, {
    ...answers,
    'section.view': () => new Promise((resolve) => (answer = () => resolve({ section: section({ own }) }))),
  });
  expect(places()).toEqual([]);
  answer();
  await screen.findByRole('navigation');
  expect(places()).toEqual(['Alt+1', 'Alt+9', 'Alt+8', 'Control+Shift+L', 'Control+L']);
});

test('that it could not be read is told, and it is read again', async () => {
  let isFailing = true;
  const { user } = draw(shell, {
    ...answers,
    'section.view': async () => {
      if (isFailing) throw new AppError('UNEXPECTED');
      return { section: null };
    },
  });
  const again = await screen.findByRole('button', { name: 'Thử lại' });
  expect(places()).toHaveLength(1);
  isFailing = false;
  await user.click(again);
  await screen.findByRole('navigation');
});
