import { expect, test } from 'vitest';
import { readCodeList } from './code-list.ts';

test.each([
  ['h37.02, H37.03;H40', ['H37.02', 'H37.03', 'H40'], []],
  ['H37.02 H37.03\tH37.02', ['H37.02', 'H37.03'], []],
  ['H37.02\tSở Nội vụ\r\nH37.03\tSở Tài chính\r\n', ['H37.02', 'H37.03'], []],
  ['H37.02\nSở Y tế\nH37.03', ['H37.02', 'H37.03'], ['Sở Y tế']],
])('%j', (text, codes, unread) => {
  expect(readCodeList(text)).toEqual({ codes, unread });
});

test.each(['', 'H37.02', 'so tu phap', 'Sở Tư pháp, Hà Nội', 'H37.02\n', 'A01 tân lập'])(
  'a name to look for: %j',
  (text) => {
    expect(readCodeList(text)).toBeUndefined();
  },
);
