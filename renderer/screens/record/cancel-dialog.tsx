import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useReasons } from '../../components/catalogue.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { tellDone } from '../../state/notices.ts';

/** A number or ordinal that was given is never given again; only its line is cancelled, with a reason. */
export function CancelDialog({ record, onClose }: { record: CodedRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const options = useReasons('cancellations', record.book);
  const { code, issuer } = record;
  const words = record.book === 'incoming' ? 'record.cancelEntryWords' : 'record.cancelWords';
  return (
    <ReasonDialog
      options={options}
      about={<RecordName record={record} />}
      texts={{
        title: t(`${words}.title`),
        lead: t(`${words}.lead`),
        reasons: t('record.cancelReason'),
        go: t(`${words}.go`),
        going: t('record.cancelling'),
      }}
      act={([reason]) => ask('record.cancel', { request: request.id(), code, issuer, reason })}
      onDone={() => {
        tellDone(t(`${words}.done`));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
