import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useShownAct } from '../../bridge/shown-act.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';

/** Sends a record once more to one that refused it, or whose paper was lost, with the signatures that it has. */
export function ResendDialog({
  record,
  to,
  onClose,
}: {
  record: CodedRecord;
  to: OrganisationCode;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const args = { request: request.id(), code: record.code, to };
  useShownAct({ channel: 'record.resend', args });
  return (
    <AskDialog
      title={t('record.papers.resend.title')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.resend')}
      done={t('record.papers.resend.done')}
      act={asking('record.resend', args)}
      onClose={onClose}
    >
      <p>
        <PlacedOrganisationName code={to} />
      </p>
      <p>{t('record.papers.resend.lead')}</p>
    </AskDialog>
  );
}
