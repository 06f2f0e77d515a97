/** What must be written before the person locks the terminal, such as the draft being typed. */
const writers = new Set<() => Promise<void>>();

export function beforeLock(write: () => Promise<void>): () => void {
  writers.add(write);
  return () => writers.delete(write);
}

export const writeBeforeLock = async (): Promise<void> => {
  await Promise.allSettled([...writers].map((write) => write()));
};
