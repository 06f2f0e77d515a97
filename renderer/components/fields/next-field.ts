import type { KeyboardEvent } from 'react';

const stops = 'input:not([disabled]), [data-stop]:not([disabled])';

/** Moves to the next field of the form around `from`; a group of radio buttons counts as one. */
export function focusNext(from: HTMLElement): void {
  const all = [...(from.closest('form')?.querySelectorAll<HTMLElement>(stops) ?? [])];
  const group = (element: HTMLElement) =>
    element instanceof HTMLInputElement && element.type === 'radio' ? element.name : undefined;
  const here = all.indexOf(from);
  const own = group(from);
  const next = all.slice(here + 1).find((element) => own === undefined || group(element) !== own);
  if (next === undefined) return;
  const name = group(next);
  const checked = all.find(
    (element) => name !== undefined && group(element) === name && (element as HTMLInputElement).checked,
  );
  const target = checked ?? next;
  target.focus();
  if (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox')
    target.select();
}

/** Puts the keyboard on the first field of a form; in a group of radio buttons on the one that is chosen. */
export function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector('input');
  const chosen = first?.type === 'radio' ? form?.querySelector(`input[name="${first.name}"]:checked`) : null;
  if (chosen instanceof HTMLInputElement) chosen.focus();
  else first?.focus();
}

/** Enter moves on; a picker with an open list keeps the key, and so does an input method. */
export function moveOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  focusNext(event.target);
}
