import { act, fireEvent, screen } from '@testing-library/react';
import { i18n } from '../app/translations.ts';
import type { words } from '../i18n/vi/words.ts';

type Field = keyof typeof words.field;
/** The word of a field: of those that differ by register, the one that stands in the form. */
export const wordOf = (field: Field): string => {
  const ofBooks = ['outgoing', 'incoming'].map((book) => `words.fieldOf.${book}.${field}`);
  const words = ofBooks.filter((key) => i18n.exists(key)).map((key) => i18n.t(key as never) as string);
  const labels = [...document.querySelectorAll('.field label')];
  return words.find((word) => labels.some((label) => bears(label, word))) ?? i18n.t(`words.field.${field}`);
};

const bears = (label: Element, word: string) => {
  const text = label.textContent ?? '';
  return text === word || text.startsWith(`${word} (`);
};
const own = (label: Element, field: Field) => bears(label, wordOf(field));

/** The box of a field: an input with its label, or a group with its legend; undefined where the form has none. */
export function boxOf(field: Field): HTMLInputElement | undefined {
  const label = [...document.querySelectorAll<HTMLLabelElement>('.field label')].find((one) =>
    own(one, field),
  );
  const input = label && document.getElementById(label.htmlFor);
  return input instanceof HTMLInputElement ? input : undefined;
}
const groupOf = (legend: string): HTMLFieldSetElement | undefined =>
  [...document.querySelectorAll<HTMLFieldSetElement>('fieldset.choice')].find(
    (one) => one.querySelector('legend')?.textContent === legend,
  );

/** What stands at a field for the eye: the text of its box, the words of its choice, or the names in its list. */
export function shownAt(field: Field): string | readonly string[] | undefined {
  const group = groupOf(wordOf(field));
  if (group) return group.querySelector('.segment[data-checked=true]')?.textContent ?? '';
  const box = field === 'namedOpenerOnly' ? tickOf() : null;
  if (box) return box.checked ? 'ticked' : '';
  const input = boxOf(field);
  const many = input?.closest('.many');
  if (!many) return input?.value;
  const names = [...many.querySelectorAll('.chip')].map(nameOn);
  return input?.value ? [...names, input.value] : names;
}

/** The name on a chip, between its number and the button that removes it. */
const nameOn = ({ childNodes }: Element): string =>
  [...childNodes].find((node) => !(node instanceof Element && node.matches('.chip-number, button')))
    ?.textContent ?? '';

/** Whether the form says that something is wrong at a field. */
export const isMarked = (field: Field): boolean =>
  boxOf(field)?.getAttribute('aria-invalid') === 'true' ||
  groupOf(wordOf(field))?.querySelector('.segments')?.getAttribute('data-invalid') === 'true';

const tickOf = () => screen.queryByLabelText<HTMLInputElement>(new RegExp(`^${wordOf('namedOpenerOnly')}`));
export const tick = () => {
  const input = tickOf();
  if (input) fireEvent.click(input);
};

/** Chooses the option at `index` of a group, as far as it has so many. */
export function choose(legend: string, index: number): void {
  const options = groupOf(legend)?.querySelectorAll('input');
  const option = options?.[index % options.length];
  if (option) fireEvent.click(option);
}

/** As a hand enters a box; whatever had the keyboard loses it. */
const enter = (input: HTMLInputElement) => act(() => input.focus());
export const leave = () =>
  act(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });

/** Types letter by letter over what stands there, as one composed word of an input method or not. */
export function type(input: HTMLInputElement, text: string, composed: boolean): void {
  enter(input);
  if (composed) fireEvent.compositionStart(input);
  for (let end = 1; end <= text.length; end++) {
    const value = text.slice(0, end);
    const key = value.at(-1) ?? '';
    fireEvent.keyDown(input, { key, isComposing: composed });
    fireEvent.input(input, { target: { value }, isComposing: composed });
    if (input.value !== value) throw new Error(`"${value}" was typed, "${input.value}" stands there`);
  }
  if (text === '') fireEvent.input(input, { target: { value: '' } });
  if (composed) fireEvent.compositionEnd(input, { data: text });
}
