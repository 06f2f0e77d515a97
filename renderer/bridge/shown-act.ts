import { useEffect, useId } from 'react';
import type { GestureAct } from '../../contract/ipc/channels.ts';
import { ask } from './client.ts';

/** What is on show, in the order in which it came; a dialog lies over the form that opened it. */
const acts = new Map<string, GestureAct>();

const tell = (): void => {
  // Without main there is nothing to sign with; the act itself says so.
  void ask('act.show', { act: [...acts.values()].at(-1) ?? null }).catch(() => undefined);
};

/**
 * Tells main which act the confirming button on show stands for, with what it would send; undefined while it would send
 * nothing. Main lets the act through only after a gesture made on it (electron/input/gestures.ts).
 */
export function useShownAct(act: GestureAct | undefined): void {
  const id = useId();
  const text = JSON.stringify(act);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what would be sent is the same as long as its text is
  useEffect(() => {
    if (act === undefined) return;
    acts.set(id, act);
    tell();
  }, [id, text]);
  const shows = act !== undefined;
  useEffect(() => {
    if (!shows) return;
    return () => {
      acts.delete(id);
      tell();
    };
  }, [id, shows]);
}
