import { useTranslation } from 'react-i18next';
import { ShelfBox } from '../holder-boxes.tsx';
import { type DeedPart, missing, type PartProps } from './part.ts';

function ShelfPart({ context: { office, items }, draft, change }: PartProps) {
  const { t } = useTranslation();
  const taken = new Set(items.map(({ inside: { holder } }) => holder));
  return (
    <ShelfBox
      label={t('words.field.storeAt')}
      shelves={office.shelvesOf(office.user).filter(({ code }) => !taken.has(code))}
      value={draft.shelf}
      onChange={(code) => change({ shelf: code })}
    />
  );
}

export const shelf: DeedPart = {
  Boxes: ShelfPart,
  lacks: ({ shelf }, _, { t }) => missing(shelf !== undefined, t('words.field.storeAt')),
};
