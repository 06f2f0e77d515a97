import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../bridge/client.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { useToday } from '../bridge/queries.ts';
import { announce } from '../state/announce.ts';
import { chime } from './chime.ts';

/**
 * Tells of envelopes that came in, whatever the window shows: the system's badge counts those that wait, a reader says
 * how many are new, and a quiet sound is heard unless it is turned off.
 */
export function useArrivals(): void {
  const { t } = useTranslation();
  const { sound } = usePreferences();
  const waiting = useToday().data?.totals.waiting;
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (waiting === undefined) return;
    const arrived = before.current === undefined ? 0 : waiting - before.current;
    before.current = waiting;
    // The badge is a courtesy of the system; where it cannot be set nothing is lost.
    void ask('window.waiting', { waiting, arrived: arrived > 0 }).catch(() => undefined);
    if (arrived <= 0) return;
    announce(t('shell.arrived', { count: arrived, waiting }));
    if (sound) chime();
  }, [waiting, sound, t]);
  useEffect(
    () => () => void ask('window.waiting', { waiting: 0, arrived: false }).catch(() => undefined),
    [],
  );
}
