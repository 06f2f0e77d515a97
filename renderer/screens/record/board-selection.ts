import { useEffect, useEffectEvent, useRef, useState } from 'react';

/** How far a key leads in a list; Infinity to its end. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * Copies that are chosen in a list that is one stop of Tab: arrows lead from one to the next, with Shift they choose on
 * the way, Space chooses or leaves one, Ctrl+A all or none. What is gone from the list is not chosen any more. None is
 * chosen by who may do nothing with them.
 */
export function useSelection(shown: readonly number[], all: readonly number[], chooses: boolean) {
  const list = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [at, setAt] = useState<number>();
  const current = at !== undefined && shown.includes(at) ? at : shown[0];
  const chosen = all.filter((copy) => ticked.has(copy));
  const hadKeyboard = useRef(false);
  const lineOf = (copy: number | undefined) =>
    list.current?.querySelector<HTMLElement>(`[data-copy="${copy}"]`) ?? null;
  // A line that had the keyboard and is gone leaves it to the one in its place.
  useEffect(() => {
    if (hadKeyboard.current && document.activeElement === document.body) lineOf(current)?.focus();
  });
  const toggle = (copies: readonly number[]) => {
    if (!chooses) return;
    const isWhole = copies.every((copy) => ticked.has(copy));
    setTicked(new Set(isWhole ? chosen.filter((copy) => !copies.includes(copy)) : [...chosen, ...copies]));
  };
  const onKeyDown = (event: Pressed) => {
    if (event.altKey || event.metaKey || current === undefined) return;
    if (event.ctrlKey) {
      if (event.key.toLowerCase() !== 'a') return;
      event.preventDefault();
      toggle(shown);
      return;
    }
    if (event.key === ' ') {
      event.preventDefault();
      if (!event.repeat) toggle([current]);
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const from = shown.indexOf(current);
    const to = Math.max(0, Math.min(shown.length - 1, from + step));
    const way = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
    if (event.shiftKey && chooses) setTicked(new Set([...chosen, ...way]));
    const line = lineOf(shown[to]);
    line?.focus();
    line?.scrollIntoView({ block: 'nearest' });
  };
  // From the heading of the page, or a button above the list, its keys lead into it.
  const pressed = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const from = document.activeElement;
    if (from === null || event.defaultPrevented || current === undefined || !isOfList(event)) return;
    if (!from.matches(event.key === ' ' ? outside : `${outside}, .board-group`)) return;
    lineOf(current)?.focus();
    if (steps[event.key] === undefined) onKeyDown(event);
    else event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  return {
    list,
    current,
    /** Those that were ticked, also where a filter hides them; without any, the one at which the keyboard is. */
    target: chosen.length > 0 ? chosen : current === undefined ? [] : [current],
    isTicked: (copy: number) => ticked.has(copy),
    hasTicked: chosen.length > 0,
    toggle,
    clear: () => setTicked(new Set()),
    listening: {
      onKeyDown,
      onClick: ({ target }: { target: EventTarget }) => {
        const copy = copyAt(target);
        if (copy !== undefined) toggle([copy]);
      },
      onFocus: ({ target }: { target: EventTarget }) => {
        hadKeyboard.current = true;
        const copy = copyAt(target);
        if (copy !== undefined) setAt(copy);
      },
      onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
        if (relatedTarget !== null) hadKeyboard.current = false;
      },
    },
  };
}

type Pressed = Pick<
  globalThis.KeyboardEvent,
  'altKey' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'key' | 'repeat' | 'preventDefault'
>;

/** Where the keyboard is while nothing of the page has it. */
const outside = 'body, main, main h1';

/** Keys that are of no use outside a list; the others go through the page. */
const isOfList = ({ key, ctrlKey, altKey, metaKey }: Pressed): boolean =>
  !altKey &&
  !metaKey &&
  (ctrlKey ? key.toLowerCase() === 'a' : key === 'ArrowDown' || key === 'ArrowUp' || key === ' ');

/** The copy on whose line something is. */
function copyAt(target: EventTarget): number | undefined {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
  return line === null ? undefined : Number(line.dataset['copy']);
}
