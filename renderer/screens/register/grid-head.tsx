// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import type { ReactTable } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { type features, type Line, lookOf } from './columns.tsx';

const arias = { asc: 'ascending', desc: 'descending' } as const;

/** Sticky; a column that sorts is a button, and Shift adds it to the columns already sorted by. */
export function GridHead({ table, book }: { table: ReactTable<typeof features, Line>; book: Book }) {
  const { t } = useTranslation();
  return (
    <div role="rowgroup" className="grid-head">
      {table.getHeaderGroups().map((group) => (
        <div role="row" key={group.id} className="grid-line">
          {group.headers.map((header, index) => {
            const look = lookOf(book, index);
            const word = look ? t(`words.field.${look.word}`) : '';
            const sorted = header.column.getIsSorted();
            const order = header.column.getSortIndex();
            return (
              <div
                key={header.id}
                role="columnheader"
                className="grid-cell"
                data-column={header.column.id}
                aria-sort={sorted ? arias[sorted] : header.column.getCanSort() ? 'none' : undefined}
              >
                {header.column.getCanSort() ? (
                  <button
                    type="button"
                    className="sort"
                    title={t(`${book}.sortHint`)}
                    onClick={(event) => header.column.toggleSorting(undefined, event.shiftKey)}
                  >
                    {word}
                    <span className="sort-sign" aria-hidden="true">
                      {sorted === 'asc' ? '▲' : sorted === 'desc' ? '▼' : ''}
                      {sorted && table.state.sorting.length > 1 ? order + 1 : ''}
                    </span>
                  </button>
                ) : (
                  word
                )}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
