import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const forward = new Set(['ArrowDown', 'ArrowRight']);
const backward = new Set(['ArrowUp', 'ArrowLeft']);

/** Arrows, Home and End move the focus among the elements of a frame that `selector` finds, and stop at its ends. */
export const stepAmong =
  (frame: RefObject<HTMLElement | null>, selector: string) =>
  (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const all = [...(frame.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
    const here = all.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    const to = forward.has(event.key)
      ? here + 1
      : backward.has(event.key)
        ? here - 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? all.length - 1
            : undefined;
    if (to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  };

/** The first thing to do is ready for Enter; the heading above it stays in sight. */
export function useFirstLineFocus(): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(
    () => frame.current?.querySelector<HTMLElement>('.work-line')?.focus({ preventScroll: true }),
    [],
  );
  return frame;
}
