/** Milliseconds before the next start, by how many starts in a row did not live for `steadyAfter`. */
const defaultPauses = [0, 500, 1_000, 2_000, 5_000, 10_000] as const;
const steadyAfter = 30_000;

export interface Supervised {
  /** No more restarts. */
  stop(): void;
}

/**
 * Keeps one process running: starts it, and restarts it whenever it ends, at once the first time and after
 * growing pauses when it keeps ending. `start` gets the function to call when the process is gone.
 */
export function supervise(
  start: (gone: () => void) => void,
  pauses: readonly number[] = defaultPauses,
): Supervised {
  let stopped = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  function run(): void {
    const since = performance.now();
    let told = false;
    start(() => {
      if (told || stopped) return;
      told = true;
      failures = performance.now() - since > steadyAfter ? 1 : failures + 1;
      timer = setTimeout(run, pauses[Math.min(failures, pauses.length) - 1]);
    });
  }

  run();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
