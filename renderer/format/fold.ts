/** Accent-blind form of Vietnamese text: `Đường` becomes `duong`. Đ does not decompose and is folded by hand. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Every word typed occurs in the text, whatever its accents. */
export function foldedMatch(text: string, typed: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
