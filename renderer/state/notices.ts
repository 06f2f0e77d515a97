import { create } from 'zustand';
import { type Failure, failureOf } from '../../contract/errors/index.ts';

type Notice = { id: number } & ({ tone: 'done'; text: string } | { tone: 'error'; failure: Failure });

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

function add(
  notice: Omit<Extract<Notice, { tone: 'done' }>, 'id'> | Omit<Extract<Notice, { tone: 'error' }>, 'id'>,
) {
  last += 1;
  const id = last;
  useNotices.setState(({ notices }) => {
    const others = failuresOf(notices).filter((before) => !isSame(before, notice));
    return { notices: [...others.slice(-2), { ...notice, id }] };
  });
  if (notice.tone === 'done') setTimeout(() => dismiss(id), doneMilliseconds);
}
export const dismiss = (id: number) =>
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }));

export const tellDone = (text: string): void => add({ tone: 'done', text });
export const tellFailure = (thrown: unknown): void => add({ tone: 'error', failure: failureOf(thrown) });
/** A result belongs to the screen it was told on; what went wrong stays. */
export const endResults = (): void =>
  useNotices.setState(({ notices }) => ({ notices: failuresOf(notices) }));
export const clearNotices = (): void => useNotices.setState({ notices: [] });
