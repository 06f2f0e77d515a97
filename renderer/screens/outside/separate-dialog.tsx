import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideBodyView } from '../../../contract/ipc/directory-views.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { useCatalogue } from '../../components/catalogue.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { ReasonList } from '../../components/reason-list.tsx';

/** Parts the number of a body from the body of the directory that it was joined to. */
export function SeparateDialog({ body: { code }, onClose }: { body: OutsideBodyView; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const { options } = useCatalogue('separations');
  const [reason, setReason] = useState<string>();
  return (
    <AskDialog
      title={t('outside.separateWords.title', { code })}
      lead={t('outside.separateWords.lead', { code })}
      about={<PlacedOrganisationName code={code} />}
      go={t('outside.separateWords.go')}
      going={t('outside.separateWords.going')}
      done={t('outside.separateWords.done', { code })}
      act={
        reason === undefined ? undefined : asking('outside.separate', { request: request.id(), code, reason })
      }
      lacks={reason === undefined ? t('outside.separateWords.reasons') : undefined}
      onClose={onClose}
    >
      <ReasonList
        legend={t('outside.separateWords.reasons')}
        options={options}
        chosen={reason === undefined ? [] : [reason]}
        onChange={([chosen]) => setReason(chosen)}
        many={false}
      />
    </AskDialog>
  );
}
