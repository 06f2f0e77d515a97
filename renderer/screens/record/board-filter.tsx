import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../components/custody/names.tsx';
import { rankOptions } from '../../components/fields/picker-options.ts';
import type { HereCopy } from './board-copies.ts';
import { ListFilter } from './list-filter.tsx';

/** So many are looked over without a box to find one. */
const seenAtOnce = 12;

/** A box above more copies than are seen at once: a number, several of them, or who has them. */
export function useCopyFilter(here: readonly HereCopy[]) {
  const { t } = useTranslation();
  const names = useNames();
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
      <ListFilter
        label={t('record.board.filter')}
        none={!here.some(passes) ? t('record.board.filterNone') : undefined}
        text={text}
        onText={setText}
      />
    ),
  };
}

/** `7` or `3-12, 40` as ranges of copy numbers; undefined for any other text. */
export function numbersIn(text: string): [number, number][] | undefined {
  const parts = text.split(',').map((part) => /^\s*(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*$/.exec(part));
  if (parts.some((part) => part === null)) return undefined;
  return parts.map((part) => [Number(part?.[1]), Number(part?.[2] ?? part?.[1])]);
}
