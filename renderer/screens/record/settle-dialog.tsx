import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useReasons } from '../../components/catalogue.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { tellDone } from '../../state/notices.ts';

/** Nobody need act on the record any more; or, of one so marked, it was a mistake. */
export function SettleDialog({
  page: { row, papers },
  onDone,
  onClose,
}: {
  page: RecordPage;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const options = useReasons(row.settled ? 'reopenings' : 'settlements', row.record.book);
  const { code, issuer } = row.record;
  const waiting = row.settled ? 0 : papers.filter(({ state }) => state === 'waiting').length;
  // What is issued is corrected no more.
  const lead = row.state === 'issued' ? 'leadIssued' : 'lead';
  const words = row.settled ? 'record.reopenWords' : 'record.settleWords';
  return (
    <ReasonDialog
      kind="primary"
      options={options}
      about={<RecordName record={row.record} />}
      texts={{
        title: t(`${words}.title`),
        lead: [
          row.settled ? t('record.reopenWords.lead') : t(`record.settleWords.${lead}`),
          ...(waiting > 0 ? [t('record.settleWords.waiting', { count: waiting })] : []),
        ].join(' '),
        reasons: t('record.settleReason'),
        go: t(`${words}.go`),
        going: t('record.settling'),
      }}
      act={([reason]) =>
        ask(row.settled ? 'record.reopen' : 'record.settle', { request: request.id(), code, issuer, reason })
      }
      onDone={() => {
        tellDone(t(`${words}.done`));
        onDone();
        onClose();
      }}
      onClose={onClose}
    />
  );
}
