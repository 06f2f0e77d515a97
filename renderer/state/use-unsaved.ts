import { useEffect, useRef } from 'react';
import { declareWork, type HasWork } from './unsaved.ts';

/** Declares unsaved work of the screen while it is mounted; `settle` ends that once the work is saved. */
export function useUnsaved(hasWork: HasWork): { settle: () => void } {
  const now = useRef(hasWork);
  now.current = hasWork;
  const settled = useRef(false);
  useEffect(() => declareWork(() => !settled.current && now.current()), []);
  return {
    settle: () => {
      settled.current = true;
    },
  };
}
