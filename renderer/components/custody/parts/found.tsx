import { useTranslation } from 'react-i18next';
import { holderKind } from '../../../../contract/custody/holder.ts';
import { Picker } from '../../fields/picker.tsx';
import { foundPlaces } from '../deeds.ts';
import { useNames } from '../names.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

/** Where it was found. */
function FoundPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Picker
      label={t('custody.field.found')}
      options={foundPlaces(context).map((code) => ({
        ...{ id: code, words: names(code), person: holderKind(code) === 'person' },
        ...(code === 'desk' || names(code) === code ? {} : { code }),
      }))}
      given={draft.holder}
      chosen={draft.holder === undefined ? '' : names(draft.holder)}
      onPick={(code) => change({ holder: code === '' ? undefined : code })}
      emptyWords={t('custody.noReceiver')}
    />
  );
}

export const found: DeedPart = {
  Boxes: FoundPart,
  lacks: ({ holder }, _, { t }) => missing(holder !== undefined, t('custody.field.found')),
};
