import { useEffect, useState } from 'react';
import type { LocalDate } from '../../contract/scalar.ts';
import { today } from '../format/dates.ts';

/** A clock can be set and a machine can sleep over midnight, so the day is looked at and not counted down. */
const lookMs = 10_000;

/** The day in Việt Nam; the component is drawn again soon after it changes. */
export function useDay(): LocalDate {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), lookMs);
    return () => clearInterval(timer);
  }, []);
  return day;
}
