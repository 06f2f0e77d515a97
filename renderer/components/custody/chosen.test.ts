import { expect, test } from 'vitest';
import { extended, toggled } from './chosen.ts';

const keys = (chosen: ReadonlyMap<string, number>) => [...chosen.keys()];
const line = (n: number): [string, number] => [`${n}`, n];

test('a line is chosen, and no longer', () => {
  const once = toggled(new Map<string, number>(), '1', 1);
  expect(keys(once)).toEqual(['1']);
  expect(keys(toggled(once, '1', 1))).toEqual([]);
});

test('Shift and an arrow choose line by line, and the way back leaves out what was left', () => {
  let chosen: ReadonlyMap<string, number> = new Map();
  for (const [from, to] of [
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const)
    chosen = extended(chosen, line(from), line(to));
  expect(keys(chosen)).toEqual(['1', '2', '3', '4']);
  chosen = extended(chosen, line(4), line(3));
  chosen = extended(chosen, line(3), line(2));
  expect(keys(chosen)).toEqual(['1', '2']);
});
