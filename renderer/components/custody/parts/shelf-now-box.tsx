import { useTranslation } from 'react-i18next';
import type { DeedDraft } from '../deeds.ts';
import { ShelfBox } from '../holder-boxes.tsx';
import type { OfficeView } from '../office.ts';
import type { PartProps } from './part.ts';

/** The shelf that copies are put on at once, where the person keeps any. */
export function ShelfNowBox({
  shelves,
  shelf,
  change,
}: Pick<PartProps, 'change'> & Pick<DeedDraft, 'shelf'> & { shelves: ReturnType<OfficeView['shelvesOf']> }) {
  const { t } = useTranslation();
  if (shelves.length === 0) return null;
  return (
    <ShelfBox
      label={t('custody.field.shelfNow')}
      optional
      {...{ shelves, value: shelf }}
      onChange={(code) => change({ shelf: code })}
    />
  );
}
