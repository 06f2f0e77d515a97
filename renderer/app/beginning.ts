import { useLayoutEffect, useState } from 'react';
import type { PersonCode } from '../../contract/scalar.ts';
import { begin } from '../state/view.ts';

/** Whether the window stands where this person begins: another one than before does so on today, at what waits for them. */
export function useBeginning(person: PersonCode | undefined): boolean {
  const [last, setLast] = useState<PersonCode>();
  useLayoutEffect(() => {
    if (person === undefined || person === last) return;
    if (last !== undefined) begin();
    setLast(person);
  }, [person, last]);
  return person === undefined || person === last;
}
