import { useTranslation } from 'react-i18next';
import { Choice } from '../../fields/choice.tsx';
import { countersignersOf, type DeedContext } from '../deeds.ts';
import { useNames } from '../names.tsx';
import { SigningFields } from '../signing-fields.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';
import { ShelfNowBox } from './shelf-now-box.tsx';

/** Those who can answer for copies that are with any of the holders, but for who collects them. */
const giversOf = ({ office, items }: DeedContext): string[] =>
  office.section.persons
    .map(({ code }) => code)
    .filter(
      (code) => code !== office.user && items.every(({ inside: { holder } }) => office.actsFor(code, holder)),
    );

function CollectionPart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { office } = context;
  const { to, shelf } = draft;
  const shelves = office.shelvesOf(office.user);
  return (
    <>
      <Choice
        label={t('custody.to.collect')}
        options={office.ownReceivers().map((value) => ({ value, shown: names(value) }))}
        value={to}
        onChange={(value) => change({ to: value })}
      />
      <SigningFields
        {...{ office, draft, change, beside: countersignersOf(context, to) }}
        {...{ mayOwn: false, persons: giversOf(context) }}
        label={t('custody.field.giver')}
        wayLabel={t('custody.field.way')}
      />
      <ShelfNowBox {...{ shelves, shelf, change }} />
    </>
  );
}

export const collection: DeedPart = {
  Boxes: CollectionPart,
  lacks: (draft, context, { t, signingLacks }) => [
    ...missing(draft.to !== undefined, t('custody.to.collect')),
    ...signingLacks(draft, countersignersOf(context, draft.to), t('custody.field.giver')),
  ],
};
