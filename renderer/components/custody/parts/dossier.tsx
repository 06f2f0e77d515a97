import { useTranslation } from 'react-i18next';
import { DossierCode } from '../../../../contract/record/fields.ts';
import { TextBox } from '../../fields/boxes.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

const isDossier = (dossier: string | undefined): boolean =>
  dossier === undefined || DossierCode.safeParse(dossier).success;

function DossierPart({ draft: { dossier }, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <TextBox
      label={t('words.field.dossier')}
      optional
      hint={t('fields.dossierHint')}
      error={isDossier(dossier) ? undefined : t('fields.rule.dossier')}
      value={dossier}
      onChange={(value) => change({ dossier: value })}
    />
  );
}

export const dossier: DeedPart = {
  Boxes: DossierPart,
  lacks: ({ dossier }, _, { t }) => missing(isDossier(dossier), t('words.field.dossier')),
};
