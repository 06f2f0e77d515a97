import { expect, test } from 'vitest';
import { Name } from './directory.ts';

test.each([
  'Sở Nội vụ tỉnh Thừa Thiên Huế',
  'Nguyễn Thị Hồng Đào',
  'Ủy ban nhân dân xã Y Tý (huyện Bát Xát)',
  // Letters of other scripts that NFC does not join with their marks.
  'K\u0323\u0307a',
])('%s is a name', (name) => {
  expect(Name.safeParse(name.normalize('NFC')).success).toBe(true);
});

test.each([
  ['three marks on one letter', 'q\u0323\u0307\u0300'],
  ['a heap of marks', `q${'\u0301'.repeat(60)}`],
  ['a mark on no letter', '1\u0301'],
  ['a mark at the beginning', '\u0301a'],
  ['a form that is not NFC', 'a\u0301'],
])('%s is none', (_, name) => {
  expect(Name.safeParse(name).success).toBe(false);
});
