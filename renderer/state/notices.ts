import { create } from 'zustand';
import { type Failure, failureOf } from '../../contract/errors/index.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';

type Notice = { id: number } & (
  | { tone: 'done'; text: string }
  | { tone: 'error'; failure: Failure }
  | ({ tone: 'warning' } & ScanNotice)
);
/** Why a scan opened nothing, and the code that was read. */
export type ScanNotice = { scan: 'unreadable' } | { scan: 'unknown' | 'dialog'; code: ControlCode };

export const useNotices = create<{ notices: Notice[] }>(() => ({ notices: [] }));
let last = 0;
/** Long enough to be read; a failure stays until it is dismissed. */
const doneMilliseconds = 5_000;

/** What was done before is done: one result at a time, so that the corner under it stays free. */
const failuresOf = (notices: Notice[]): Notice[] => notices.filter(({ tone }) => tone === 'error');

/** The same failure told again: one notice, the newer. */
const isSame = (before: Notice, now: Omit<Notice, 'id'>): boolean =>
  before.tone === 'error' &&
  'failure' in now &&
  JSON.stringify(before.failure) === JSON.stringify(now.failure);

type Told<Any> = Any extends Notice ? Omit<Any, 'id'> : never;

function add(notice: Told<Notice>) {
  last += 1;
  const id = last;
  useNotices.setState(({ notices }) => {
    const others = failuresOf(notices).filter((before) => !isSame(before, notice));
    return { notices: [...others.slice(-2), { ...notice, id } as Notice] };
  });
  if (notice.tone === 'done') setTimeout(() => dismiss(id), doneMilliseconds);
}
export const dismiss = (id: number) =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

export const tellDone = (text: string): void => add({ tone: 'done', text });
export const tellFailure = (thrown: unknown): void => add({ tone: 'error', failure: failureOf(thrown) });
/** Stays until it is dismissed, the next result comes or the screen is left. */
export const tellScan = (notice: ScanNotice): void => add({ tone: 'warning', ...notice });
/** A result belongs to the screen it was told on; what went wrong stays. */
export const endResults = (): void =>
  useNotices.setState(({ notices }) => ({ notices: failuresOf(notices) }));
export const clearNotices = (): void => useNotices.setState({ notices: [] });
