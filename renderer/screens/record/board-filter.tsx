import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../components/custody/names.tsx';
import { rankOptions } from '../../components/fields/picker-options.ts';
import type { HereCopy } from './board-copies.ts';

/** So many are looked over without a box to find one. */
const seenAtOnce = 12;

/** A box above more copies than are seen at once: a number, several of them, or who has them. */
export function useCopyFilter(here: readonly HereCopy[]) {
  const { t } = useTranslation();
  const names = useNames();
  const id = useId();
  const [text, setText] = useState('');
  const isOffered = here.length > seenAtOnce;
  const numbers = isOffered ? numbersIn(text) : undefined;
  const holders = [...new Set(here.map(({ inside }) => inside.holder))];
  const found = new Set(
    isOffered && numbers === undefined
      ? rankOptions(
          holders.map((code) => ({ id: code, words: names(code), code, person: code.startsWith('P') })),
          text,
        ).options.map((option) => option.id)
      : holders,
  );
  const passes = ({ copy, inside }: HereCopy): boolean =>
    numbers?.some(([from, to]) => from <= copy && copy <= to) ?? found.has(inside.holder);
  return {
    passes,
    box: isOffered && (
      <div className="papers-filter">
        <label htmlFor={id} className="label">
          {t('record.board.filter')}
        </label>
        <input
          id={id}
          className="input"
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || event.key !== 'Escape' || text === '') return;
            event.preventDefault();
            event.stopPropagation();
            setText('');
          }}
        />
        {!here.some(passes) && <p className="hint">{t('record.board.filterNone')}</p>}
      </div>
    ),
  };
}

/** `7` or `3-12, 40` as ranges of copy numbers; undefined for any other text. */
export function numbersIn(text: string): [number, number][] | undefined {
  const parts = text.split(',').map((part) => /^\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*$/.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  return parts.map((part) => [Number(part?.[1]), Number(part?.[2] ?? part?.[1])]);
}
