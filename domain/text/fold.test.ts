import { expect, test } from 'vitest';
import { fold, foldedMatch } from './fold.ts';

test('search ignores tones, horns and đ, in composed and decomposed spelling', () => {
  for (const text of ['Đường', 'đường'.normalize('NFD'), 'DUONG', ' duong '])
    expect(fold(text)).toBe('duong');
  expect(fold('Ủy  ban nhân dân huyện Cư Kuin')).toBe('uy ban nhan dan huyen cu kuin');
});

test('a text matches when every typed word occurs in it, whatever the accents', () => {
  expect(foldedMatch('Ủy ban nhân dân tỉnh Đắk Lắk', ' dak  uy ban ')).toBe(true);
  expect(foldedMatch('Ủy ban nhân dân tỉnh Đắk Lắk'.normalize('NFD'), 'đăk')).toBe(true);
  expect(foldedMatch('Sở Nội vụ', 'so tai chinh')).toBe(false);
  expect(foldedMatch('Sở Nội vụ', 'nội sở')).toBe(true);
  expect(foldedMatch('Sở Nội vụ', 'vunoi')).toBe(false);
  expect(foldedMatch('Tình hình chung (Kiểm tra)', 'in')).toBe(false);
  expect(foldedMatch('Tình hình chung (Kiểm tra)', 'kiem')).toBe(true);
  expect(foldedMatch('Sở Nội vụ', '')).toBe(true);
});
