import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { LaterField } from '../../../contract/record/generation.ts';
import { allocate, keptCopies } from '../../../domain/custody/allocation.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { ask } from '../../bridge/client.ts';
import { useLegs } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogActions } from '../../components/dialog-actions.tsx';
import { FaultNote, ThrownNote } from '../../components/failure.tsx';
import { Tick } from '../../components/fields/boxes.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { formatCopies } from '../../format/codes.ts';
import { tellDone } from '../../state/notices.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { NumberedNote } from './numbered-note.tsx';
import { SealForm } from './seal-form.tsx';
import { UnwrittenNote } from './unwritten-note.tsx';
import type { Unwritten } from './use-unwritten.ts';

/** Who gets which copy, the organisation's token if it is not open, and one key that signs and sends. */
export function IssueDialog({
  record,
  unwritten,
  onCorrect,
  onClose,
}: {
  record: CodedRecord;
  /** The correction that this person began, which the issue leaves out. */
  unwritten: Unwritten;
  onCorrect: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { seal } = useUnlocked();
  const request = useRequest();
  const legs = useLegs(record.code);
  const paper = legs.data?.paper;
  const onPaper = new Set(paper);
  const unlisted = (paper ?? []).filter(isOutside);
  const lacks = new Map(legs.data?.lacks.map(({ to, fields }) => [to, fields]));
  const unreached = onPaper.size - unlisted.length - lacks.size;
  const named = (fields: Iterable<LaterField>) =>
    [...new Set(fields)].map((field) => t(`record.lacks.${field}`)).join(', ');
  const args = { request: request.id(), code: record.code, paper };
  const [isLeftOut, setLeftOut] = useState(false);
  const waits = unwritten.fields.length > 0;
  const decided = !waits || isLeftOut;
  const ready = seal.state === 'open' && legs.isSuccess && unwritten.isKnown && decided;
  const [wasOpen] = useState(seal.state === 'open');
  const issue = useMutation({
    mutationFn: () => ask('record.issue', args),
    onSuccess: ({ envelopes }) => {
      const counts = { count: envelopes.length, paper: onPaper.size };
      if (onPaper.size === 0) tellDone(t('record.issued', counts));
      else if (envelopes.length === 0) tellDone(t('record.issuedPaper', { count: onPaper.size }));
      else tellDone(t('record.issuedBoth', counts));
      onClose();
    },
  });
  const count = record.recipients.length - onPaper.size;
  const both = onPaper.size === 0 ? 'record.issueGo' : 'record.issueGoBoth';
  const go =
    count === 0 ? t('record.issueGoPaper', { count: onPaper.size }) : t(both, { count, paper: onPaper.size });
  const kept = keptCopies(record);
  const heading = useId();
  return (
    <Dialog
      title={t('record.issueTitle')}
      lead={t(paper !== undefined && count === 0 ? 'record.issueLeadPaper' : 'record.issueLead')}
      about={<RecordName record={record} />}
      onConfirm={ready ? () => issue.mutate() : undefined}
      lacks={
        !decided
          ? t('record.unwritten.leaveOut')
          : seal.state === 'closed'
            ? t('record.organisationToken.pin')
            : undefined
      }
      shown={ready ? { channel: 'record.issue', args } : undefined}
      onClose={onClose}
      held={issue.isPending}
      wide
    >
      {waits && (
        <>
          <UnwrittenNote unwritten={unwritten} book={record.book} onOpen={onCorrect} />
          <Tick
            label={t('record.unwritten.leaveOut')}
            hint={t('record.unwritten.leaveOutHint')}
            value={isLeftOut}
            onChange={setLeftOut}
          />
        </>
      )}
      {unreached > 0 && <p>{t('record.paperLead', { count: unreached })}</p>}
      {lacks.size > 0 && (
        <p>{t('record.lacksLead', { count: lacks.size, fields: named([...lacks.values()].flat()) })}</p>
      )}
      {unlisted.length > 0 && <p>{t('record.unlistedLead', { count: unlisted.length })}</p>}
      <NumberedNote record={record} />
      {legs.error && <ThrownNote thrown={legs.error} />}
      {unwritten.error && <ThrownNote thrown={unwritten.error} />}
      {seal.state === 'absent' && <FaultNote fault="SEAL_ABSENT" />}
      {seal.state === 'closed' && decided && <SealForm seal={seal} />}
      {issue.error && <ThrownNote thrown={issue.error} />}
      <h3 id={heading}>{t('record.allocation')}</h3>
      <section
        className="allocation"
        aria-labelledby={heading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls the dialog from it, and nothing in it takes the keyboard
        tabIndex={0}
        ref={wasOpen ? begin : undefined}
      >
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('words.field.copy')}</th>
              <th scope="col">{t('words.field.recipients')}</th>
              <th scope="col">{t('record.way')}</th>
            </tr>
          </thead>
          <tbody>
            {allocate(record).map(({ to, copies }) => (
              <tr key={to}>
                <th scope="row" className="ordinal">
                  {formatCopies(copies)}
                </th>
                <td>
                  <PlacedOrganisationName code={to} /> <span className="code hint">{to}</span>
                </td>
                <td>
                  {paper && t(onPaper.has(to) ? 'record.byPaper' : 'record.byWire')}
                  {lacks.has(to) && <span className="hint"> ({named(lacks.get(to) ?? [])})</span>}
                </td>
              </tr>
            ))}
            {kept.length > 0 && (
              <tr>
                <th scope="row" className="ordinal">
                  {formatCopies(kept)}
                </th>
                <td colSpan={2}>{t('record.kept')}</td>
              </tr>
            )}
          </tbody>
        </table>
      </section>
      <DialogActions
        icon="outgoing"
        go={go}
        going={t('record.issuing')}
        since={`${seal.state} ${legs.status} ${unwritten.isKnown}`}
        focus={ready && !wasOpen ? 'go' : undefined}
      />
    </Dialog>
  );
}

/** What is going to be signed has the keyboard first, so that Enter pressed twice signs nothing. */
const begin = (list: HTMLElement | null): void => list?.focus({ preventScroll: true });
