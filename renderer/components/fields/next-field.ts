import type { KeyboardEvent } from 'react';

/** Happens on the last field when Enter leaves it; a dialog then leads on to its button. */
export const fieldsEnd = 'fieldsend';

/** Radio buttons of one name count as one field, and so do the boxes to tick of one list of reasons or recipients. */
const groupOf = (element: HTMLElement): string | Element | undefined => {
  if (!(element instanceof HTMLInputElement)) return undefined;
  if (element.type === 'radio') return element.name;
  return element.type === 'checkbox' ? (element.closest('fieldset.reasons') ?? undefined) : undefined;
};

/** Moves to the next field of the form or dialog around `from`. */
export function focusNext(from: HTMLInputElement): void {
  const around = from.closest('form, [role=dialog]');
  const all = [...(around?.querySelectorAll<HTMLInputElement>('input:not([disabled])') ?? [])];
  const own = groupOf(from);
  const here = all.indexOf(from);
  const next = all.slice(here + 1).find((element) => own === undefined || groupOf(element) !== own);
  if (next === undefined) {
    from.dispatchEvent(new Event(fieldsEnd, { bubbles: true }));
    return;
  }
  const group = groupOf(next);
  const checked = all.find(
    (element) => next.type === 'radio' && groupOf(element) === group && element.checked,
  );
  const target = checked ?? next;
  target.focus();
  if (target.type !== 'radio' && target.type !== 'checkbox') target.select();
}

/** Puts the keyboard on the first field of a form; in a group of radio buttons on the one that is chosen. */
export function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector('input');
  const chosen = first?.type === 'radio' ? form?.querySelector(`input[name="${first.name}"]:checked`) : null;
  if (chosen instanceof HTMLInputElement) chosen.focus();
  else first?.focus();
}

/** Enter moves on; a picker with an open list keeps the key, and so does an input method. */
export function moveOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  focusNext(event.target);
}
