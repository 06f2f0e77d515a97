import { expect, it } from 'vitest';
import { WordIndex } from './word-index.ts';

const index = new WordIndex([
  ['so noi vu', 1],
  ['so y te', 2],
  ['ban noi chinh noi bo', 3],
  ['', 4],
]);

it('finds every owner, once, by any part of one word', () => {
  expect(index.containing('noi')).toEqual([1, 3]);
  expect(index.containing('o')).toEqual([1, 2, 3]);
  expect(index.containing('te')).toEqual([2]);
  expect(index.containing('vuo')).toEqual([]);
  expect(index.containing('soy')).toEqual([]);
});

it('finds by the beginning of a word alone where that is asked', () => {
  expect(index.beginning('chi')).toEqual([3]);
  expect(index.beginning('hinh')).toEqual([]);
  expect(index.beginning('so')).toEqual([1, 2]);
});
