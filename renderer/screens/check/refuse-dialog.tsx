import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnvelopeId } from '../../../contract/scalar.ts';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { useCatalogue } from '../../components/catalogue.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { tellDone } from '../../state/notices.ts';
import { replace } from '../../state/view.ts';

/** The sender is told, with reasons; nothing is entered. */
export function RefuseDialog({ envelope, onClose }: { envelope: EnvelopeId; onClose: () => void }) {
  const { t } = useTranslation();
  const { options } = useCatalogue('refusals');
  const [reasons, setReasons] = useState<string[]>([]);
  const refuse = useMutation({
    mutationFn: () => ask('incoming.refuse', { envelope, reasons }),
    onSuccess: () => {
      tellDone(t('check.refused'));
      onClose();
      replace({ screen: 'check' });
    },
  });
  return (
    <Dialog title={t('check.refuseTitle')} onClose={onClose} held={refuse.isPending}>
      <p>{t('check.refuseLead')}</p>
      <ReasonList legend={t('check.reasons')} options={options} chosen={reasons} onChange={setReasons} many />
      {refuse.error && <ThrownNote thrown={refuse.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose} isDisabled={refuse.isPending}>
          {t('shell.back')}
        </Button>
        <Button
          kind="danger"
          isDisabled={reasons.length === 0}
          busy={refuse.isPending ? t('check.refusing') : undefined}
          onPress={() => refuse.mutate()}
        >
          {t('check.refuseGo')}
        </Button>
      </div>
    </Dialog>
  );
}
