import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';

export interface ChosenItem {
  id: string;
  /** For screen readers. */
  name: string;
  shown: ReactNode;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/**
 * What was chosen in a box that keeps taking names: one Tab stop, arrows from one to the next, Delete removes any. Many
 * scroll inside a bounded height, so that they never push the page.
 */
export function Chips({
  items,
  onRemove,
  entry,
  order,
}: {
  items: readonly ChosenItem[];
  /** What the order of the items means; only then are they numbered. */
  order?: string;
  onRemove: (id: string) => void;
  /** Called by the box above to bring the keyboard to the last one. */
  entry: RefObject<(() => void) | null>;
}) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  const current = Math.min(at, items.length - 1);
  const moveTo = (index: number) => {
    setAt(index);
    list.current?.querySelectorAll('button')[index]?.focus();
  };
  useEffect(() => {
    entry.current = () => moveTo(items.length - 1);
  });
  // What follows a removed one takes its place, and with it the keyboard, once the list is shorter.
  const removedOf = useRef(0);
  useEffect(() => {
    if (items.length >= removedOf.current) return;
    removedOf.current = 0;
    if (items.length > 0) list.current?.querySelectorAll('button')[current]?.focus();
  });
  // What was added stands among the others, perhaps out of sight.
  const known = useRef(items);
  useEffect(() => {
    const before = new Set(known.current.map(({ id }) => id));
    known.current = items;
    const added = items.findIndex(({ id }) => !before.has(id));
    if (before.size < items.length) showIn(list.current, added);
  }, [items]);
  const remove = (index: number) => {
    const item = items[index];
    if (item === undefined) return;
    removedOf.current = items.length;
    setAt(index);
    if (items.length === 1) boxOf(list.current)?.focus();
    onRemove(item.id);
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    const target =
      step !== undefined
        ? Math.max(0, Math.min(items.length - 1, index + step))
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? items.length - 1
            : undefined;
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else if (event.key === 'Escape') boxOf(list.current)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (items.length === 0) return null;
  return (
    <div className="chosen">
      <div className="hint">
        <span role="status">{t('fields.chosenCount', { number: items.length })}</span> ·{' '}
        {order !== undefined && `${order} · `}
        {t('fields.chosenKeys')}
      </div>
      <ul className="chips" aria-label={t('fields.chosen')} ref={list}>
        {items.map(({ id, name, shown }, index) => (
          <li key={id} className="chip">
            {order !== undefined && <span className="chip-number">{index + 1}</span>}
            {shown}
            <button
              type="button"
              tabIndex={index === current ? 0 : -1}
              aria-label={t('fields.remove', { name })}
              onClick={() => remove(index)}
              onFocus={() => setAt(index)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const boxOf = (list: HTMLElement | null): HTMLInputElement | null | undefined =>
  list?.closest('.many')?.querySelector('input');

/** Scrolls a list until one of its items is in sight, and nothing around the list. */
function showIn(list: HTMLElement | null, index: number): void {
  const item = list?.children[index]?.getBoundingClientRect();
  const frame = list?.getBoundingClientRect();
  if (!list || !item || !frame) return;
  list.scrollTop += Math.min(0, item.top - frame.top) + Math.max(0, item.bottom - frame.bottom);
}
