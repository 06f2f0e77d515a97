import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { allocate, keptCopies } from '../../../domain/custody/allocation.ts';
import { ask } from '../../bridge/client.ts';
import { useLegs } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { Button } from '../../components/button.tsx';
import { confirmKey, Dialog } from '../../components/dialog.tsx';
import { FaultNote, ThrownNote } from '../../components/failure.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { formatCopies } from '../../format/codes.ts';
import { tellDone } from '../../state/notices.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { SealForm } from './seal-form.tsx';

/** Who gets which copy, the organisation's token if it is not open, and one key that signs and sends. */
export function IssueDialog({ record, onClose }: { record: CodedRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { seal } = useUnlocked();
  const request = useRequest();
  const legs = useLegs(record.code);
  const paper = legs.data?.paper;
  const onPaper = new Set(paper);
  const args = { request: request.id(), code: record.code, paper };
  const ready = seal.state === 'open' && legs.isSuccess;
  useShownAct(ready ? { channel: 'record.issue', args } : undefined);
  const issue = useMutation({
    mutationFn: () => ask('record.issue', args),
    onSuccess: ({ envelopes }) => {
      if (envelopes.length > 0) tellDone(t('record.issued', { count: envelopes.length }));
      if (onPaper.size > 0) tellDone(t('record.issuedPaper', { count: onPaper.size }));
      onClose();
    },
  });
  const count = record.recipients.length - onPaper.size;
  const kept = keptCopies(record);
  return (
    <Dialog
      title={t('record.issueTitle')}
      lead={t(paper !== undefined && count === 0 ? 'record.issueLeadPaper' : 'record.issueLead')}
      about={<RecordName record={record} />}
      onConfirm={seal.state === 'open' ? () => issue.mutate() : undefined}
      onClose={onClose}
      held={issue.isPending}
      wide
    >
      <h3>{t('record.allocation')}</h3>
      <div className="allocation">
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
                <td>{paper && t(onPaper.has(to) ? 'record.byPaper' : 'record.byWire')}</td>
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
      </div>
      {onPaper.size > 0 && <p>{t('record.paperLead', { count: onPaper.size })}</p>}
      {legs.error && <ThrownNote thrown={legs.error} />}
      {seal.state === 'absent' && <FaultNote fault="SEAL_ABSENT" />}
      {seal.state === 'closed' && <SealForm seal={seal} />}
      {issue.error && <ThrownNote thrown={issue.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose} isDisabled={issue.isPending}>
          {t('shell.back')}
        </Button>
        <Button
          key={`${seal.state} ${legs.status}`}
          kind="primary"
          icon="outgoing"
          shortcut={confirmKey}
          autoFocus={seal.state === 'open' && paper !== undefined}
          isDisabled={seal.state !== 'open' || paper === undefined}
          busy={issue.isPending ? t('record.issuing') : undefined}
          onPress={() => issue.mutate()}
        >
          {count === 0 ? t('record.issueGoPaper', { count: onPaper.size }) : t('record.issueGo', { count })}
        </Button>
      </div>
    </Dialog>
  );
}
