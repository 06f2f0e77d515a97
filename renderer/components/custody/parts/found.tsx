import { useTranslation } from 'react-i18next';
import { holderKind } from '../../../../contract/custody/holder.ts';
import { Picker } from '../../fields/picker.tsx';
import { useNames } from '../names.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

/** Where it was found: with whom the person of the session acts for. */
function FoundPart({ context: { office }, draft, change }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const places = [...office.ownReceivers(), ...office.shelvesOf(office.user).map(({ code }) => code)];
  return (
    <Picker
      label={t('custody.field.found')}
      options={places.map((code) => ({
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
