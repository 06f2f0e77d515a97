import { expect, test } from 'vitest';
import { fold } from './fold.ts';

test('search ignores tones, horns and đ, in composed and decomposed spelling', () => {
  for (const text of ['Đường', 'đường'.normalize('NFD'), 'DUONG', ' duong '])
    expect(fold(text)).toBe('duong');
  expect(fold('Ủy  ban nhân dân huyện Cư Kuin')).toBe('uy ban nhan dan huyen cu kuin');
});
