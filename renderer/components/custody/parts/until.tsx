import { useTranslation } from 'react-i18next';
import { today } from '../../../format/dates.ts';
import { DateBox } from '../../fields/boxes.tsx';
import { deeds } from '../deeds.ts';
import { type DeedPart, isDay, missing, type PartProps } from './part.ts';

function UntilPart({ context: { deed }, draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <DateBox
      label={t(deeds[deed].until ?? 'custody.until.lend')}
      lean="future"
      refuse={(day) => (day < today() ? t('custody.rule.dayPast') : undefined)}
      value={draft.until}
      onChange={(until) => change({ until })}
    />
  );
}

export const until: DeedPart = {
  Boxes: UntilPart,
  lacks: (draft, { deed }, { t }) =>
    missing(
      isDay(draft.until, (day) => day >= today()),
      t(deeds[deed].until ?? 'custody.until.lend'),
    ),
};
