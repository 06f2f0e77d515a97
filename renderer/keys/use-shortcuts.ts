import { useEffect, useRef } from 'react';
import { isBare, matches } from './combo.ts';
import { type ShortcutId, shortcut } from './table.ts';

export type Bindings = Partial<Record<ShortcutId, () => void>>;

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea'));

/** A dialog holds the keyboard: what lies under it must not act. */
const underDialog = (): boolean => document.querySelector('[role=dialog],[role=alertdialog]') !== null;

/**
 * Binds rows of the shortcut table while the component is mounted. A key that belongs to an input method in
 * the middle of a word (`isComposing`, or key code 229 from older methods) is never taken.
 */
export function useShortcuts(bindings: Bindings, options: { inDialog?: boolean } = {}): void {
  const current = useRef(bindings);
  current.current = bindings;
  const inDialog = options.inDialog ?? false;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
      if (!inDialog && underDialog()) return;
      for (const [id, act] of Object.entries(current.current) as [ShortcutId, () => void][]) {
        const { combo } = shortcut(id);
        if (!matches(combo, event) || (isBare(combo) && typesText(event.target))) continue;
        event.preventDefault();
        act();
        return;
      }
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [inDialog]);
}
