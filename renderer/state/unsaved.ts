import { create } from 'zustand';

/** Whether there is work that leaving a screen would lose; the names of its boxes where these are known. */
export type Work = boolean | readonly string[];
/** Tells that of a screen; a promise where it is being written. */
export type HasWork = () => Work | Promise<Work>;

const screens = new Set<HasWork>();

/** Asks about a screen from now on; the function that comes back ends it. */
export function declareWork(hasWork: HasWork): () => void {
  screens.add(hasWork);
  return () => void screens.delete(hasWork);
}

/** What the person wants to leave for, while the question stands, and the boxes whose content would be lost. */
export const useLeaving = create<{ proceed: (() => void) | null; boxes: readonly string[] }>(() => ({
  proceed: null,
  boxes: [],
}));

const isWork = (work: Work): boolean => work === true || (work !== false && work.length > 0);

/** Runs at once, or after the person has given up the work that would be lost. */
export function leaving(proceed: () => void): void {
  const decide = (answers: readonly Work[]) => {
    const boxes = answers.flatMap((work) => (typeof work === 'boolean' ? [] : work));
    if (answers.some(isWork)) useLeaving.setState({ proceed, boxes });
    else proceed();
  };
  const answers = [...screens].map((hasWork) => hasWork());
  const known = answers.filter((answer): answer is Work => !(answer instanceof Promise));
  if (known.some(isWork) || known.length === answers.length) decide(known);
  else void Promise.all(answers).then(decide);
}
