import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideBodyView } from '../../../contract/ipc/directory-views.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { Button } from '../../components/button.tsx';
import { confirmKey, Dialog } from '../../components/dialog.tsx';
import { ThrownNote } from '../../components/failure.tsx';
import { OrganisationBox } from '../../components/fields/organisations.tsx';
import { OrganisationName } from '../../components/names.tsx';
import { tellDone } from '../../state/notices.ts';

/** Joins the number of a body to the code that the directory has for it now. */
export function IdentifyDialog({ body, onClose }: { body: OutsideBodyView; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const { code } = body;
  const [organisation, setOrganisation] = useState<string>();
  const joining = useMutation({
    mutationFn: (chosen: string) =>
      ask('outside.identify', { request: request.id(), code, organisation: chosen }),
    onSuccess: () => {
      tellDone(t('outside.done', { code }));
      onClose();
    },
  });
  const listed = organisation === undefined || isOutside(organisation) ? undefined : organisation;
  const join = listed === undefined ? undefined : () => joining.mutate(listed);
  return (
    <Dialog
      title={t('outside.title', { code })}
      lead={t('outside.about', { code })}
      about={<OrganisationName code={code} />}
      onConfirm={join}
      onClose={onClose}
      held={joining.isPending}
    >
      <OrganisationBox label={t('outside.body')} value={organisation} onChange={setOrganisation} />
      {joining.error && <ThrownNote thrown={joining.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose} isDisabled={joining.isPending}>
          {t('shell.back')}
        </Button>
        <Button
          kind="primary"
          shortcut={confirmKey}
          isDisabled={join === undefined}
          busy={joining.isPending ? t('outside.go') : undefined}
          onPress={() => join?.()}
        >
          {t('outside.go')}
        </Button>
      </div>
    </Dialog>
  );
}
