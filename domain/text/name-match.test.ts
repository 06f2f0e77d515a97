import { expect, it, test } from 'vitest';
import { NameForm } from './name-form.ts';
import { betterMatch, matchClasses, matchName, matchWithAbove } from './name-match.ts';
import { accentsDiffer, isClear, type Ranked } from './ranking.ts';

const match = (typed: string, name: string, more: { code?: string; person?: boolean } = {}) =>
  matchName(new NameForm(typed), { form: new NameForm(name), code: '', person: false, ...more });
const classOf = (...given: Parameters<typeof match>) => {
  const found = match(...given);
  return found && `${found.class}${found.exact ? ' exact' : ''}`;
};

it.each([
  ['so tu phap', 'Sở Tư pháp', 'whole exact'],
  ['so tu', 'Sở Tư pháp', 'whole'],
  ['stp', 'Sở Tư pháp', 'initials exact'],
  ['so tp', 'Sở Tư pháp', 'initials exact'],
  ['st', 'Sở Tư pháp', 'initials'],
  ['sgddt', 'Sở Giáo dục và Đào tạo', 'initials exact'],
  ['sgdvdt', 'Sở Giáo dục và Đào tạo', 'initials exact'],
  ['so tu ph', 'Sở Tư pháp', 'beginning'],
  ['s t p', 'Sở Tư pháp', 'beginning'],
  ['tu ph', 'Sở Tư pháp', 'phrase'],
  ['ubnd nghe an', 'Ủy ban nhân dân tỉnh Nghệ An', 'scattered'],
  ['phap so', 'Sở Tư pháp', 'scattered'],
  ['s so', 'Sở Sâu', 'scattered'],
  ['ha tu', 'Bộ Tư pháp', 'inside'],
  ['ha tu', 'Ủy ban nhân dân phường Hà Tu', 'phrase'],
  ['vunoi', 'Sở Nội vụ', undefined],
  ['so so', 'Sở Nội vụ', 'inside'],
  ['', 'Sở Nội vụ', undefined],
])('%s in %s: %s', (typed, name, expected) => {
  expect(classOf(typed, name)).toBe(expected);
});

test('spaces, case, marks of punctuation and composition do not matter', () => {
  for (const typed of [
    'so van hoa the thao va du lich',
    ' SỞ văn-hoá,  thể thao VÀ du lịch'.normalize('NFD'),
  ])
    expect(classOf(typed, 'Sở Văn hóa - Thể thao và Du lịch')).toBe('whole exact');
});

test('a code is found by itself, and by its beginning after names', () => {
  const code = 'h37.02';
  expect(classOf('H37.02', 'Sở Nội vụ', { code })).toBe('code exact');
  expect(classOf('h37', 'Sở Nội vụ', { code })).toBe('beginning');
  expect(classOf('h', 'Sở Nội vụ', { code })).toBeUndefined();
});

test('a person is called by the last words of the name as much as by the first', () => {
  expect(classOf('dũng', 'Trần Quốc Dũng', { person: true })).toBe('whole');
  expect(classOf('quoc dung', 'Trần Quốc Dũng', { person: true })).toBe('whole');
  expect(classOf('tran', 'Trần Quốc Dũng', { person: true })).toBe('whole');
  expect(classOf('quoc', 'Trần Quốc Dũng', { person: true })).toBe('phrase');
  expect(classOf('ung', 'Trần Quốc Dũng', { person: true })).toBe('inside');
  expect(classOf('ung', 'Lê Hoàng Phương Ưng', { person: true })).toBe('whole');
});

test('what stands above a body tells homonyms apart, words that stand side by side first', () => {
  const own = new NameForm('Sở Tư pháp');
  const of = (typed: string, above: string) => {
    const found = matchWithAbove(new NameForm(typed), own, [new NameForm(above)]);
    return found && `${found.class} ${found.order}`;
  };
  expect(of('stp ha tinh', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBe('whole-above 0');
  expect(of('stp ha tinh', 'Ủy ban nhân dân tỉnh Hà Giang')).toBe('whole-above 1');
  expect(of('so tu phap ha ti', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBe('above 0');
  expect(of('so tu phap ha ti', 'Ủy ban nhân dân tỉnh Hà Giang')).toBe('above 1');
  expect(of('ha tinh phap', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBe('above 2');
  expect(of('tinh ha phap', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBe('above 2');
  expect(of('tinh nhan phap', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBe('above 3');
  expect(of('ha tinh', 'Ủy ban nhân dân tỉnh Hà Tĩnh')).toBeUndefined();
});

test('in another order, words that were typed side by side and stand so are the better match', () => {
  const order = (typed: string, name: string) => match(typed, name)?.order;
  expect(order('dien chau kinh te', 'Phòng Kinh tế xã Diễn Châu')).toBe(2);
  expect(order('dien chau kinh te', 'Phòng Kinh tế xã Châu Điền')).toBe(3);
});

test('the letters that answer to the text are told, for marking', () => {
  const marked = (typed: string, name: string) =>
    match(typed, name)?.hits.map((hits) => hits.map(({ word, from, length }) => [word, from, length]));
  expect(marked('phap so', 'Sở Tư pháp')).toEqual([[[2, 0, 4]], [[0, 0, 2]]]);
  expect(marked('tp', 'Sở Tư pháp')).toEqual([
    [
      [1, 0, 1],
      [2, 0, 1],
    ],
  ]);
  expect(marked('ung', 'Trần Dũng')).toEqual([[[1, 1, 3]]]);
});

test('of two matches the better class counts, then the exact one', () => {
  const [code, whole] = [match('h37', 'x', { code: 'h37' }), match('so', 'Sở Tư pháp')];
  expect(betterMatch(whole, code)).toBe(code);
  expect(betterMatch(undefined, whole)).toBe(whole);
  expect(matchClasses.at(-1)).toBe('inside');
});

test('accents that were typed must agree; a tone may stand on either vowel and may still be missing', () => {
  const differ = (typed: string, name: string) => {
    const [text, form] = [new NameForm(typed), new NameForm(name)];
    const found = matchName(text, { form, code: '', person: true });
    return found && accentsDiffer(text, found, [form]);
  };
  expect(differ('Trần Dũng', 'Trần Dũng')).toBe(false);
  expect(differ('Trần Dũng'.normalize('NFD'), 'Trần Dũng')).toBe(false);
  expect(differ('Trần Dung', 'Trần Dũng')).toBe(true);
  expect(differ('Hoà', 'Nguyễn Hòa')).toBe(false);
  expect(differ('Trần Du', 'Trần Dũng')).toBe(false);
  expect(differ('trằn', 'Trần Dũng')).toBe(true);
});

test('the first is clear when nothing equals it and it matches by more than the inside of a word', () => {
  const ranked = (change: Partial<Ranked>): Ranked => ({
    ...{ rank: 5, weight: 0, match: 'whole', name: 'so noi vu', place: 0 },
    ...change,
  });
  expect(isClear(undefined, undefined)).toBe(false);
  expect(isClear(ranked({}), undefined)).toBe(true);
  expect(isClear(ranked({}), ranked({ rank: 6 }))).toBe(true);
  expect(isClear(ranked({}), ranked({ name: 'so y te' }))).toBe(false);
  expect(isClear(ranked({ weight: 2 }), ranked({ name: 'so y te' }))).toBe(true);
  // Having written to one of two homonyms is no reason to take it for the other.
  expect(isClear(ranked({ weight: 2 }), ranked({}))).toBe(false);
  expect(isClear(ranked({ match: 'inside' }), undefined)).toBe(false);
  expect(isClear(ranked({ match: null }), undefined)).toBe(false);
});
