import { useTranslation } from 'react-i18next';
import type { CountedBy } from '../../contract/calendar/calendar.ts';

/** By which calendar of working days a day was computed. */
export function useCountedBy(): (by: CountedBy) => string {
  const { t } = useTranslation();
  return (by) =>
    by
      .map(({ year, version }) =>
        version === null
          ? t('remarks.countedByWeek', { year: String(year) })
          : t('remarks.countedByCalendar', { year: String(year), version }),
      )
      .join(', ');
}
