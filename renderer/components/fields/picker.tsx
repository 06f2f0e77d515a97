import { type KeyboardEvent, type Ref, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { foldedMatch } from '../../../domain/text/fold.ts';
import { Frame, type FrameProps } from './frame.tsx';
import { focusNext } from './next-field.ts';

export interface PickerOption {
  id: string;
  words: string;
  note?: string;
}

interface Props extends FrameProps {
  options: readonly PickerOption[];
  /** What the box shows while nothing is being typed. */
  chosen: string;
  onPick: (id: string) => void;
  /** Told of every letter, for options that come from the directory; they are then not filtered here. */
  onTyped?: (text: string) => void;
  /** The options do not answer to the text yet: Enter must not take one of them. */
  stale?: boolean;
  /** Lets what was typed stand although it is no option; given when the box is left. */
  onOwn?: (text: string) => void;
  /** Stays in the box after a choice, for choosing many. */
  many?: boolean;
  /** Backspace in an empty box. */
  onBack?: () => void;
  emptyWords?: string;
  inputRef?: Ref<HTMLInputElement>;
  placeholder?: string;
}

/** A box in which one code is chosen by its name. */
export interface OneCode extends FrameProps {
  value: string | undefined;
  onChange: (code: string | undefined) => void;
  inputRef?: Ref<HTMLInputElement>;
}
/** The same for several. */
export interface ManyCodes extends FrameProps {
  value: readonly string[];
  onChange: (codes: string[]) => void;
  inputRef?: Ref<HTMLInputElement>;
}

/** A box with a list that answers to accent-blind typing; the best match is ready, so Enter takes it. */
export function Picker({
  options,
  chosen,
  onPick,
  onTyped,
  stale = false,
  onOwn,
  many,
  onBack,
  emptyWords,
  inputRef,
  placeholder,
  ...frame
}: Props) {
  const { t } = useTranslation();
  const list = useId();
  const [text, setText] = useState<string>();
  // Leaving the box follows a choice in the same event, before the state is new.
  const latest = useRef<string>(undefined);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const typed = text ?? '';
  const found = onTyped ? options : options.filter(({ id, words }) => foldedMatch(`${id} ${words}`, typed));
  const index = Math.min(active, found.length - 1);
  // Where other text is allowed, "no match" is not shown.
  const shown = open && (found.length > 0 || !onOwn);
  const ready = open && !stale && (typed !== '' || active > 0 || !onOwn) ? found[index] : undefined;

  const type = (next: string | undefined) => {
    latest.current = next;
    setText(next);
    setActive(0);
    onTyped?.(next ?? '');
  };
  const pick = (option: PickerOption) => {
    onPick(option.id);
    type(many ? '' : undefined);
    setOpen(false);
  };
  const leave = () => {
    setOpen(false);
    const left = latest.current;
    if (onOwn && left !== undefined) onOwn(left.trim());
    else if (left === '' && !many) onPick('');
    type(undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) setActive((index + step + found.length) % Math.max(1, found.length));
      setOpen(true);
    } else if (event.key === 'Escape' && shown) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    } else if (event.key === 'Enter' && event.ctrlKey) {
      // Saving by key must see what stands in the box, which is otherwise given when the box is left.
      setOpen(false);
      if (onOwn && text !== undefined) onOwn(text.trim());
    } else if (event.key === 'Enter' && stale && typed !== '') {
      event.preventDefault();
    } else if (event.key === 'Enter' && ready && (typed !== '' || active > 0 || !chosen)) {
      if (many && typed === '' && active === 0) return;
      event.preventDefault();
      pick(ready);
      if (!many) focusNext(event.currentTarget);
    } else if (event.key === 'Backspace' && typed === '' && many) onBack?.();
  };
  return (
    <Frame {...frame}>
      {(framed) => (
        <div className="picker">
          <input
            {...framed}
            ref={inputRef}
            className="input"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown}
            aria-controls={list}
            aria-activedescendant={ready ? `${list}-${index}` : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={80}
            placeholder={placeholder ?? t('fields.choose')}
            value={text ?? chosen}
            onFocus={(event) => event.target.select()}
            onClick={() => setOpen(true)}
            onChange={(event) => {
              type(event.target.value.normalize('NFC'));
              setOpen(true);
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <div
            className="picker-list"
            role="listbox"
            id={list}
            aria-label={frame.label}
            aria-busy={stale}
            hidden={!shown}
          >
            {found.slice(0, 60).map((option, at) => (
              <div
                key={option.id}
                id={`${list}-${at}`}
                role="option"
                tabIndex={-1}
                aria-selected={at === index}
                className="picker-option"
                ref={at === index ? intoView : undefined}
                onPointerDown={(event) => {
                  event.preventDefault();
                  pick(option);
                }}
              >
                <span>{option.words}</span>
                {option.note !== undefined && <span className="hint">{option.note}</span>}
              </div>
            ))}
            {found.length === 0 && (
              <div
                role="option"
                tabIndex={-1}
                aria-selected="false"
                aria-disabled="true"
                className="picker-option hint"
              >
                {emptyWords ?? t('fields.noOption')}
              </div>
            )}
          </div>
        </div>
      )}
    </Frame>
  );
}

/** Returns nothing: what a ref returns is called as its end, and scrolling returns a promise in new Chromium. */
const intoView = (element: HTMLElement | null): void => {
  element?.scrollIntoView({ block: 'nearest' });
};
