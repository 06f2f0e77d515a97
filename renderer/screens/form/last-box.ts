import { type FocusEvent, type RefObject, useEffect } from 'react';
import { focusFirst } from '../../components/fields/next-field.ts';
import { useView, type View } from '../../state/view.ts';

/** Which box of a form had the keyboard last, by its place among them, for as long as the view of the form lasts. */
const lastBoxes = new WeakMap<View, number>();

const boxesOf = (form: HTMLFormElement | null) => [...(form?.querySelectorAll('input') ?? [])];

/**
 * Gives a form the keyboard: the box that had it when the terminal was locked under the form, otherwise the first; each
 * form begun in this one (`round`) has it in the first. Answers what the form calls when one of its boxes gets it.
 */
export function useLastBox(form: RefObject<HTMLFormElement | null>, round: number) {
  useEffect(() => {
    const place = round === 0 ? lastBoxes.get(useView.getState().view) : undefined;
    const box = place === undefined ? undefined : boxesOf(form.current)[place];
    if (box === undefined) return focusFirst(form.current);
    box.focus();
    // Typing goes on behind what stands there.
    if (box.type === 'text') box.setSelectionRange(box.value.length, box.value.length);
  }, [form, round]);
  return ({ target }: FocusEvent) => {
    const { view } = useView.getState();
    const place = target instanceof HTMLInputElement ? boxesOf(form.current).indexOf(target) : -1;
    if (view.screen === 'form' && place >= 0) lastBoxes.set(view, place);
  };
}
