import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { actKinds } from './act-rates.ts';
import { gestureNames } from './channels.ts';

test('decision 0010 names every act that a script in the page can make without a gesture', () => {
  const file = new URL('../../docs/decisions/0010-compromised-window.md', import.meta.url);
  const [, left = ''] = readFileSync(file, 'utf8').split('\n## What is left\n');
  const free = Object.keys(actKinds).filter((name) => !(name in gestureNames));
  expect(free.length).toBeGreaterThan(0);
  expect(free.filter((name) => !left.includes(`\`${name}\``))).toEqual([]);
});
