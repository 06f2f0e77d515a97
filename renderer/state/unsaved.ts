import { create } from 'zustand';

/** Tells whether a screen holds work that leaving it would lose; a promise where that is being written. */
export type HasWork = () => boolean | Promise<boolean>;

const screens = new Set<HasWork>();

/** Asks about a screen from now on; the function that comes back ends it. */
export function declareWork(hasWork: HasWork): () => void {
  screens.add(hasWork);
  return () => void screens.delete(hasWork);
}

/** What the person wants to leave for, while the question stands. */
export const useLeaving = create<{ proceed: (() => void) | null }>(() => ({ proceed: null }));

/** Runs at once, or after the person has given up the work that would be lost. */
export function leaving(proceed: () => void): void {
  const decide = (answers: readonly boolean[]) =>
    answers.includes(true) ? useLeaving.setState({ proceed }) : proceed();
  const answers = [...screens].map((hasWork) => hasWork());
  const known = answers.filter((answer) => typeof answer === 'boolean');
  if (known.includes(true) || known.length === answers.length) decide(known);
  else void Promise.all(answers).then(decide);
}
