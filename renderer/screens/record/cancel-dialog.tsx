import { useTranslation } from 'react-i18next';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { tellDone } from '../../state/notices.ts';

/** A number that was given is never given again; only its line is cancelled, with a reason. */
export function CancelDialog({ code, onClose }: { code: ControlCode; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  return (
    <ReasonDialog
      catalogue="cancellations"
      texts={{
        title: t('record.cancelTitle'),
        lead: t('record.cancelLead'),
        reasons: t('record.cancelReason'),
        go: t('record.cancelGo'),
        going: t('record.cancelling'),
      }}
      act={([reason]) => ask('record.cancel', { request: request.id(), code, reason })}
      onDone={() => {
        tellDone(t('record.cancelled'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
