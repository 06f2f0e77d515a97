// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { FlexRender, type Row } from '@tanstack/react-table';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.tsx';
import { LockedWords } from '../../components/locked.tsx';
import type { features, Line } from './columns.tsx';

interface Props {
  id: string;
  row: Row<typeof features, Line>;
  active: boolean;
  /** It is among those that something is done with. */
  chosen: boolean;
  start: number;
  height: number;
  onPick: (index: number) => void;
  onOpen: () => void;
}

/** One line; drawn again only when its own row or its being active changes. */
export const GridRow = memo(
  function GridRow({ id, row, active, chosen, start, height, onPick, onOpen }: Props) {
    const { t } = useTranslation();
    const { index, row: data, locked } = row.original;
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: Enter and the arrows are handled by the grid
      <div
        id={id}
        role="row"
        className="grid-line grid-row"
        aria-rowindex={index + 1}
        aria-selected={active}
        data-state={data?.state}
        data-chosen={chosen}
        data-locked={locked !== undefined || undefined}
        style={{ transform: `translateY(${start}px)`, height }}
        onClick={() => onPick(index)}
        onDoubleClick={onOpen}
      >
        {locked !== undefined ? (
          <>
            <div role="gridcell" className="grid-cell" data-column="ordinal">
              <span className="ordinal">{locked}</span>
            </div>
            <div role="gridcell" className="grid-cell grid-locked">
              <LockedWords />
            </div>
          </>
        ) : data === undefined ? (
          <div role="gridcell" className="grid-cell grid-waiting">
            {t('shell.reading')}
          </div>
        ) : (
          row.getAllCells().map((cell, at) => (
            <div key={cell.id} role="gridcell" className="grid-cell" data-column={cell.column.id}>
              {at === 0 && chosen && (
                <span className="chosen-sign">
                  <Icon name="ok" />
                  <span className="unseen">{t('custody.batch.isChosen')}</span>
                </span>
              )}
              <FlexRender cell={cell} />
            </div>
          ))
        )}
      </div>
    );
  },
  (before, after) =>
    before.row.original.row === after.row.original.row &&
    before.row.original.index === after.row.original.index &&
    before.row.original.locked === after.row.original.locked &&
    before.active === after.active &&
    before.chosen === after.chosen &&
    before.start === after.start &&
    before.height === after.height,
);
