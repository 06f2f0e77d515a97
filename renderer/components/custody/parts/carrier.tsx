import { useTranslation } from 'react-i18next';
import { Carrier, RunNumber } from '../../../../contract/record/paper.ts';
import { NumberBox } from '../../fields/boxes.tsx';
import { Choice } from '../../fields/choice.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

function CarrierPart({ draft: { carrier, run }, change }: PartProps) {
  const { t } = useTranslation();
  const label = t(`custody.run.${carrier ?? 'courier'}`);
  const isWrong = run !== undefined && !RunNumber.safeParse(run).success;
  return (
    <>
      <Choice
        label={t('custody.field.carrier')}
        options={Carrier.options.map((value) => ({ value, shown: t(`words.carrier.${value}`) }))}
        value={carrier}
        onChange={(value) => change({ carrier: value })}
      />
      <NumberBox
        label={label}
        error={isWrong ? t('custody.rule.run') : undefined}
        value={run}
        onChange={(value) => change({ run: value })}
      />
    </>
  );
}

export const carrier: DeedPart = {
  Boxes: CarrierPart,
  lacks: ({ carrier, run }, _, { t }) => [
    ...missing(carrier !== undefined, t('custody.field.carrier')),
    ...missing(RunNumber.safeParse(run).success, t(`custody.run.${carrier ?? 'courier'}`)),
  ],
};
