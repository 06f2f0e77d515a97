import { type RefObject, useEffect, useState } from 'react';
import { usePreferences } from '../../bridge/preferences.ts';

/** What a register has room for: rows on three lines, two, one, or on one and the active line in full beside them. */
export type Room = 'tight' | 'narrow' | 'list' | 'beside';

/** Rem of the screen's width from which list and line stand side by side: a window of 1920 pixels. */
const besideRem = 104;
/**
 * Rem of the screen's width up to which a row takes two lines, a window of 1024 pixels included: one line has no room
 * there for the dates, or for the names of bodies beside wide numbers.
 */
const narrowRem = 61;
/** The same of three lines: a window of 1024 pixels at 200 per cent. */
const tightRem = 34;

/** What the screen around a list has room for. */
export function useRoom(list: RefObject<HTMLElement | null>): Room {
  const { zoom } = usePreferences();
  const [room, setRoom] = useState<Room>('list');
  useEffect(() => {
    const main = list.current?.closest('main');
    if (!main || typeof ResizeObserver === 'undefined') return;
    const look = new ResizeObserver(() => {
      const rem = main.clientWidth / ((16 * zoom) / 100);
      if (rem >= besideRem) setRoom('beside');
      else setRoom(rem <= tightRem ? 'tight' : rem <= narrowRem ? 'narrow' : 'list');
    });
    look.observe(main);
    return () => look.disconnect();
  }, [list, zoom]);
  return room;
}
