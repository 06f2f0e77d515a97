/** Combining marks left by canonical decomposition: tones, horn, breve, circumflex. */
const marks = /\p{M}/gu;

/**
 * The accent-blind, case-blind form of a text, for search only: `Đường` and `duong` both give `duong`.
 * đ has no canonical decomposition, so it is folded by hand. Runs of spaces become one.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(marks, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text that stands in code units where its numbers stand by size: `phuong 2` before `phuong 10`. */
export const numbersInOrder = (text: string): string =>
  text.replace(/\d+/g, (digits) => digits.padStart(6, '0'));

/** Whether every typed word begins a word of the text, both folded. */
export function foldedMatch(text: string, typed: string): boolean {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(' ')
    .every((typedWord) => words.some((word) => word.startsWith(typedWord)));
}
