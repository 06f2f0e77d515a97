import { act, waitFor } from '@testing-library/react';
import { vi } from 'vitest';
import { readMs } from '../components/dialog.tsx';

/** Waits until the open dialog has stood for the time to read it, as a person does: before, nothing answers it. */
export async function readDialog(): Promise<void> {
  await waitFor(() => {
    if (document.querySelector('[role=dialog] [data-read=true]') === null) throw new Error('not read yet');
  });
  // What follows from having been read, such as telling main which act is on show, is an effect of that.
  await act(async () => undefined);
}

/**
 * Holds the time to read a dialog until the returned function is called, so that a slow machine does not use it up. Ends
 * with `vi.restoreAllMocks`.
 */
export function holdReading(): () => void {
  const timer = globalThis.setTimeout;
  let reading: (() => void)[] = [];
  const hold = (run: () => void, ms?: number, ...more: never[]) => {
    if (ms !== readMs) return timer(run, ms, ...more);
    reading.push(run);
    return timer(() => undefined, 0);
  };
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(hold as typeof setTimeout);
  return () =>
    act(() => {
      const due = reading;
      reading = [];
      for (const run of due) run();
    });
}
