import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { Button } from '../../components/button.tsx';
import { groupCopies, type ShownCopies } from '../../components/custody/copies.ts';
import { deedKeys } from '../../components/custody/deed-keys.ts';
import { type DeedName, deeds } from '../../components/custody/deeds.ts';
import { HolderName, useNames, useOffice } from '../../components/custody/names.tsx';
import type { OfficeView } from '../../components/custody/office.ts';
import { type OpenKind, openKinds, openOf, Standing } from '../../components/custody/standing.tsx';
import { dueFor, stepsOf } from '../../components/custody/steps.ts';
import { useWording } from '../../components/failure.tsx';
import { useOfferedKeys } from '../../components/use-offered-keys.ts';
import { formatCopies, formatCopy } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { type AskedDeed, type HereCopy, isHere } from './board-copies.ts';
import { useCopyFilter } from './board-filter.tsx';
import { useSelection } from './board-selection.ts';
import { CopyStateMark, type LegOf } from './copy-state.tsx';
import { recordScope } from './scope.ts';
import './board.css';

/** Holders that have a button of their own. */
const heldAtMost = 8;

/** Copies that are here: with whom since when, what is open, and what can be done next with those that are chosen. */
export function Board({
  page: { row, copies },
  scanned,
  legOf,
  onAsk,
}: {
  page: RecordPage;
  /** The copy that the page was opened at. */
  scanned: string | undefined;
  legOf: LegOf;
  onAsk: (asked: AskedDeed) => void;
}) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  const office = useOffice();
  const here = copies.filter(isHere);
  const { record } = row;
  const filter = useCopyFilter(here);
  const keeps = office == null || office.mayDo('keep', record.level);
  const selection = useSelection(
    here.filter(filter.passes).map(({ copy }) => copy),
    here.map(({ copy }) => copy),
    keeps,
  );
  const items = groupCopies(
    here
      .filter(({ copy }) => selection.target.includes(copy))
      .map(({ copy, inside }) => ({ record, copy, inside })),
  );
  const steps = office ? stepsOf(items, office, self) : [];
  const due = office
    ? dueFor(groupCopies(here.map(({ copy, inside }) => ({ record, copy, inside }))), office)
    : undefined;
  const discloses = office != null && keeps;
  useOfferedKeys(recordScope, {
    // What waits for the person who sits here is done by its key, whatever is chosen.
    ...(due === undefined ? {} : { [due.deed]: () => onAsk(due) }),
    ...Object.fromEntries(steps.map((deed) => [deed, () => onAsk({ deed, items })])),
    ...(discloses ? { disclose: () => onAsk({ deed: 'disclose' }) } : {}),
  });
  return (
    <div className="board">
      <Groups here={here} selection={keeps ? selection : null} />
      {filter.box}
      <div
        className="board-list"
        role="listbox"
        aria-multiselectable={keeps}
        data-plain={!keeps}
        aria-label={t('record.board.here', { count: here.length })}
        ref={selection.list}
        {...selection.listening}
      >
        {here.filter(filter.passes).map((copy) => (
          <CopyOption
            key={copy.copy}
            {...{ copy, leg: legOf(copy) }}
            isFurther={copy.copy > record.copies}
            isScanned={String(copy.copy) === scanned}
            isTicked={selection.isTicked(copy.copy)}
            isCurrent={selection.current === copy.copy}
          />
        ))}
      </div>
      {office && (
        <div className="board-steps" role="toolbar" aria-label={t('record.board.steps')}>
          <p>
            <strong>{t('custody.copies', { copies: formatCopies(selection.target) })}</strong>{' '}
            <span className="hint">
              {keeps &&
                t(selection.hasTicked ? 'record.board.chosen' : 'record.board.choose', {
                  count: selection.target.length,
                })}
            </span>
          </p>
          {steps.map((deed) => (
            <Button
              key={deed}
              kind={kindOf(deed)}
              icon={deeds[deed].icon}
              shortcut={deedKeys[deed]}
              onPress={() => onAsk({ deed, items })}
            >
              {t(`custody.deed.${deed}.title`)}
            </Button>
          ))}
          {discloses && (
            <Button icon="user" shortcut={deedKeys.disclose} onPress={() => onAsk({ deed: 'disclose' })}>
              {t('custody.disclose.title')}
            </Button>
          )}
          {!steps.some((deed) => deed !== 'miss') && <WhyNothing items={items} office={office} />}
        </div>
      )}
    </div>
  );
}

/** What ends something that is open stands out. */
const ending: ReadonlySet<DeedName> = new Set(['accept', 'arrive', 'bring-back', 'find', 'give-back']);
const kindOf = (deed: DeedName) => (deed === 'miss' ? 'danger' : ending.has(deed) ? 'primary' : 'plain');

/** Why nothing is offered: no right, somebody else has them, or they stand too differently. */
function WhyNothing({ items, office }: { items: readonly ShownCopies[]; office: OfficeView }) {
  const { t } = useTranslation();
  const names = useNames();
  const wording = useWording();
  const [first] = items;
  if (first === undefined) return null;
  const holders = [...new Set(items.map(({ inside }) => inside.holder))];
  const why = !office.mayDo('keep', first.record.level)
    ? wording(office.mayNotKeep(first.record.level)).what
    : items.length > 1
      ? t('record.board.differ')
      : t('record.board.others', { holder: holders.map(names).join(', ') });
  return <p className="hint">{why}</p>;
}

/** Drawn anew only when something about it changes: there may be hundreds. */
const CopyOption = memo(function CopyOption({
  copy: { copy, inside, ...state },
  leg,
  isFurther,
  isScanned,
  isTicked,
  isCurrent,
}: {
  copy: HereCopy;
  leg: ReturnType<LegOf>;
  isFurther: boolean;
  isScanned: boolean;
  isTicked: boolean;
  isCurrent: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div
      role="option"
      className="board-line"
      aria-selected={isTicked}
      tabIndex={isCurrent ? 0 : -1}
      data-copy={copy}
      {...(isScanned ? { 'data-scanned': true } : {})}
      data-current={isCurrent}
    >
      <span className="board-tick" aria-hidden="true">
        {isTicked ? '✓' : ''}
      </span>
      <span className="ordinal">
        {formatCopy(copy)}
        {isScanned && <span className="hint"> {t('record.copyScanned')}</span>}
        {isFurther && <span className="hint"> {t('record.copyFurther')}</span>}
      </span>{' '}
      <span>
        <HolderName code={inside.holder} />{' '}
        {inside.since !== null && (
          <span className="hint board-since">{t('custody.since', { at: formatInstant(inside.since) })}</span>
        )}
      </span>{' '}
      <span className="board-open">
        <Standing inside={inside} />{' '}
        {state.state !== 'held' || leg !== undefined ? (
          <CopyStateMark copy={{ copy, inside, ...state }} leg={leg} />
        ) : null}
      </span>
    </div>
  );
});

/** Who has how many, and how many stand open: each a button that chooses them. */
function Groups({
  here,
  selection,
}: {
  here: readonly HereCopy[];
  /** Null for who chooses none: they are told only. */
  selection: ReturnType<typeof useSelection> | null;
}) {
  const { t } = useTranslation();
  const held = [...Map.groupBy(here, ({ inside }) => inside.holder)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  const open = openKinds.flatMap((kind): [OpenKind, HereCopy[]][] => {
    const copies = here.filter(({ inside }) => openOf(inside).includes(kind));
    return copies.length === 0 ? [] : [[kind, copies]];
  });
  if (here.length < 2) return null;
  const group = (copies: readonly HereCopy[], words: ReactNode, kind?: OpenKind) => {
    const key = kind ?? copies[0]?.inside.holder;
    const looks = { className: 'board-group', ...(kind === undefined ? {} : { 'data-open': kind }) };
    if (selection === null)
      return (
        <span key={key} {...looks}>
          {words} <strong>{copies.length}</strong>
        </span>
      );
    return (
      <button
        key={key}
        type="button"
        {...looks}
        aria-pressed={copies.every(({ copy }) => selection.isTicked(copy))}
        onClick={() => selection.toggle(copies.map(({ copy }) => copy))}
      >
        {words} <strong>{copies.length}</strong>
      </button>
    );
  };
  return (
    <section className="board-groups" aria-label={t('record.board.groups')}>
      {held.slice(0, heldAtMost).map(([holder, copies]) => group(copies, <HolderName code={holder} />))}
      {held.length > heldAtMost && (
        <span className="hint">{t('record.board.moreHolders', { count: held.length - heldAtMost })}</span>
      )}
      {open.map(([kind, copies]) => group(copies, t(`custody.open.${kind}`), kind))}
    </section>
  );
}
