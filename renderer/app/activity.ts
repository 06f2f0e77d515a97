import { useEffect } from 'react';
import { refreshSession } from '../bridge/session.ts';

/** The countdown shows minutes; asking for it more often than this would be noise. */
const everyMilliseconds = 10_000;

/**
 * Asks for the countdown anew when somebody is there, at most once in ten seconds. Main sees the same events before the
 * page does and starts the idle clock again; the page has no say in that.
 */
export function useActivity(): void {
  useEffect(() => {
    let asked = 0;
    const ask = () => {
      const now = performance.now();
      if (asked !== 0 && now - asked < everyMilliseconds) return;
      asked = now;
      void refreshSession();
    };
    const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, ask, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, ask);
    };
  }, []);
}
