import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../contract/errors/index.ts';
import { maxBatch } from '../../../contract/ipc/custody-channels.ts';
import { highestOf } from '../../../domain/rights/staff.ts';
import { useRequest } from '../../bridge/request.ts';
import { formatCopies } from '../../format/codes.ts';
import { tellDone } from '../../state/notices.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { begin } from '../ask-dialog.tsx';
import { Dialog } from '../dialog.tsx';
import { DialogActions } from '../dialog-actions.tsx';
import { FaultNote, ThrownNote, useWording } from '../failure.tsx';
import { RecordName } from '../record-name.tsx';
import { countCopies, type ShownCopies } from './copies.ts';
import { type DeedRequest, requestOf, sendDeed } from './deed-request.ts';
import {
  type DeedContext,
  type DeedDraft,
  type DeedName,
  deeds,
  firstDraft,
  partsOf,
  readTerms,
} from './deeds.ts';
import { HolderName, useNames, useOffice } from './names.tsx';
import { offeredBeside } from './offered-beside.ts';
import type { OfficeView } from './office.ts';
import { Part, useLacks } from './parts/index.tsx';

interface DeedProps {
  deed: DeedName;
  /** What it is done to; of an acceptance all are offered to the same receiver. */
  copies: readonly ShownCopies[];
  /** What is in the boxes beforehand. */
  given?: Partial<DeedDraft>;
  /** Runs when it is recorded, before the dialog is closed. */
  onDone?: (() => void) | undefined;
  onClose: () => void;
}

/**
 * Asks for what a deed needs, of copies of one record or of many, and does it for all of them at once. What was offered to
 * somebody whose token stands in a second reader can be accepted at once: the same dialog goes on with that.
 */
export function DeedDialog(props: DeedProps) {
  const { t } = useTranslation();
  const office = useOffice();
  const [offered, setOffered] = useState<ShownCopies>();
  if (office === undefined) return null;
  if (office !== null) {
    return offered === undefined ? (
      <OfficeDialog {...props} office={office} onOffered={setOffered} />
    ) : (
      <OfficeDialog key="accept" deed="accept" copies={[offered]} office={office} onClose={props.onClose} />
    );
  }
  return (
    <Dialog title={t(`custody.deed.${props.deed}.title`)} onClose={props.onClose}>
      <FaultNote fault="SECTION_MISSING" />
    </Dialog>
  );
}

/** What of it was refused, of which deed. */
interface Refusals {
  said: string;
  of: ReadonlyMap<ShownCopies, Failure>;
}

interface OfficeDialogProps extends DeedProps {
  office: OfficeView;
  /** In place of closing, where what was offered can be accepted by somebody beside the session. */
  onOffered?: (offered: ShownCopies) => void;
}

function OfficeDialog({ deed, copies, given, onDone, onClose, office, onOffered }: OfficeDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const request = useRequest();
  const { countersigners: beside } = useUnlocked();
  // What was on show when the dialog was opened is what it acts on: the list behind it is drawn anew meanwhile.
  const [items] = useState(copies);
  const level = highestOf(items.map(({ record }) => record.level));
  const context: DeedContext = { deed, office, level, items, beside };
  const [draft, setDraft] = useState<DeedDraft>(() => ({ ...firstDraft(context), ...given }));
  const [refusals, setRefusals] = useState<Refusals>({ said: '', of: new Map() });
  const lacks = useLacks()(draft, context);
  const terms = lacks.length === 0 ? readTerms(draft, context) : undefined;
  // A refusal is of what was asked: it goes as soon as a field says something else, not when a token is pulled.
  const said = JSON.stringify(draft);
  const refused: Refusals['of'] = refusals.said === said ? refusals.of : new Map();
  const open = items.filter((item) => !refused.has(item));
  const isReady = terms !== undefined && open.length > 0 && items.length <= maxBatch;
  const asked = isReady ? requestOf(terms, open, request.id()) : undefined;
  const acting = useMutation({
    mutationFn: ({ sent }: { sent: DeedRequest; said: string }) => sendDeed(sent),
    onSuccess: async (answer, { said: of }) => {
      request.renew();
      if (answer.refused.length === 0) {
        tellDone(t(`custody.deed.${deed}.done`, { count: countCopies(open) }));
        onDone?.();
        const offered = onOffered && (await offeredBeside(context, draft.to));
        if (offered === undefined) onClose();
        else onOffered?.(offered);
        return;
      }
      const again = answer.refused.flatMap(({ place, failure }) => {
        const item = open[place];
        return item === undefined ? [] : [[item, failure] as const];
      });
      setRefusals({ said: of, of: new Map([...refused, ...again]) });
    },
  });
  const thrown = acting.error !== null && acting.variables?.said === said ? acting.error : null;
  const { kind, icon } = deeds[deed];
  const [first] = items;
  const isOne = items.length === 1 && first !== undefined;
  return (
    <Dialog
      title={t(`custody.deed.${deed}.title`)}
      lead={t(`custody.deed.${deed}.lead`)}
      about={
        isOne ? (
          <ItemName item={first} />
        ) : (
          t('custody.many', { records: countRecords(items), copies: countCopies(items) })
        )
      }
      onConfirm={asked && (() => acting.mutate({ sent: asked, said }))}
      lacks={lacks}
      shown={asked}
      onClose={onClose}
      held={acting.isPending}
    >
      <div ref={begin} className="ask custody-ask">
        {!isOne && <Items items={items} refused={refused} />}
        {items.length > maxBatch && (
          <p className="bad-words">{t('custody.tooMany', { most: maxBatch, count: items.length })}</p>
        )}
        {partsOf(context, draft).map((name) => (
          <Part
            key={name}
            {...{ name, context, draft }}
            change={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
        ))}
        {refused.size > 0 && (
          <Refused key={refused.size} refused={refused} isOne={isOne} left={open.length} />
        )}
        {thrown && <ThrownNote thrown={thrown} />}
        <DialogActions
          {...{ kind, icon }}
          go={
            refused.size > 0 && open.length > 0
              ? t('custody.goOn', { refused: refused.size, count: open.length })
              : t(`custody.deed.${deed}.go`)
          }
          going={
            draft.way === 'countersign'
              ? t('custody.countersigning', { name: names(draft.person ?? '') })
              : t('custody.going')
          }
          since={`${refused.size}`}
        />
      </div>
    </Dialog>
  );
}

const countRecords = (items: readonly ShownCopies[]): number =>
  new Set(items.map(({ record: { issuer, code } }) => `${issuer} ${code}`)).size;

/** A record, which of its copies, and who has them. */
function ItemName({ item: { record, copies, inside } }: { item: ShownCopies }) {
  const { t } = useTranslation();
  return (
    <span className="custody-item">
      <RecordName record={record} />{' '}
      <span>
        {t('custody.copies', { copies: formatCopies(copies) })} · <HolderName code={inside.holder} />
      </span>
    </span>
  );
}

/** All that the dialog acts on, each line that was refused with why. */
function Items({ items, refused }: { items: readonly ShownCopies[]; refused: Refusals['of'] }) {
  const { t } = useTranslation();
  const wording = useWording();
  return (
    <section aria-label={t('custody.items')} className="custody-items">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls the list from it, and nothing in it takes the keyboard */}
      <ul tabIndex={0}>
        {items.map((item) => {
          const failure = refused.get(item);
          return (
            <li
              key={`${item.record.issuer} ${item.record.code} ${item.copies.join()}`}
              data-refused={failure !== undefined}
            >
              <ItemName item={item} />
              {failure && (
                <span className="bad-words">
                  {wording(failure).what} <span className="note-code">{failure.code}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** That nothing was recorded, why, and what can be done about it. */
function Refused({
  refused,
  isOne,
  left,
}: {
  refused: Refusals['of'];
  isOne: boolean;
  left: number;
}): ReactNode {
  const { t } = useTranslation();
  const [failure] = refused.values();
  if (failure === undefined) return null;
  if (isOne) return <FaultNote fault={failure} live />;
  return (
    <p role="alert" className="bad-words">
      {t('custody.refused', { count: refused.size })}{' '}
      {t(left > 0 ? 'custody.refusedSome' : 'custody.refusedAll')}
    </p>
  );
}
