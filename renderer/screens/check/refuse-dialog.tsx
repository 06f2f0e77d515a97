import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { EnvelopeName } from '../../components/envelope-name.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { tellDone } from '../../state/notices.ts';
import { replace } from '../../state/view.ts';

/** The sender is told, with reasons; nothing is entered. */
export function RefuseDialog({
  waiting,
  onRefused,
  onClose,
}: {
  waiting: WaitingEnvelope;
  onRefused: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  return (
    <ReasonDialog
      catalogue="refusals"
      many
      about={<EnvelopeName code={waiting.record.code} partner={waiting.from} />}
      texts={{
        title: t('check.refuseTitle'),
        lead: t('check.refuseLead'),
        reasons: t('check.reasons'),
        go: t('check.refuseGo'),
        going: t('check.refusing'),
      }}
      act={(reasons) => {
        const { envelope } = waiting;
        return ask('incoming.refuse', { request: request.id(), envelope, reasons: [...reasons] });
      }}
      onDone={() => {
        onRefused();
        tellDone(t('check.refused'));
        onClose();
        replace({ screen: 'check' });
      }}
      onClose={onClose}
    />
  );
}
