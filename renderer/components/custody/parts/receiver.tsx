import { useTranslation } from 'react-i18next';
import type { Receiver } from '../../../../contract/custody/holder.ts';
import { type DeedContext, deeds } from '../deeds.ts';
import { ReceiverBox } from '../holder-boxes.tsx';
import { type DeedPart, mayHave, missing, type PartProps } from './part.ts';

/** Whom copies can go to: not to who has them, and what was asked back to nobody but the desk. */
const offers =
  ({ deed, items }: DeedContext) =>
  (to: Receiver): boolean =>
    items.every(
      ({ inside: { holder, recalled } }) =>
        to !== holder && (recalled === null || to === 'desk' || deed === 'give-back'),
    );

function ReceiverPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { office, level, deed } = context;
  return (
    <ReceiverBox
      label={t(deeds[deed].to ?? 'custody.to.transfer')}
      {...{ office, level, value: draft.to, offers: offers(context) }}
      onChange={(to) => change({ to })}
    />
  );
}

export const receiver: DeedPart = {
  Boxes: ReceiverPart,
  lacks: (draft, context, { t }) =>
    missing(
      draft.to !== undefined && mayHave(context, draft.to) && offers(context)(draft.to),
      t(deeds[context.deed].to ?? 'custody.to.transfer'),
    ),
};
