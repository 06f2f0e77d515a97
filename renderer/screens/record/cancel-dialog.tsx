import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { useCatalogue } from '../../components/catalogue.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { tellDone } from '../../state/notices.ts';

/** A number that was given is never given again; only its line is cancelled, with a reason. */
export function CancelDialog({ code, onClose }: { code: ControlCode; onClose: () => void }) {
  const { t } = useTranslation();
  const { options } = useCatalogue('cancellations');
  const [reasons, setReasons] = useState<string[]>([]);
  const cancel = useMutation({
    mutationFn: (reason: string) => ask('record.cancel', { code, reason }),
    onSuccess: () => {
      tellDone(t('record.cancelled'));
      onClose();
    },
  });
  const [reason] = reasons;
  return (
    <Dialog title={t('record.cancelTitle')} onClose={onClose} held={cancel.isPending}>
      <p>{t('record.cancelLead')}</p>
      <ReasonList
        legend={t('record.cancelReason')}
        options={options}
        chosen={reasons}
        onChange={setReasons}
        many={false}
      />
      {cancel.error && <ThrownNote thrown={cancel.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose} isDisabled={cancel.isPending}>
          {t('shell.back')}
        </Button>
        <Button
          kind="danger"
          isDisabled={reason === undefined}
          busy={cancel.isPending ? t('record.cancelling') : undefined}
          onPress={() => reason !== undefined && cancel.mutate(reason)}
        >
          {t('record.cancelGo')}
        </Button>
      </div>
    </Dialog>
  );
}
