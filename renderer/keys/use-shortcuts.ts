import { useEffect, useRef } from 'react';
import { beforeButton } from './before-button.ts';
import { besideBare, type Combo, isBare, matches, type Pressed } from './combo.ts';
import type { KeyTable } from './shortcut.ts';

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea'));

const isPressed = (combo: Combo, pressed: Pressed): boolean => {
  const beside = besideBare(combo);
  return matches(combo, pressed) || (beside !== null && matches(beside, pressed));
};

/** While a dialog is open it has the keyboard: what lies under it must not act. */
const underDialog = (): boolean => document.querySelector('[role=dialog],[role=alertdialog]') !== null;

/**
 * Binds keys of a table while the component is mounted. A key that belongs to an input method in the middle of
 * a word (`isComposing`, or key code 229 from older methods) is never taken.
 */
export function useShortcuts<Id extends string>(
  table: KeyTable<Id>,
  bindings: { readonly [Bound in NoInfer<Id>]?: () => void },
  options: { readonly inDialog: boolean } = { inDialog: false },
): void {
  const current = useRef({ table, bindings });
  current.current = { table, bindings };
  const { inDialog } = options;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (!inDialog && underDialog()) return;
      const { table, bindings } = current.current;
      for (const id in table) {
        const act = bindings[id];
        const { combo } = table[id];
        if (act === undefined || !isPressed(combo, event) || (isBare(combo) && typesText(event.target)))
          continue;
        event.preventDefault();
        event.stopPropagation();
        act();
        return;
      }
    };
    const first = beforeButton(listen);
    window.addEventListener('keydown', first, { capture: true });
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', first, { capture: true });
      window.removeEventListener('keydown', listen);
    };
  }, [inDialog]);
}
