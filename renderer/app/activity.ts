import { useEffect } from 'react';
import { ask } from '../bridge/client.ts';
import { refreshSession } from '../bridge/session.ts';

/** The idle clock counts minutes; telling it more often than this would be noise. */
const everyMilliseconds = 10_000;

/** Tells the core that somebody is there, at most once in ten seconds. */
export function useActivity(): void {
  useEffect(() => {
    let told = 0;
    const tell = () => {
      const now = performance.now();
      if (told !== 0 && now - told < everyMilliseconds) return;
      told = now;
      ask('session.touch', {}).then(refreshSession, () => undefined);
    };
    const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, tell, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, tell);
    };
  }, []);
}
