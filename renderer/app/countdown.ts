import { useEffect, useState } from 'react';

/**
 * Whole seconds left of `from`, counted here from the moment it was given; null where nothing runs.
 * @param given tells one answer from the next: the same number given again restarts the count
 */
export function useCountdown(from: number | null, given: number): number | null {
  const [left, setLeft] = useState(from);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same answer given again starts the count anew
  useEffect(() => {
    setLeft(from);
    if (from === null) return;
    const start = performance.now();
    const timer = setInterval(
      () => setLeft(Math.max(0, Math.round(from - (performance.now() - start) / 1000))),
      1000,
    );
    return () => clearInterval(timer);
  }, [from, given]);
  return left;
}
