/** Numbers that no line has: the first of them, and how many there are. */
export interface NumberGap {
  readonly first: number[];
  readonly total: number;
}

/** How many of them are named. */
const namedInGap = 3;

/** The numbers between `last`, the highest up to `number` that is used, and `number`; null when there are none. */
export function missingBelow(number: number, last: number): NumberGap | null {
  const total = number - last - 1;
  if (total < 1) return null;
  const length = Math.min(total, namedInGap);
  return { first: Array.from({ length }, (_, index) => last + 1 + index), total };
}
