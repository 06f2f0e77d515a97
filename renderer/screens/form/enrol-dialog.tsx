import { useTranslation } from 'react-i18next';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useCatalogue } from '../../components/catalogue.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { tellDone } from '../../state/notices.ts';

/** Gives a number to a body that the directory does not list; the form takes it as the issuer. */
export function EnrolDialog({
  onEnrolled,
  onClose,
}: {
  onEnrolled: (code: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const kinds = useCatalogue('bodies');
  return (
    <ReasonDialog
      catalogue="bodies"
      about={t('form.outside.about')}
      texts={{
        title: t('form.outside.title'),
        lead: t('form.outside.lead'),
        reasons: t('form.outside.kind'),
        go: t('form.outside.go'),
        going: t('form.outside.going'),
      }}
      act={async ([kind]) => {
        const { code } = await ask('outside.enrol', { request: request.id(), kind });
        tellDone(t('form.outside.done', { code, kind: kinds.words(kind) }));
        onEnrolled(code);
      }}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
