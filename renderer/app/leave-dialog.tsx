import { useTranslation } from 'react-i18next';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useLeaving } from '../state/unsaved.ts';

/** Asks before a screen is left whose work would be lost. */
export function LeaveDialog() {
  const { t } = useTranslation();
  const { proceed } = useLeaving();
  if (proceed === null) return null;
  const stay = () => useLeaving.setState({ proceed: null });
  return (
    <Dialog title={t('shell.leave.title')} onClose={stay}>
      <p>{t('shell.leave.lead')}</p>
      <div className="dialog-actions">
        <Button autoFocus onPress={stay}>
          {t('shell.leave.stay')}
        </Button>
        <Button
          kind="danger"
          onPress={() => {
            stay();
            proceed();
          }}
        >
          {t('shell.leave.go')}
        </Button>
      </div>
    </Dialog>
  );
}
