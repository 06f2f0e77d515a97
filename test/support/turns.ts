/** Counts what is done between two turns of the event loop, from now until `stop` is called. */
export function countTurns(): { note: () => void; stop: () => Promise<number> } {
  let done = 0;
  let most = 0;
  let watched = true;
  const turn = (): void => {
    most = Math.max(most, done);
    done = 0;
    if (watched) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    note: () => {
      done += 1;
    },
    async stop() {
      watched = false;
      await new Promise((resolve) => setImmediate(resolve));
      turn();
      return most;
    },
  };
}
