import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../../contract/scalar.ts';
import { localDate } from '../../../../domain/calendar/local-date.ts';
import { today } from '../../../format/dates.ts';
import { DateBox } from '../../fields/boxes.tsx';
import type { DeedContext } from '../deeds.ts';
import { type DeedPart, isDay, missing, type PartProps } from './part.ts';

/** The first day on which all of it can have arrived. */
const sentBackOn = ({ items }: DeedContext): LocalDate =>
  items
    .flatMap(({ inside: { offer } }) => (offer === null ? [] : [localDate(Date.parse(offer.at))]))
    .toSorted()
    .at(-1) ?? '';

const isArrival = (context: DeedContext, day: LocalDate): boolean =>
  sentBackOn(context) <= day && day <= today();

function ArrivalPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const rule = (day: LocalDate) =>
    day > today() ? t('custody.rule.dayToCome') : t('custody.rule.dayBeforeSent');
  return (
    <DateBox
      label={t('custody.field.on')}
      lean="past"
      refuse={(day) => (isArrival(context, day) ? undefined : rule(day))}
      value={draft.on}
      onChange={(on) => change({ on })}
    />
  );
}

export const arrival: DeedPart = {
  Boxes: ArrivalPart,
  lacks: ({ on }, context, { t }) =>
    missing(
      isDay(on, (day) => isArrival(context, day)),
      t('custody.field.on'),
    ),
};
