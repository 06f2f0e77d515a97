import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { ReadingProgress, RegisterPage, RegisterRow } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { ask } from '../../bridge/client.ts';
import { whileReading } from '../../bridge/record-search.ts';
import { inPlaces, isLocked } from '../../components/locked.tsx';
import type { Filters } from './filters.ts';

/** Rows are read in windows of this many, wherever the scroll stands; at most 200 by contract. */
const windowRows = 100;

export interface RegisterRows {
  /** Undefined until the first window is here. */
  total: number | undefined;
  at: (index: number) => RegisterRow | undefined;
  /** The ordinal of a line that is not told. */
  lockedAt: (index: number) => number | undefined;
  /** How far the register has been read; null once what is shown is all that matches. */
  reading: ReadingProgress | null;
  error: unknown;
  again: () => void;
}

/** First and last window to keep at hand. */
export interface Span {
  from: number;
  to: number;
}
export const firstSpan: Span = { from: 0, to: 0 };

/** Rows this near to the edge of a window call for the next one. */
const margin = 30;

export const spanOf = (first: number, last: number): Span => ({
  from: Math.floor(Math.max(0, first - margin) / windowRows),
  to: Math.floor((last + margin) / windowRows),
});

/** The rows of the windows of a span, of however long a register. */
export function useRegisterRows(book: Book, filters: Filters, { from, to }: Span): RegisterRows {
  const windows = useMemo(
    () => Array.from({ length: to - from + 1 }, (_, index) => from + index),
    [from, to],
  );
  return useQueries({
    queries: windows.map((window) => ({
      queryKey: ['register', 'page', book, filters, window],
      queryFn: () =>
        ask('register.page', { book, ...filters, offset: window * windowRows, limit: windowRows }),
      gcTime: 60_000,
      refetchInterval: whileReading,
    })),
    combine: useCallback((answers: UseQueryResult<RegisterPage>[]) => rowsOf(from, answers), [from]),
  });
}

function rowsOf(from: number, answers: UseQueryResult<RegisterPage>[]): RegisterRows {
  const failed = answers.find(({ error }) => error !== null);
  const pages = answers.flatMap(({ data }) => data ?? []);
  // A window that was read again knows of more rows than one that was not.
  const latest = pages.find(({ reading }) => reading === null) ?? pages[0];
  const lines = answers.map(({ data }) => data && inPlaces(data));
  const lineAt = (index: number) => lines[Math.floor(index / windowRows) - from]?.[index % windowRows];
  return {
    total: latest?.total,
    reading: latest?.reading ?? null,
    at: (index) => {
      const line = lineAt(index);
      return line === undefined || isLocked(line) ? undefined : line;
    },
    lockedAt: (index) => {
      const line = lineAt(index);
      return line !== undefined && isLocked(line) ? (line.number ?? undefined) : undefined;
    },
    error: failed?.error ?? null,
    again: () => {
      for (const answer of answers) if (answer.error) void answer.refetch();
    },
  };
}

/**
 * The last known length: while other windows are on their way the register keeps it, so that the scroll
 * does not jump. It is per register and year, because the grid is mounted anew for each.
 */
export function useLength(total: number | undefined): number | undefined {
  const [last, setLast] = useState(total);
  if (total !== undefined && total !== last) setLast(total);
  return total ?? last;
}
