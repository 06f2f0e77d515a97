import { useTranslation } from 'react-i18next';
import { OutsidePlaceBox, PurposeBox } from '../holder-boxes.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

function OutingPart({ context: { office }, draft, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <>
      <PurposeBox
        label={t('custody.field.purpose')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <OutsidePlaceBox
        label={t('custody.field.outside')}
        {...{ office, value: draft.place }}
        onChange={(place) => change({ place })}
      />
    </>
  );
}

export const outing: DeedPart = {
  Boxes: OutingPart,
  lacks: ({ purpose, place }, _, { t }) => [
    ...missing(purpose !== undefined, t('custody.field.purpose')),
    ...missing(place !== undefined, t('custody.field.outside')),
  ],
};
