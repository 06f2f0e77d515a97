import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { OrganisationCode } from '../../../contract/scalar.ts';

interface Place {
  to: OrganisationCode;
  /** The button; undefined for the line itself. */
  step: string | undefined;
}

/** What tells a line to `useGoingOn`: its recipient, and its steps in the order of their buttons. */
export const lineMarks = (to: OrganisationCode, steps: readonly string[]) => ({
  'data-to': to,
  'data-steps': steps.join(' '),
});

const linesOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-to]') ?? [])];
const stepsOf = (line: HTMLElement) => line.dataset['steps']?.split(' ') ?? [];

/**
 * Where the keyboard goes once a step of a recipient is recorded: to the same step of the next line that has it, or else
 * to the line that was worked on; to that line at once after a step that is not taken for one recipient after another.
 * It stays there when the lines are drawn anew, until another step is asked for.
 */
export function useGoingOn(drawn: unknown): {
  list: RefObject<HTMLUListElement | null>;
  /** `done` of a step, while its line is still drawn as it was. */
  goOn: (done: { what: string; to: OrganisationCode }) => void;
  /** `done` of a step of a line that is worked on further. */
  goBackTo: (to: OrganisationCode) => void;
  stay: () => void;
} {
  const list = useRef<HTMLUListElement>(null);
  const [place, setPlace] = useState<Place>();
  /** How often the lines were drawn since the place was chosen: first as they were, then with what was recorded. */
  const draws = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that is drawn elsewhere loses the keyboard
  useEffect(() => {
    if (place === undefined) return;
    const line = linesOf(list.current).find((one) => one.dataset['to'] === place.to);
    const at = line === undefined || place.step === undefined ? -1 : stepsOf(line).indexOf(place.step);
    const target = line?.querySelectorAll('button')[at] ?? line;
    draws.current += 1;
    const { activeElement } = document;
    const isElsewhere = activeElement !== target && activeElement !== document.body;
    if (target === undefined || (draws.current > 1 && isElsewhere)) return;
    target.focus();
    if (draws.current <= 2) target.scrollIntoView({ block: 'nearest' });
  }, [place, drawn]);
  const take = (next: Place) => {
    draws.current = 0;
    setPlace(next);
  };
  return {
    list,
    goOn: ({ what, to }) => {
      const lines = linesOf(list.current);
      const here = lines.findIndex((line) => line.dataset['to'] === to && stepsOf(line).includes(what));
      const others = [...lines.slice(here + 1), ...lines.slice(0, Math.max(0, here))];
      const next = others.find((line) => stepsOf(line).includes(what))?.dataset['to'];
      take(next === undefined ? { to, step: undefined } : { to: next, step: what });
    },
    goBackTo: (to) => take({ to, step: undefined }),
    stay: () => setPlace(undefined),
  };
}

/**
 * The lines as one stop of Tab, which goes on to the buttons of that line; arrows lead from line to line, from a step to
 * the same step where the other line has it. `keys` are those of the lines in their order.
 */
export function useLines(list: RefObject<HTMLElement | null>, keys: readonly string[]) {
  const [at, setAt] = useState<string>();
  const placeOf = (element: Element | null) =>
    linesOf(list.current).findIndex((line) => line.contains(element));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    const lines = linesOf(list.current);
    const { activeElement } = document;
    const place = placeOf(activeElement);
    const here = lines[place];
    const to: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      Home: 0,
      End: lines.length - 1,
    };
    if (here === undefined || to[event.key] === undefined) return;
    event.preventDefault();
    const line = lines[to[event.key] ?? -1];
    const buttons = [...here.querySelectorAll('button')];
    const step =
      stepsOf(here)[activeElement instanceof HTMLButtonElement ? buttons.indexOf(activeElement) : -1];
    const same = line && step !== undefined ? stepsOf(line).indexOf(step) : -1;
    (line?.querySelectorAll('button')[same] ?? line)?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  return {
    /** The line that Tab leads to. */
    current: at !== undefined && keys.includes(at) ? at : keys[0],
    listening: {
      onFocus: ({ target }: FocusEvent<HTMLElement>) => setAt(keys[placeOf(target)]),
      onKeyDown,
    },
  };
}
