/** The value below which `share` (0 to 1) of the values lie, by nearest rank; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Times of both sides of a comparison, one for each turn. */
export interface Pair {
  readonly ours: number[];
  readonly theirs: number[];
}

/**
 * Runs both sides in turns, the one that begins changing every time, so that what else the machine does falls
 * on both alike. Each returns its own time (ms).
 */
export function inTurns(
  turns: number,
  ours: (turn: number) => number,
  theirs: (turn: number) => number,
): Pair {
  const pair: Pair = { ours: [], theirs: [] };
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) pair.ours.push(ours(turn));
    pair.theirs.push(theirs(turn));
    if (turn % 2 === 1) pair.ours.push(ours(turn));
  }
  return pair;
}

export async function inTurnsAsync(
  turns: number,
  ours: (turn: number) => Promise<number>,
  theirs: (turn: number) => Promise<number>,
): Promise<Pair> {
  const pair: Pair = { ours: [], theirs: [] };
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) pair.ours.push(await ours(turn));
    pair.theirs.push(await theirs(turn));
    if (turn % 2 === 1) pair.ours.push(await ours(turn));
  }
  return pair;
}
