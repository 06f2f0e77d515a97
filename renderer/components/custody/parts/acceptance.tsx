import { useTranslation } from 'react-i18next';
import { countersignersOf } from '../deeds.ts';
import { HolderName } from '../names.tsx';
import { SigningFields } from '../signing-fields.tsx';
import { type DeedPart, mayHave, type PartProps } from './part.ts';
import { ShelfNowBox } from './shelf-now-box.tsx';

/** Who accepts and how; what is neither lent nor given out may be put on a shelf at once. */
function AcceptancePart({ context, draft, change }: PartProps) {
  const { t } = useTranslation();
  const { office, level, items } = context;
  const { to, way, person, shelf } = draft;
  if (to === undefined) return null;
  const maySign = office.actsFor(office.user, to) && office.isCleared(office.user, level);
  const takers = office.section.persons.map(({ code }) => code).filter((code) => office.actsFor(code, to));
  // What somebody signs beside the session names no shelf.
  const taker = way === 'own' ? office.user : way === 'paper' ? person : undefined;
  const mayShelve = items.every(({ inside: { offer } }) => offer?.until === null);
  const shelves = mayShelve && taker !== undefined ? office.shelvesOf(taker) : [];
  return (
    <>
      <p>
        {t('custody.acceptFor')} <HolderName code={to} />
      </p>
      <SigningFields
        {...{ office, draft, beside: countersignersOf(context, to), level }}
        {...{ mayOwn: maySign, persons: takers }}
        label={t('custody.field.taker')}
        wayLabel={t('custody.field.way')}
        // The shelf is the taker's.
        change={(said) => change('line' in said ? said : { ...said, shelf: undefined })}
      />
      <ShelfNowBox {...{ shelves, shelf, change }} />
    </>
  );
}

export const acceptance: DeedPart = {
  Boxes: AcceptancePart,
  lacks: (draft, context, { t, signingLacks }) =>
    signingLacks(
      draft,
      countersignersOf(context, draft.to),
      t('custody.field.taker'),
      draft.person !== undefined && mayHave(context, draft.person),
    ),
};
