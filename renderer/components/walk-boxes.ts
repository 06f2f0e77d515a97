import type { KeyboardEvent } from 'react';

/** Arrows, Home and End lead from one tick of a list to another, as they do among radios by themselves. */
export function walkBoxes(event: KeyboardEvent<HTMLElement>): void {
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const at = boxes.findIndex((box) => box.matches(':focus'));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: boxes.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  boxes[to]?.focus();
}
