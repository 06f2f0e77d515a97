import { expect, test } from 'vitest';
import { fold, foldedMatch } from './fold.ts';

test('accents do not matter in a search, and đ counts as d', () => {
  expect(fold('ĐƯỜNG Nguyễn Huệ')).toBe('duong nguyen hue');
  expect(foldedMatch('Ủy ban nhân dân tỉnh Đắk Lắk', 'dak uy ban')).toBe(true);
  expect(foldedMatch('Ủy ban nhân dân tỉnh Đắk Lắk'.normalize('NFD'), 'đăk')).toBe(true);
  expect(foldedMatch('Sở Nội vụ', 'tai chinh')).toBe(false);
});
