import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Holder } from '../../../contract/custody/holder.ts';
import type { HeldCopyView, HeldPage } from '../../../contract/ipc/custody-views.ts';
import { ask } from '../../bridge/client.ts';

/** Rows are read in windows of this many; at most 200 by contract. */
export const windowRows = 100;
/** Rows this near to the edge of a window call for the next one. */
const margin = 30;

export interface HeldRows {
  /** Undefined until the first window is here. */
  total: number | undefined;
  more: boolean;
  /** How many more there are that are not told. */
  locked: number | undefined;
  at: (index: number) => HeldCopyView | undefined;
  error: unknown;
  again: () => void;
}

export const readHeld = (holder: Holder, window: number): Promise<HeldPage> =>
  ask('custody.held', { holder, offset: window * windowRows, limit: windowRows });

/** The rows around those in sight, of however many copies a holder has. */
export function useHeld(holder: Holder, first: number, last: number): HeldRows {
  const from = Math.floor(Math.max(0, first - margin) / windowRows);
  const to = Math.floor((last + margin) / windowRows);
  const windows = useMemo(
    () => Array.from({ length: to - from + 1 }, (_, index) => from + index),
    [from, to],
  );
  const combine = useCallback(
    (answers: UseQueryResult<HeldPage>[]): HeldRows => {
      const known = answers.find(({ data }) => data !== undefined)?.data;
      return {
        total: known?.total,
        more: known?.more ?? false,
        locked: known?.locked,
        at: (index) => answers[Math.floor(index / windowRows) - from]?.data?.copies[index % windowRows],
        error: answers.find(({ error }) => error !== null)?.error ?? null,
        again: () => {
          for (const answer of answers) if (answer.error) void answer.refetch();
        },
      };
    },
    [from],
  );
  return useQueries({
    queries: windows.map((window) => ({
      queryKey: ['record', 'held', holder, window],
      queryFn: () => readHeld(holder, window),
      gcTime: 60_000,
    })),
    combine,
  });
}
