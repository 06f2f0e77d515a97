import { useSyncExternalStore } from 'react';
import type { LocalDate } from '../../contract/scalar.ts';
import { thisMinute, today } from '../format/dates.ts';

/** A clock can be set and a machine can sleep over midnight, so the clock is looked at and not counted down. */
const lookMs = 10_000;

function look(changed: () => void): () => void {
  const timer = setInterval(changed, lookMs);
  return () => clearInterval(timer);
}

/** The day in Việt Nam; the component is drawn again soon after it changes. */
export const useDay = (): LocalDate => useSyncExternalStore(look, today);

/** The minute in Việt Nam, the same way. */
export const useMinute = (): string => useSyncExternalStore(look, thisMinute);
