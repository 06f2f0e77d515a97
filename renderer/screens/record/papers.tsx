import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { Button } from '../../components/button.tsx';
import { useMay } from '../../components/custody/may.ts';
import { FaultWords } from '../../components/fault-words.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { formatInstant } from '../../format/dates.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { useLateRefusal } from '../../state/late-refusal.ts';
import { tellDone } from '../../state/notices.ts';
import { go } from '../../state/view.ts';
import { HandDialog } from './hand-dialog.tsx';
import { recordKeys } from './keys.ts';
import { BackDialog, type Outcome, SlipDialog } from './paper-dialogs.tsx';
import { useRecipientFilter } from './papers-filter.tsx';
import { lineMarks, useGoingOn, useLines } from './papers-focus.ts';
import { ResendDialog } from './resend-dialog.tsx';
import { RetractDialog, retractable } from './retract-dialog.tsx';

type Step = 'slip' | Outcome | 'resend' | 'retract';
/** Taken back is also what was noted of a recipient that the dialog asks for. */
type Asking = { what: 'hand' } | { what: Step; to: OrganisationCode } | { what: 'retract'; to: undefined };

/** How a recipient stands: by its paper, or on the wire, where it refused, or its envelope was withdrawn or could not go. */
type Standing = PaperState | '02' | 'withdrawn' | 'dead';
type Leg = Omit<PaperLeg, 'state'> & {
  readonly state: Standing;
  readonly unsent?: RecordPage['unsentTo'][number];
};
/** The record is not with it. */
const bad: ReadonlySet<Standing> = new Set(['refused', 'lost', '02', 'withdrawn', 'dead']);

/** What a person can note next of one recipient, the likeliest first. */
const nextSteps: Readonly<Record<Standing, readonly Exclude<Step, 'retract'>[]>> = {
  waiting: [],
  handed: ['slip', 'decline', 'lose'],
  returned: [],
  refused: ['resend'],
  lost: ['resend', 'slip'],
  '02': ['resend'],
  withdrawn: ['resend'],
  dead: [],
};

const noSteps: readonly Step[] = [];

/** Where a line stands: what went wrong first, then what a slip is waited for, and last what is done. */
const places: Readonly<Record<Standing, number>> = {
  dead: 0,
  '02': 0,
  withdrawn: 0,
  refused: 0,
  lost: 0,
  handed: 1,
  waiting: 2,
  returned: 3,
};

/** Whether there is anything to do for a recipient. */
export const papersAsk = ({ papers, refusedBy, withdrawnFrom, unsentTo, row }: RecordPage): boolean =>
  !row.settled &&
  (refusedBy.length + withdrawnFrom.length + unsentTo.length > 0 ||
    papers.some(({ state }) => state !== 'returned'));

const keyOf = ({ organisation, state }: Leg): string =>
  state === '02' ? `${organisation} 02` : organisation;

const headingOf = (open: number, all: number) => {
  if (open === 0) return 'headingDone';
  return open === all ? 'heading' : 'headingSome';
};

/** The recipients that get the paper alone, and those that have not got it on the wire: what is waited for, and what to do next. */
export function Papers({ page, handAtOnce }: { page: RecordPage; handAtOnce: boolean }) {
  const { t } = useTranslation();
  const { papers, refusedBy, withdrawnFrom, unsentTo } = page;
  const { record } = page.row;
  const waiting = papers.filter(({ state }) => state === 'waiting').map(({ organisation }) => organisation);
  const may = useMay();
  const sends = may('issue', record.level);
  const [asking, setAsking] = useState<Asking | null>(
    handAtOnce && sends && waiting.length > 0 ? { what: 'hand' } : null,
  );
  const { list, goOn, goBackTo, stay } = useGoingOn(page);
  const ask = (what: Asking) => {
    stay();
    setAsking(what);
  };
  const tellIfUnsent = useLateRefusal(
    (to: OrganisationCode) => unsentTo.find(({ organisation }) => organisation === to)?.fault ?? null,
  );
  const close = () => setAsking(null);
  const about = (to: OrganisationCode) => ({
    record,
    copies: page.copies,
    to,
    handedAt: papers.find(({ organisation }) => organisation === to)?.handedAt ?? null,
  });
  const legs: readonly Leg[] = [
    ...refusedBy.map((leg) => ({ ...leg, state: '02' as const, latest: null, handedAt: null })),
    ...withdrawnFrom.map((leg) => ({
      ...leg,
      ...{ state: 'withdrawn' as const, reasons: [], latest: null, handedAt: null },
    })),
    ...unsentTo.map((unsent) => ({
      ...{ organisation: unsent.organisation, at: unsent.at, unsent },
      ...{ state: 'dead' as const, reasons: [], latest: null, handedAt: null },
    })),
    ...papers,
  ].toSorted((one, other) => places[one.state] - places[other.state]);
  const filter = useRecipientFilter([...new Set(legs.map(({ organisation }) => organisation))]);
  const shown = legs.filter(({ organisation }) => filter.passes(organisation));
  const { current, listening } = useLines(list, shown.map(keyOf));
  // What is settled is opened again first.
  const undoable =
    page.row.settled || !sends
      ? []
      : retractable(papers.toSorted((one, other) => places[one.state] - places[other.state]));
  const waitsForReopening = sends && page.row.settled && retractable(papers).length > 0;
  useShortcuts(recordKeys, {
    ...(undoable.length > 0 ? { retract: () => ask({ what: 'retract', to: undefined }) } : {}),
    ...(waitsForReopening ? { retract: () => tellDone(t('record.papers.retract.settled')) } : {}),
  });
  if (legs.length === 0) return null;
  const open = papersAsk(page) ? legs.filter(({ state }) => state !== 'returned').length : 0;
  const heading = t(`record.papers.${headingOf(open, legs.length)}`, { count: open });
  return (
    <section className="panel papers" aria-label={heading}>
      <header className="papers-head">
        <h2>{heading}</h2>
        {sends && waiting.length > 0 && (
          <Button kind="primary" icon="envelope" onPress={() => ask({ what: 'hand' })}>
            {t('record.papers.do.hand', { count: waiting.length })}
          </Button>
        )}
      </header>
      {filter.box}
      <ul ref={list} {...listening}>
        {shown.map((leg) => (
          <LegLine
            key={keyOf(leg)}
            leg={leg}
            steps={sends ? nextSteps[leg.state] : noSteps}
            isStop={keyOf(leg) === current}
            keyed={undoable.length === 1}
            undoable={undoable.some(({ organisation }) => organisation === leg.organisation)}
            ask={(what) => ask({ what, to: leg.organisation })}
          />
        ))}
      </ul>
      {waitsForReopening && <p className="hint">{t('record.papers.retract.settled')}</p>}
      {asking?.what === 'hand' && <HandDialog record={record} waiting={waiting} onClose={close} />}
      {asking?.what === 'slip' && (
        <SlipDialog {...about(asking.to)} onDone={() => goOn(asking)} onClose={close} />
      )}
      {(asking?.what === 'decline' || asking?.what === 'lose') && (
        <BackDialog
          {...about(asking.to)}
          outcome={asking.what}
          onDone={() => goBackTo(asking.to)}
          onClose={close}
        />
      )}
      {asking?.what === 'resend' && (
        <ResendDialog
          page={page}
          to={asking.to}
          onDone={() => {
            goOn(asking);
            tellIfUnsent(asking.to);
          }}
          onClose={close}
        />
      )}
      {asking?.what === 'retract' && undoable.length > 0 && (
        <RetractDialog record={record} legs={undoable} to={asking.to} onDone={goBackTo} onClose={close} />
      )}
    </section>
  );
}

/** A recipient, how it stands there since when and why, and what can be noted next. */
function LegLine({
  leg: { organisation, state, reasons, at, unsent },
  steps,
  isStop,
  undoable,
  keyed,
  ask,
}: {
  leg: Leg;
  /** What can be noted next. */
  steps: readonly Step[];
  /** Whether Tab leads to it and its buttons. */
  isStop: boolean;
  /** Whether what was noted here can be taken back. */
  undoable: boolean;
  /** Whether the key takes back what was noted here, and asks of whom no more. */
  keyed: boolean;
  ask: (what: Step) => void;
}) {
  const { t } = useTranslation();
  const opensOutbox = useMay()('read');
  const since = formatInstant(at);
  const standing =
    state === 'dead'
      ? t('record.papers.state.dead', { at: since })
      : `${state === '02' ? t('words.message.02') : t(`record.papers.state.${state}`)} · ${since}`;
  return (
    <li data-state={state} {...lineMarks(organisation, steps)} tabIndex={isStop ? 0 : -1}>
      <span className="papers-who">
        <PlacedOrganisationName code={organisation} />{' '}
        <span className={`papers-state ${bad.has(state) ? 'bad-words' : 'hint'}`}>{standing}</span>
        {reasons.length > 0 && (
          <span className="bad-words">
            {' '}
            <RefusalWords codes={reasons} />
          </span>
        )}
        {unsent !== undefined && unsent.fault !== null && (
          <span className="bad-words">
            {' '}
            <FaultWords code={unsent.fault} withNext />
          </span>
        )}
      </span>
      <span className="papers-do">
        {steps.map((step, index) => (
          <Button
            key={step}
            kind={index === 0 ? 'primary' : 'plain'}
            isOffTab={!isStop}
            onPress={() => ask(step)}
          >
            {t(`record.papers.do.${step}`)}
          </Button>
        ))}
        {opensOutbox && unsent !== undefined && (
          <Button
            icon="outbox"
            isOffTab={!isStop}
            onPress={() => go({ screen: 'outbox', envelope: unsent.envelope })}
          >
            {t('record.papers.do.outbox')}
          </Button>
        )}
        {undoable && (
          <Button
            kind="quiet"
            isOffTab={!isStop}
            {...(keyed ? { shortcut: recordKeys.retract } : {})}
            onPress={() => ask('retract')}
          >
            {t('record.papers.do.retract')}
          </Button>
        )}
      </span>
    </li>
  );
}
