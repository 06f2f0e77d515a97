import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '../../../contract/ipc/exchange-views.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogActions } from '../../components/dialog-actions.tsx';
import { EnvelopeName } from '../../components/envelope-name.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { tellDone } from '../../state/notices.ts';

export function WithdrawDialog({ row, onClose }: { row: OutboxRow; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const withdraw = useMutation({
    mutationFn: () => ask('outbox.withdraw', { request: request.id(), envelope: row.envelope }),
    onSuccess: () => {
      tellDone(t(row.kind === 'deliver' ? 'outbox.withdrawnRecord' : 'outbox.withdrawn'));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('outbox.withdrawTitle')}
      lead={t(`outbox.withdrawLead.${row.kind}`)}
      about={<EnvelopeName code={row.code} partner={row.to} document={row.document} />}
      onConfirm={() => withdraw.mutate()}
      onClose={onClose}
      held={withdraw.isPending}
    >
      {withdraw.error && <ThrownNote thrown={withdraw.error} />}
      <DialogActions kind="danger" go={t('outbox.withdraw')} focus="back" />
    </Dialog>
  );
}
