// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by transform, which table elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Holder } from '../../../contract/custody/holder.ts';
import { maxBatch } from '../../../contract/ipc/custody-channels.ts';
import type { HeldCopyView } from '../../../contract/ipc/custody-views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { usePreferences } from '../../bridge/preferences.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import type { Chosen } from '../../components/custody/chosen.ts';
import { useMay } from '../../components/custody/may.ts';
import { Standing } from '../../components/custody/standing.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { formatCopy, formatNumber } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';
import { announce } from '../../state/announce.ts';
import { go } from '../../state/view.ts';
import { type HeldRows, readHeld, useHeld, windowRows } from './use-held.ts';

/** Height of a row in rem by the lines that two things take which are open about a copy. */
const rowRem = { 1: 3.25, 2: 4.75, 4: 7.25 } as const;
/** What a list of this width, in rem, has room for: both on a line, each on one of its own, or on two. */
const openLines = (widthRem: number): keyof typeof rowRem => (widthRem >= 48 ? 1 : widthRem >= 34 ? 2 : 4);

/** What a holder answers for, of which only the rows in sight exist; see the grid of a register. */
export function HeldGrid({
  holder,
  name,
  frame,
  chosen,
  onActive,
  onFound,
}: {
  holder: Holder;
  name: string;
  frame: RefObject<HTMLDivElement | null>;
  /** Null for who only looks. */
  chosen: Chosen<HeldCopyView> | null;
  onActive: (row: HeldCopyView | undefined) => void;
  onFound: (found: Pick<HeldRows, 'total' | 'more' | 'locked'>) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { zoom } = usePreferences();
  const rem = (16 * zoom) / 100;
  const [lines, setLines] = useState<keyof typeof rowRem>(1);
  const height = rowRem[lines] * rem;
  const [wanted, setActive] = useState(0);
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const rows = useHeld(holder, sight.first, sight.last);
  const [length, setLength] = useState(rows.total);
  if (rows.total !== undefined && rows.total !== length) setLength(rows.total);
  const total = length ?? 0;
  const active = Math.max(0, Math.min(wanted, total - 1));
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => frame.current,
    estimateSize: () => height,
    overscan: 6,
  });
  const widthPx = virtualizer.scrollRect?.width ?? 0;
  const room = widthPx > 0 ? openLines(widthPx / rem) : lines;
  if (room !== lines) setLines(room);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are placed anew when their height changes
  useLayoutEffect(() => virtualizer.measure(), [height, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  if (first !== sight.first || last !== sight.last) setSight({ first, last });
  const { more, locked } = rows;
  useEffect(() => onFound({ total: length, more, locked }), [length, more, locked, onFound]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active row stays in sight at every height
  useEffect(() => {
    if (total > 0) virtualizer.scrollToIndex(active);
  }, [active, total, height, virtualizer]);
  const row = rows.at(active);
  useEffect(() => onActive(row), [row, onActive]);

  const chooseAll = async ({ add }: Chosen<HeldCopyView>) => {
    const windows = Array.from(
      { length: Math.ceil(Math.min(total, maxBatch) / windowRows) },
      (_, window) => window,
    );
    const pages = await Promise.all(windows.map((window) => readHeld(holder, window)));
    add(pages.flatMap(({ copies }) => copies));
    if (total > maxBatch) announce(t('custody.batch.most', { most: maxBatch }));
  };
  const step = (event: KeyboardEvent, to: number) => {
    event.preventDefault();
    const target = Math.max(0, Math.min(total - 1, to));
    const next = rows.at(target);
    if (event.shiftKey && row && next && Math.abs(target - active) === 1) chosen?.extend(row, next);
    setActive(target);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.altKey || event.target !== frame.current) return;
    if (event.ctrlKey) {
      if (event.key.toLowerCase() !== 'a' || chosen === null) return;
      event.preventDefault();
      void chooseAll(chosen).catch(() => undefined);
      return;
    }
    const page = Math.max(1, Math.floor((frame.current?.clientHeight ?? 0) / height) - 1);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const target = to[event.key];
    if (target !== undefined) return step(event, target);
    if (event.key === 'Enter' && row) open(row);
    else if (event.key === ' ' && row) chosen?.toggle(row);
    else if (event.key === 'Escape' && chosen !== null && chosen.rows.length > 0) chosen.clear();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={frame}
      className="held"
      role="grid"
      tabIndex={0}
      aria-label={t('holdings.held', { name })}
      aria-rowcount={total}
      aria-colcount={5}
      aria-multiselectable={chosen !== null}
      aria-busy={length === undefined}
      data-lines={lines}
      aria-activedescendant={row ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <Blank rows={rows} length={length} name={name} />
      <div role="rowgroup" className="held-body" style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, start }) => (
          <HeldRow
            key={index}
            id={`${id}-${index}`}
            row={rows.at(index)}
            index={index}
            isActive={index === active}
            isChosen={isIn(chosen, rows.at(index))}
            style={{ transform: `translateY(${start}px)`, height }}
            onPick={() => setActive(index)}
          />
        ))}
      </div>
    </div>
  );
}

const isIn = (chosen: Chosen<HeldCopyView> | null, row: HeldCopyView | undefined): boolean =>
  chosen !== null && row !== undefined && chosen.has(row);

const open = ({ record, copy }: HeldCopyView): void =>
  go({ screen: 'record', ...keyOf(record), copy: String(copy) });

function HeldRow({
  id,
  row,
  index,
  isActive,
  isChosen,
  style,
  onPick,
}: {
  id: string;
  row: HeldCopyView | undefined;
  index: number;
  isActive: boolean;
  isChosen: boolean;
  style: React.CSSProperties;
  onPick: () => void;
}) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keyboard
    <div
      id={id}
      role="row"
      className="held-row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      data-active={isActive}
      style={style}
      onClick={onPick}
      onDoubleClick={() => row && open(row)}
    >
      {row === undefined ? (
        <div role="gridcell">{t('shell.reading')}</div>
      ) : (
        <>
          <div role="gridcell" className="held-level">
            {isChosen && (
              <span className="held-chosen">
                <Icon name="ok" />
                <span className="unseen">{t('custody.batch.isChosen')}</span>
              </span>
            )}
            <LevelMark level={row.record.level} />
          </div>
          <div role="gridcell" className="held-number">
            <strong className="number">{formatNumber(row.record.number, row.record.notation)}</strong>
          </div>
          <div role="gridcell" className="held-copy">
            {t('holdings.copy', { copy: formatCopy(row.copy) })}
          </div>
          <div role="gridcell" className="held-since">
            {row.inside.since === null
              ? t('holdings.sinceFirst')
              : t('holdings.since', { at: formatInstant(row.inside.since) })}
          </div>
          <div role="gridcell" className="held-open">
            <Standing inside={row.inside} />
          </div>
        </>
      )}
    </div>
  );
}

/** What stands in the place of rows when there are none. */
function Blank({ rows, length, name }: { rows: HeldRows; length: number | undefined; name: string }) {
  const { t } = useTranslation();
  const seesAll = useMay()('read', 'A');
  if (!rows.error && length !== undefined && length > 0) return null;
  return (
    <div role="rowgroup">
      <div role="row">
        <div role="gridcell">
          {rows.error ? (
            <FailedToRead thrown={rows.error} again={rows.again} />
          ) : length === undefined ? (
            <Loading what={t('holdings.name')} />
          ) : (
            <Empty icon="envelope" title={t(seesAll ? 'holdings.empty' : 'holdings.emptySeen', { name })} />
          )}
        </div>
      </div>
    </div>
  );
}
