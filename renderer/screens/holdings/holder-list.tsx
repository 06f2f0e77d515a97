import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type Holder, holderKind } from '../../../contract/custody/holder.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { useMay } from '../../components/custody/may.ts';
import { rankOptions } from '../../components/fields/picker-options.ts';
import { Icon } from '../../components/icon.tsx';
import type { HolderOption } from './holders.ts';
import { holdingsKeys } from './keys.ts';

/** Height of a line in rem, as holdings.css gives it. */
const lineRem = 2.75;

/**
 * Who may have copies: the box keeps the keyboard, the arrows choose in the list below it, and Enter goes on to what the
 * chosen one has.
 */
export function HolderList({
  options,
  chosen,
  search,
  onChoose,
  onEnter,
}: {
  /** Undefined until they are read. */
  options: readonly HolderOption[] | undefined;
  chosen: Holder | undefined;
  search: RefObject<HTMLInputElement | null>;
  onChoose: (holder: Holder) => void;
  onEnter: () => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const typed = useDeferredValue(text);
  const found = rankOptions(options ?? [], typed).options as readonly HolderOption[];
  const frame = useRef<HTMLDivElement>(null);
  const { zoom } = usePreferences();
  const height = (lineRem * 16 * zoom) / 100;
  const virtualizer = useVirtualizer({
    count: found.length,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 8,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are placed anew when their height changes
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);
  const place = found.findIndex((option) => option.id === chosen);
  useEffect(() => {
    if (place >= 0) virtualizer.scrollToIndex(place);
  }, [place, virtualizer]);
  const enter = () => {
    const [first] = found;
    if (place < 0 && first) onChoose(first.id);
    if (found.length > 0) onEnter();
  };
  /** Enter was pressed before there was anything to go on to. */
  const enters = useRef(false);
  const isRead = options !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when they are read
  useEffect(() => {
    if (isRead && enters.current) enter();
    enters.current = false;
  }, [isRead]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 8,
      PageUp: place - 8,
    };
    const target = to[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const option = found[Math.max(0, Math.min(found.length - 1, target))];
      if (option) onChoose(option.id);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isRead) enter();
      else enters.current = true;
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      event.stopPropagation();
      setText('');
    }
  };
  return (
    <section className="holders" aria-label={t('holdings.holders')}>
      <div className="holders-search">
        <Icon name="search" />
        <input
          ref={search}
          className="input"
          type="text"
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={place >= 0 ? `${id}-${place}` : undefined}
          aria-label={t('holdings.search')}
          aria-keyshortcuts={holdingsKeys.search.combo}
          placeholder={t('holdings.searchHint')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={frame} className="holders-list">
        {isRead && found.length === 0 && <p className="hint">{t('holdings.noHolder')}</p>}
        <div
          id={id}
          role="listbox"
          aria-label={t('holdings.holders')}
          tabIndex={-1}
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const option = found[index];
            return (
              option && (
                <HolderLine
                  key={option.id}
                  id={`${id}-${index}`}
                  option={option}
                  isChosen={index === place}
                  style={{ transform: `translateY(${start}px)`, height }}
                  position={index + 1}
                  count={found.length}
                  onPick={() => onChoose(option.id)}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}

function HolderLine({
  id,
  option: { id: holder, words, above = [], own, former, nothing },
  isChosen,
  style,
  position,
  count,
  onPick,
}: {
  id: string;
  option: HolderOption;
  isChosen: boolean;
  style: React.CSSProperties;
  position: number;
  count: number;
  onPick: () => void;
}) {
  const { t } = useTranslation();
  const kind = holderKind(holder);
  // Of others who does not see all cannot tell that they have none.
  const seesAll = useMay()('read', 'A');
  const hasNone = nothing && (own || seesAll);
  const notes = [
    ...(own ? [t('holdings.own')] : []),
    ...(former ? [t('holdings.former')] : []),
    ...(kind === 'desk' || own ? [] : [t(`holdings.kind.${kind}`)]),
    ...(hasNone ? [t('holdings.nothing')] : []),
    ...above,
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: the box names the chosen line
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-posinset={position}
      aria-setsize={count}
      className="holder-line"
      data-nothing={hasNone}
      style={style}
      onClick={onPick}
    >
      <span className="holder-words">{words}</span>
      <span className="hint">{notes.join(' · ')}</span>
    </div>
  );
}
