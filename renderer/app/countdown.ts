import { useEffect, useState } from 'react';

/** Whole seconds left of `from`, counted here from the moment it was given; null where nothing runs. */
export function useCountdown(from: number | null): number | null {
  const [left, setLeft] = useState(from);
  useEffect(() => {
    setLeft(from);
    if (from === null) return;
    const start = performance.now();
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.round(from - (performance.now() - start) / 1000))),
      1000,
    );
    return () => clearInterval(timer);
  }, [from]);
  return left;
}
