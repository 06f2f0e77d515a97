import { useTranslation } from 'react-i18next';
import type { RecordPage, RouteStep } from '../../../contract/ipc/views.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { changedFields, joinedFields } from '../../../domain/record/changed-fields.ts';
import { CustodyNote } from '../../components/custody/custody-note.tsx';
import { useFieldName, useFieldWords } from '../../components/field-words.tsx';
import { Icon } from '../../components/icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';
import { PlacedOrganisationName, usePersonName } from '../../components/names.tsx';
import { actWords, PaperNote } from '../../components/paper-note.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { formatInstant } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';

const icons: Record<RouteStep['act'], IconName> = {
  register: 'plus',
  correct: 'pen',
  complete: 'envelope',
  cancel: 'close',
  issue: 'outgoing',
  deliver: 'outbox',
  receive: 'envelope',
  enter: 'incoming',
  join: 'incoming',
  refuse: 'error',
  status: 'info',
  reject: 'error',
  retry: 'outbox',
  withdraw: 'close',
  hand: 'envelope',
  slip: 'ok',
  decline: 'error',
  lose: 'warning',
  retract: 'close',
  resend: 'outbox',
  settle: 'ok',
  reopen: 'clock',
  'open-volume': 'outgoing',
  'close-volume': 'lock',
  'by-hand': 'pen',
  unlock: 'lock',
  lock: 'lock',
  directory: 'info',
  section: 'info',
  calendar: 'info',
  law: 'info',
  revocation: 'info',
  enrol: 'user',
  identify: 'link',
  separate: 'link',
  transfer: 'right',
  lend: 'right',
  'give-out': 'right',
  'give-back': 'left',
  'send-back': 'outgoing',
  accept: 'ok',
  arrive: 'ok',
  'take-back': 'close',
  collect: 'incoming',
  recall: 'clock',
  'take-out': 'outgoing',
  'bring-back': 'incoming',
  archive: 'outbox',
  move: 'right',
  miss: 'warning',
  find: 'search',
  disclose: 'user',
  concur: 'user',
  incident: 'warning',
};

/** The record's way as a line of stations, the latest on top. */
export function Route({ page }: { page: RecordPage }) {
  const { t } = useTranslation();
  const { state } = page.row;
  const unsent = page.unsentTo.length;
  const progress = { ...page.row.progress, silent: page.row.progress.silent - unsent, unsent };
  // Who may not know the recipients is told none of them.
  const isTold = Object.values(progress).some((count) => count > 0);
  return (
    <section className="panel route">
      <h2>{t('record.route')}</h2>
      {state === 'issued' && isTold && (
        <dl className="route-progress" aria-label={t('record.progress')}>
          {(['entered', 'refused', 'silent', ...(unsent > 0 ? ['unsent' as const] : [])] as const).map(
            (kind) => (
              <div key={kind} data-kind={kind} data-none={progress[kind] === 0}>
                <dt>{t(`record.${kind}`)}</dt>
                <dd>{progress[kind]}</dd>
              </div>
            ),
          )}
        </dl>
      )}
      <ol className="timeline">
        {[...page.route].reverse().map((step) => (
          <Station
            key={step.seq}
            step={step}
            takenBack={page.route.filter(({ paper }) => paper?.takesBack === step.seq)}
          />
        ))}
      </ol>
      {page.earlierSteps !== undefined && <p>{t('record.earlierSteps', { steps: page.earlierSteps })}</p>}
    </section>
  );
}

/** What an act changed of the line: the former value, then the one in its place. */
function Changes({ act, ...change }: NonNullable<RouteStep['change']> & Pick<RouteStep, 'act'>) {
  const old: CodedRecord = change.old;
  const next: CodedRecord = change.new;
  const words = useFieldWords(next.issuer);
  const name = useFieldName(next.book);
  return (
    <dl className="changes">
      {(act === 'join' ? joinedFields : changedFields)(old, next).map((field) => (
        <div key={field}>
          <dt>{name(field)}</dt>
          <dd>
            <del>{words(field, old[field])}</del> <Icon name="right" /> <ins>{words(field, next[field])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** By whom and why what was noted of a recipient's paper was taken back, and when. */
function TakenBack({ step: { organisation, actor, reasons, at } }: { step: RouteStep }) {
  const { t } = useTranslation();
  const name = usePersonName(actor, useUnlocked().organisation.code);
  return (
    <p className="taken-back">
      {t('record.papers.retract.note')}
      {organisation !== null && (
        <>
          {': '}
          <PlacedOrganisationName code={organisation} />
        </>
      )}{' '}
      · <RefusalWords codes={reasons} /> · {name} · {formatInstant(at)}
    </p>
  );
}

/** `takenBack`: the later steps that took it back, one for each recipient. */
function Station({ step, takenBack }: { step: RouteStep; takenBack: readonly RouteStep[] }) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  const name = usePersonName(step.actor, self);
  // What the person here did; the terminal recorded the rest, which came from the endpoint or the other side.
  const own = step.by === 'person';
  const refused = step.act === 'refuse' || step.status === '02';
  const bad = refused || step.act === 'decline' || step.act === 'cancel';
  const What = takenBack.length > 0 && takenBack.length === (step.paper?.to.length ?? 1) ? 'del' : 'span';
  return (
    <li data-refused={refused || step.act === 'miss'} data-status={step.status}>
      <span className="station-sign">
        <Icon name={refused ? 'error' : step.status === '03' ? 'ok' : icons[step.act]} />
      </span>
      <div>
        <p className="station-what">
          <What>{step.status === null ? t(actWords(step)) : t(`words.message.${step.status}`)}</What>
        </p>
        {own && <p>{name}</p>}
        {step.custody !== null && (
          <p>
            <CustodyNote act={step.act} note={step.custody} />
          </p>
        )}
        {step.paper !== null ? (
          <p>
            <PaperNote act={step.act} note={step.paper} />
          </p>
        ) : (
          step.organisation !== null &&
          !(own && step.organisation === self) && (
            <p>
              <PlacedOrganisationName code={step.organisation} />
            </p>
          )
        )}
        {step.reasons.length > 0 && (
          <p {...(bad ? { className: 'bad-words' } : {})}>
            <RefusalWords codes={step.reasons} />
          </p>
        )}
        {takenBack.map((later) => (
          <TakenBack key={later.seq} step={later} />
        ))}
        {step.unsettles && <p className="hint">{t('record.unsettled')}</p>}
        {step.warned !== undefined && (
          <p>
            {t('remarks.recorded')}: {step.warned.map((warning) => t(`words.warning.${warning}`)).join('; ')}
          </p>
        )}
        {step.change !== null && <Changes act={step.act} {...step.change} />}
        <p className="hint">
          {formatInstant(step.at)}
          {!step.signed && (
            <span className="unsigned" title={t('words.unsignedHint')}>
              {' '}
              · {t('words.unsigned')}
            </span>
          )}
        </p>
      </div>
    </li>
  );
}
