import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask } from '../bridge/client.ts';
import { useRequest } from '../bridge/request.ts';
import { tellDone } from '../state/notices.ts';
import { Button } from './button.tsx';
import { useCatalogue } from './catalogue.tsx';
import { useMay } from './custody/may.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/**
 * Gives a number to a body that the directory does not list. The dialog is not drawn inside a form: React would hand
 * the form the keys pressed in it.
 */
export function useEnrol(onEnrolled: (code: string) => void): { button: ReactNode; dialog: ReactNode } {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const enrols = useMay()('register');
  return {
    button: enrols && (
      <Button kind="quiet" icon="plus" onPress={() => setOpen(true)}>
        {t('enrol.ask')}
      </Button>
    ),
    dialog: open && <EnrolDialog onEnrolled={onEnrolled} onClose={() => setOpen(false)} />,
  };
}

function EnrolDialog({ onEnrolled, onClose }: { onEnrolled: (code: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const kinds = useCatalogue('bodies');
  return (
    <ReasonDialog
      options={kinds.options}
      kind="primary"
      about={t('enrol.about')}
      texts={{
        title: t('enrol.title'),
        lead: t('enrol.lead'),
        reasons: t('enrol.kind'),
        go: t('enrol.go'),
        going: t('enrol.going'),
      }}
      act={async ([kind]) => {
        const { code } = await ask('outside.enrol', { request: request.id(), kind });
        tellDone(t('enrol.done', { code, kind: kinds.words(kind) }));
        onEnrolled(code);
      }}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
