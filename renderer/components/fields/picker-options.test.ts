import { expect, test } from 'vitest';
import { markOption, type PickerOption, rankOptions } from './picker-options.ts';

const persons: PickerOption[] = [
  { id: 'P00000001', words: 'Trần Quốc Dũng', person: true },
  { id: 'P00000002', words: 'Lê Hoàng Phương Ưng', person: true },
  { id: 'P00000003', words: 'Nguyễn Văn Dũng', person: true },
  { id: 'P00000004', words: 'Đỗ Thị Dung', person: true },
  { id: 'P00000005', words: 'Phạm Dũng', person: true, ended: true },
];
const ranked = (text: string, options = persons) => {
  const { options: found, clear, total } = rankOptions(options, text);
  return { ids: found.map(({ id }) => id), clear, total };
};

test('a person is found by the given name, and not by the inside of another before it', () => {
  expect(ranked('ung').ids[0]).toBe('P00000002');
  expect(ranked('ung').clear).toBe(true);
  expect(ranked('quoc dung')).toEqual({ ids: ['P00000001'], clear: true, total: 1 });
});

test('two of one given name are equal, accents that were typed part others from them', () => {
  expect(ranked('dung')).toEqual({
    ids: ['P00000001', 'P00000003', 'P00000004', 'P00000005'],
    clear: false,
    total: 4,
  });
  expect(ranked('Dũng').ids).toEqual(['P00000001', 'P00000003', 'P00000004', 'P00000005']);
  expect(ranked('Dung')).toMatchObject({ clear: false });
  expect(ranked('đỗ thị dung')).toMatchObject({ ids: ['P00000004'], clear: true });
});

test('without a text all options stand in their own order, none of them chosen', () => {
  expect(ranked('  ')).toEqual({ ids: persons.map(({ id }) => id), clear: false, total: 5 });
});

test('the code of an option is exact', () => {
  const types = [
    { id: 'TB', words: 'Thông báo', code: 'TB' },
    { id: 'TTr', words: 'Tờ trình', code: 'TTr' },
    { id: 'BC', words: 'Báo cáo', code: 'BC' },
    { id: 'QyĐ', words: 'Quy định', code: 'QyĐ' },
    { id: 'QĐ', words: 'Quyết định', code: 'QĐ' },
  ];
  expect(ranked('qd', types)).toMatchObject({ ids: ['QĐ', 'QyĐ'], clear: true });
  expect(ranked('qđ', types)).toMatchObject({ ids: ['QĐ', 'QyĐ'], clear: true });
  expect(ranked('ttr', types)).toMatchObject({ ids: ['TTr'], clear: true });
  expect(ranked('bao', types)).toMatchObject({ ids: ['BC', 'TB'], clear: true });
});

test('what answers to the text is marked, in the name above too', () => {
  const option = { id: 'H28.03', code: 'H28.03', words: 'Sở Tư pháp', above: ['UBND tỉnh Hà Tĩnh'] };
  const shown = (text: string) => {
    const { name, above, code } = markOption(option, text);
    return [name, ...above, code].map((parts) =>
      parts.map((part) => (part.marked ? `[${part.text}]` : part.text)).join(''),
    );
  };
  expect(shown('stp ha ti')).toEqual(['[S]ở [T]ư [p]háp', 'UBND tỉnh [Hà] [Tĩ]nh', 'H28.03']);
  expect(shown('tu phap')).toEqual(['Sở [Tư] [pháp]', 'UBND tỉnh Hà Tĩnh', 'H28.03']);
  expect(shown('háp')).toEqual(['Sở Tư p[háp]', 'UBND tỉnh Hà Tĩnh', 'H28.03']);
  expect(shown('h28')).toEqual(['Sở Tư pháp', 'UBND tỉnh Hà Tĩnh', '[H28].03']);
  expect(shown('')).toEqual(['Sở Tư pháp', 'UBND tỉnh Hà Tĩnh', 'H28.03']);
});
