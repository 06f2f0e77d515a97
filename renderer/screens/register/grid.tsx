// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row

import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { type ReadingProgress, sortKeys } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { Reading } from '../../components/reading.tsx';
import { thisYear } from '../../format/dates.ts';
import { announce } from '../../state/announce.ts';
import { go } from '../../state/view.ts';
import { type Batch, chooseByKey, isChosen } from './batch.ts';
import { columns, features, type Line } from './columns.tsx';
import { isFiltered, placeOf, setActive, setFilters, useRegisterPlace } from './filters.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { Preview } from './preview.tsx';
import { type Room, useRoom } from './room.ts';
import { firstSpan, type RegisterRows, type Span, spanOf, useLength, useRegisterRows } from './windows.ts';
import './chosen.css';
import './grid.css';
import './grid-lines.css';

/** Height of a row in rem: a name takes two lines in it, with all its marks above and below. */
const rowRem = 2.375;
/**
 * Height of a row where a name has one line. At 2 rem the longest register there can be (999,999 rows) stays below what
 * a browser scrolls.
 */
const lowRowRem = 2;
/** Height of a row that stands on two lines, or on three. */
const tallRowRem = { 2: 3.875, 3: 5.1875 } as const;
/** Pixels beyond which Chromium does not place what is scrolled: rows stay below it, or are lower. */
const farthestPx = 33_000_000;
/** Height of the head in rem over rows on so many lines, as grid.css and grid-lines.css give it. */
const headRem = { 1: 2.75, 2: 3.5, 3: 4.75 } as const;
/** On how many lines a row stands where the screen has this much room. */
const linesIn: Readonly<Record<Room, keyof typeof headRem>> = { tight: 3, narrow: 2, list: 1, beside: 1 };

/** How many rows match, undefined until the first answer; and how far the register has been read until then. */
export interface Found {
  readonly total: number | undefined;
  readonly reading: ReadingProgress | null;
}

/**
 * A grid of which only the rows in sight exist. The focus stays on the grid and `aria-activedescendant` names
 * the active row, so that holding an arrow key neither moves the focus nor loses it with a row scrolled away.
 */
export function RegisterGrid({
  book,
  onFound,
  batch,
}: {
  book: Book;
  onFound: (found: Found) => void;
  /** Lines chosen to do something with their copies; null while that is not possible. */
  batch: Batch | null;
}) {
  const { t } = useTranslation();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const { filters, active } = useRegisterPlace()[book];
  const { zoom } = usePreferences();
  const rem = (16 * zoom) / 100;
  const [span, setSpan] = useState<Span>(firstSpan);
  const rows = useRegisterRows(book, filters, span);
  const length = useLength(rows.total);
  const total = length ?? 0;
  const place = placeOf(active, total);
  const jumped = typeof active !== 'number';
  const room = useRoom(frame);
  const isScrolled = (heightRem: number) => total * heightRem * rem < farthestPx;
  const wanted = linesIn[room];
  const rowLines = wanted !== 1 && isScrolled(tallRowRem[wanted]) ? wanted : 1;
  const isLow = rowLines === 1 && !isScrolled(rowRem);
  const height = (rowLines !== 1 ? tallRowRem[rowLines] : isLow ? lowRowRem : rowRem) * rem;
  const headPx = headRem[rowLines] * rem;
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    // The head stands above the rows. Where it stays in sight, so much less of the frame is theirs.
    ...(rowLines === 3 ? { scrollMargin: headPx } : { scrollPaddingEnd: headPx }),
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const needed = spanOf(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
  if (needed.from !== span.from || needed.to !== span.to) setSpan(needed);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are placed anew when their height changes
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);
  const { reading } = rows;
  const activeLine = rows.at(place);
  useEffect(() => batch?.onActive(activeLine), [activeLine, batch?.onActive]);
  useEffect(() => onFound({ total: length, reading }), [length, reading, onFound]);
  const roomPx = virtualizer.scrollRect?.height;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active row stays in sight at every height of both
  useEffect(() => {
    // What was jumped to is looked for: it comes into the middle.
    if (total > 0) virtualizer.scrollToIndex(place, { align: jumped ? 'center' : 'auto' });
  }, [place, total, height, roomPx, jumped, virtualizer]);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);

  const numberRem = useWidestNumber(frame, rows);
  const widestDigits = useRef(1);
  const first = items[0]?.index ?? 0;
  const count = items.length;
  const lines = useMemo<Line[]>(
    () =>
      Array.from({ length: count }, (_, offset) => ({
        index: first + offset,
        row: rows.at(first + offset),
        locked: rows.lockedAt(first + offset),
      })),
    [first, count, rows.at, rows.lockedAt],
  );
  // No column moves back while the rows pass.
  widestDigits.current = Math.max(widestDigits.current, digitsOf(lines));
  const table = useTable({
    features,
    columns: columns[book],
    data: lines,
    getRowId: (line) => String(line.index),
    manualSorting: true,
    enableMultiSort: true,
    maxMultiSortColCount: 3,
    state: { sorting: filters.sort.map(({ key, descending }) => ({ id: key, desc: descending })) },
    onSortingChange: (change) => {
      const before = filters.sort.map(({ key, descending }) => ({ id: key as string, desc: descending }));
      const after = typeof change === 'function' ? change(before) : change;
      setFilters(book, {
        sort: after.flatMap(({ id: key, desc }) => {
          const known = sortKeys.find((sortKey) => sortKey === key);
          return known ? [{ key: known, descending: desc }] : [];
        }),
      });
    },
  });

  const open = () => {
    const row = rows.at(place);
    if (row) go({ screen: 'record', ...keyOf(row.record) });
    else if (rows.lockedAt(place) !== undefined) announce(t('words.locked.line'));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.target !== frame.current) return;
    if (batch !== null && chooseByKey(event, batch, rows.at(place))) return;
    if (event.ctrlKey) return;
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / height) - 2);
    const to: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + page,
      PageUp: place - page,
      Home: 0,
      End: total - 1,
    };
    const target = to[event.key];
    if (target !== undefined) {
      event.preventDefault();
      const next = placeOf(target, total);
      const [from, to] = [rows.at(place), rows.at(next)];
      if (batch !== null && event.shiftKey && from && to && Math.abs(next - place) === 1)
        batch.chosen.extend(from, to);
      setActive(book, next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open();
    }
  };

  const isThere = rows.at(place) !== undefined || rows.lockedAt(place) !== undefined;
  const activeRow = room === 'beside' ? rows.at(place) : undefined;
  return (
    <div className="register-body" data-beside={room === 'beside'}>
      <div className="register-list">
        <div
          ref={frame}
          className="grid"
          data-book={book}
          data-lines={rowLines}
          data-low={isLow}
          style={{
            ['--number-least' as string]: `${numberRem}rem`,
            ['--digits' as string]: widestDigits.current,
          }}
          role="grid"
          tabIndex={0}
          aria-label={t(`${book}.title`)}
          aria-rowcount={total}
          aria-colcount={columns[book].length}
          aria-activedescendant={isThere ? `${id}-${place}` : undefined}
          aria-multiselectable={batch !== null || undefined}
          aria-busy={length === undefined || reading !== null}
          onKeyDown={onKeyDown}
        >
          <GridHead table={table} book={book} />
          <Body rows={rows} length={length} book={book} filtered={isFiltered(filters)} year={filters.year} />
          <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
            {table.getRowModel().rows.map((row, offset) => (
              <GridRow
                key={row.id}
                id={`${id}-${first + offset}`}
                row={row}
                active={first + offset === place}
                chosen={isChosen(batch, rows.at(first + offset))}
                start={(items[offset]?.start ?? 0) - virtualizer.options.scrollMargin}
                height={height}
                onPick={(index) => setActive(book, index)}
                onOpen={open}
              />
            ))}
          </div>
        </div>
      </div>
      {activeRow && <Preview row={activeRow} />}
    </div>
  );
}

/** How many digits the largest ordinal or arrival number of these lines has. */
const digitsOf = (lines: readonly Line[]): number =>
  String(
    Math.max(
      0,
      ...lines.map(({ row }) => Math.max(row?.record.ordinal ?? 0, row?.record.arrivalNumber ?? 0)),
    ),
  ).length;

/** Rem of the padding on both sides of a cell, as grid.css gives it. */
const paddingRem = 0.875;

/** The width in rem of the widest number and notation drawn so far: the column grows with it and cuts none. */
function useWidestNumber(frame: RefObject<HTMLElement | null>, rows: RegisterRows): number {
  const [widest, setWidest] = useState(9);
  useLayoutEffect(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const numbers = [...(frame.current?.querySelectorAll<HTMLElement>('.grid-row .number') ?? [])];
    const now = Math.max(
      ...numbers.map(({ offsetWidth }) => Math.ceil(offsetWidth + 1) / rem + paddingRem),
      0,
    );
    if (rows.total !== undefined && now > widest) setWidest(now);
  });
  return widest;
}

/** What stands in the place of rows when there are none. */
function Body({
  rows,
  length,
  book,
  filtered,
  year,
}: {
  rows: RegisterRows;
  length: number | undefined;
  book: Book;
  filtered: boolean;
  year: number;
}) {
  const { t } = useTranslation();
  if (rows.error)
    return (
      <Cell>
        <FailedToRead thrown={rows.error} again={rows.again} />
      </Cell>
    );
  if (length === undefined)
    return (
      <Cell>
        <Loading what={t(`words.book.${book}`)} />
      </Cell>
    );
  if (length > 0) return null;
  if (rows.reading !== null)
    return (
      <Cell>
        <p className="loading">
          <span className="spinner" aria-hidden="true" />
          <Reading of={rows.reading} />
        </p>
      </Cell>
    );
  return (
    <Cell>
      {filtered ? (
        <Empty icon="search" title={t(`${book}.noMatch.title`)}>
          <p>{t(`${book}.noMatch.hint`)}</p>
        </Empty>
      ) : (
        <Empty icon={book} title={t(`${book}.empty`, { year })}>
          <p>
            {year === thisYear()
              ? t(`${book}.emptyHint`)
              : t(`${book}.${year < thisYear() ? 'emptyEarlierYear' : 'emptyLaterYear'}`, {
                  year: thisYear(),
                })}
          </p>
        </Empty>
      )}
    </Cell>
  );
}

const Cell = ({ children }: { children: ReactNode }) => (
  <div role="rowgroup">
    <div role="row">
      <div role="gridcell" className="grid-blank">
        {children}
      </div>
    </div>
  </div>
);
