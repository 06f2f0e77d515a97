import { useCallback, useState } from 'react';

/** Lines of a list that something is done to at once, as they were on show when they were chosen. */
export interface Chosen<Row> {
  readonly rows: readonly Row[];
  has(row: Row): boolean;
  toggle(row: Row): void;
  /** Shift and an arrow, from one line to its neighbour: both are chosen, or the first no longer where the other was. */
  extend(from: Row, to: Row): void;
  add(rows: readonly Row[]): void;
  clear(): void;
}

type Rows<Row> = ReadonlyMap<string, Row>;

export const toggled = <Row>(chosen: Rows<Row>, key: string, row: Row): Rows<Row> => {
  const next = new Map(chosen);
  if (!next.delete(key)) next.set(key, row);
  return next;
};

export const extended = <Row>(
  chosen: Rows<Row>,
  [from, fromRow]: readonly [string, Row],
  [to, toRow]: readonly [string, Row],
): Rows<Row> => {
  const next = new Map(chosen);
  if (next.has(from) && next.has(to)) next.delete(from);
  else next.set(from, fromRow).set(to, toRow);
  return next;
};

/** `keyOf` names a line, whichever answer it came with. */
export function useChosen<Row>(keyOf: (row: Row) => string): Chosen<Row> {
  const [chosen, setChosen] = useState<Rows<Row>>(new Map());
  return {
    rows: [...chosen.values()],
    has: (row) => chosen.has(keyOf(row)),
    toggle: (row) => setChosen((before) => toggled(before, keyOf(row), row)),
    extend: (from, to) => setChosen((before) => extended(before, [keyOf(from), from], [keyOf(to), to])),
    add: (rows) =>
      setChosen((before) => new Map([...before, ...rows.map((row) => [keyOf(row), row] as const)])),
    clear: useCallback(() => setChosen(new Map()), []),
  };
}
