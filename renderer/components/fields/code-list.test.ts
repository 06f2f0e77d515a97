import { expect, test } from 'vitest';
import { readCodeList, readNameList, typedCodeList } from './code-list.ts';

test.each([
  ['h37.02, H37.03;H40', ['H37.02', 'H37.03', 'H40'], []],
  ['H37.02 H37.03\tH37.02', ['H37.02', 'H37.03'], [], ['H37.02']],
  ['- H37.02;\n2. h37.03\n- H37.02.', ['H37.02', 'H37.03'], [], ['H37.02']],
  ['H37.02\tSở Nội vụ\r\nH37.03\tSở Tài chính\r\n', ['H37.02', 'H37.03'], []],
  ['H37.02\nSở Y tế\nH37.03', ['H37.02', 'H37.03'], ['Sở Y tế']],
])('%j', (text, codes, unread, again = []) => {
  expect(readCodeList(text)).toEqual({ codes, again, unread });
});

test.each(['', 'H37.02', 'so tu phap', 'Sở Tư pháp, Hà Nội', 'H37.02\n', 'A01 tân lập'])(
  'a name to look for: %j',
  (text) => {
    expect(readCodeList(text)).toBeUndefined();
  },
);

test.each([
  ['H37.02,', ['H37.02'], [], ''],
  ['h37.02, h37.0', ['H37.02', 'H37.0'], [], 'H37.0'],
  ['h37.02; h', ['H37.02'], ['H'], 'H'],
  ['H37.02 h4', ['H37.02'], ['H4'], 'H4'],
  ['H37.02 h40', ['H37.02', 'H40'], [], 'H40'],
  ['H37.02 H40 ', ['H37.02', 'H40'], [], ''],
  ['x0001, x00', ['X0001', 'X00'], [], 'X00'],
  ['x0001, x000', ['X0001'], ['X000'], 'X000'],
  ['x0001, h40', ['X0001', 'H40'], [], 'H40'],
  ['H37.02, Sở Y tế, H40', ['H37.02', 'H40'], ['Sở Y tế'], 'H40'],
])('a list of codes is one while it is typed: %j', (text, codes, unread, last) => {
  expect(typedCodeList(text)).toEqual({ codes, again: [], unread, last });
});

test.each([
  '',
  'H',
  'H37.02',
  'H37.02 ',
  'A01 tân',
  'A01 t',
  'so tu phap',
  'Sở Tư pháp, H',
  'Sở Tư pháp, Hà',
])('a name that is being typed is no list: %j', (text) => {
  expect(typedCodeList(text)).toBeUndefined();
});

test.each([
  [
    '- Ủy ban nhân dân xã Tân Phú 3;\r\n- Sở Văn hóa, Thể thao và Du lịch;\n',
    'Ủy ban nhân dân xã Tân Phú 3',
    'Sở Văn hóa, Thể thao và Du lịch',
  ],
  ['1. Sở Y tế\n2) Sở  Tư\u00a0pháp.', 'Sở Y tế', 'Sở Tư pháp'],
  ['• Sở Y tế', 'Sở Y tế'],
  ['Sở Y tế; Sở Y tế', 'Sở Y tế'],
])('names that stand in a list: %j', (text, ...names) => {
  expect(readNameList(text)).toEqual({ codes: [], again: [], unread: names });
});

test('a code among names that stand in a list', () => {
  expect(readNameList('- Sở Y tế\n- h37.02\n- Sở Tư pháp')).toEqual({
    codes: ['H37.02'],
    again: [],
    unread: ['Sở Y tế', 'Sở Tư pháp'],
  });
});

test.each(['', ' - ', 'Sở Y tế', 'Sở Văn hóa, Thể thao', 'so y te.'])('no list of names: %j', (text) => {
  expect(readNameList(text)).toBeUndefined();
});
