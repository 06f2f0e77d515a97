import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingProgress } from '../../contract/ipc/views.ts';
import { useLocale } from '../i18n/use-language.ts';
import { announce } from '../state/announce.ts';

/** What a search waits for, and how far it is. */
export function Reading({ of: { read, total } }: { of: ReadingProgress }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <label className="reading">
      {t('fields.reading', { read: read.toLocaleString(locale), total: total.toLocaleString(locale) })}
      <progress value={read} max={total} />
    </label>
  );
}

/** Tells a screen reader that a register is being read, at the beginning and at each quarter. */
export function useSpokenReading(reading: ReadingProgress | null): void {
  const { t } = useTranslation();
  const percent = reading === null ? undefined : 25 * Math.floor((4 * reading.read) / reading.total);
  useEffect(() => {
    if (percent !== undefined) announce(t('fields.readingSpoken', { percent }));
  }, [percent, t]);
}
