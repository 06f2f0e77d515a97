import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Book, Level } from '../../../contract/record/fields.ts';
import type { DocumentState } from '../../../contract/record/status.ts';
import { useFirstYear } from '../../bridge/queries.ts';
import { Keys } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { readScanned, showCode } from '../../format/codes.ts';
import { openCode } from '../../state/open-code.ts';
import { hasYearAfter, hasYearBefore, setFilters, useRegisterPlace } from './filters.ts';
import { registerKeys } from './keys.ts';

const statesOf: Record<Book, DocumentState[]> = {
  outgoing: ['registered', 'issued', 'cancelled'],
  incoming: ['entered', 'cancelled'],
};

/** Typing pauses this long before the store is asked. */
const pauseMilliseconds = 120;

const toggled = <Value,>(values: readonly Value[], value: Value): Value[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

export function FilterBar({ book, search }: { book: Book; search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const { filters } = useRegisterPlace()[book];
  const firstYear = useFirstYear(book);
  const [open, setOpen] = useState(false);
  const chosen = filters.levels.length + filters.states.length;
  return (
    <div className="filters">
      <SearchBox key={book} book={book} search={search} />
      <div className="year">
        <IconButton
          icon="left"
          label={t(`${book}.yearBefore`)}
          isDisabled={!hasYearBefore(filters, firstYear)}
          onPress={() => setFilters(book, { year: filters.year - 1 })}
        />
        <span>{t(`${book}.year`, { year: filters.year })}</span>
        <IconButton
          icon="right"
          label={t(`${book}.yearAfter`)}
          isDisabled={!hasYearAfter(filters)}
          onPress={() => setFilters(book, { year: filters.year + 1 })}
        />
      </div>
      {/* Where the window is narrow the filters stand under this. */}
      <div className="filters-more">
        <button
          type="button"
          className="button"
          aria-expanded={open}
          data-active={chosen > 0}
          onClick={() => setOpen(!open)}
        >
          {t(`${book}.${chosen > 0 ? 'filterOn' : 'filter'}`, { chosen })}
        </button>
      </div>
      <fieldset className="toggles">
        <legend className="unseen">{t(`${book}.levels`)}</legend>
        {Level.options.map((level) => (
          <button
            key={level}
            type="button"
            className="toggle"
            aria-pressed={filters.levels.includes(level)}
            onClick={() => setFilters(book, { levels: toggled(filters.levels, level) })}
          >
            <LevelMark level={level} />
          </button>
        ))}
      </fieldset>
      <fieldset className="toggles">
        <legend className="unseen">{t(`${book}.states`)}</legend>
        {statesOf[book].map((state) => (
          <button
            key={state}
            type="button"
            className="toggle"
            aria-pressed={filters.states.includes(state)}
            onClick={() => setFilters(book, { states: toggled(filters.states, state) })}
          >
            {t(`words.state.${state}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

/** Keys that go from the search to the list; Escape empties the box first. */
const leaves = (key: string, typed: string): boolean =>
  key === 'Enter' || key === 'ArrowDown' || (key === 'Escape' && typed === '');

/** A list without lines takes no keys: the box is left all the same, so that letters are keys again. */
function toList(box: HTMLInputElement): void {
  box.blur();
  document.querySelector<HTMLElement>('[role=grid]')?.focus();
}

/**
 * What is typed is shown at once and asked after a pause, a word in the middle of its composition too, so that list and
 * box agree. The box itself is never rewritten by its own answer, which would disturb an input method.
 */
function SearchBox({ book, search }: { book: Book; search: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation();
  const { text } = useRegisterPlace()[book].filters;
  const [typed, setTyped] = useState(text);
  /** The text that this box asked for last; any other was set from outside, as when filters are cleared. */
  const told = useRef(text);
  useEffect(() => {
    if (text !== told.current) setTyped(text);
    told.current = text;
  }, [text]);
  useEffect(() => {
    // The list knows codes and no copies.
    const scanned = readScanned(typed);
    const wanted = scanned === undefined ? typed.normalize('NFC') : showCode(scanned.code);
    if (wanted === told.current) return;
    const tell = () => {
      told.current = wanted;
      setFilters(book, { text: wanted });
    };
    // An emptied box is told at once, so that leaving the screen does not bring the old text back.
    if (wanted === '') return tell();
    const timer = setTimeout(tell, pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [typed, book]);
  return (
    <div className="search">
      <Icon name="search" />
      <input
        ref={search}
        className="input"
        type="search"
        maxLength={80}
        aria-label={t(`${book}.search`)}
        aria-keyshortcuts={registerKeys.search.combo}
        placeholder={t(`${book}.searchHint`)}
        title={t(`${book}.keys.does.search`)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Escape' && typed !== '') setFilters(book, { text: '' });
          const scanned = event.key === 'Enter' ? readScanned(typed) : undefined;
          if (scanned !== undefined || leaves(event.key, typed)) {
            event.preventDefault();
            toList(event.currentTarget);
          }
          if (scanned !== undefined) void openCode(scanned);
        }}
      />
      <Keys combo={registerKeys.search.combo} />
    </div>
  );
}
