import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { DialogActions } from '../components/dialog-actions.tsx';
import { useLeaving } from '../state/unsaved.ts';

/** Asks before a screen is left whose work would be lost. */
export function LeaveDialog() {
  const { t } = useTranslation();
  const { proceed, boxes } = useLeaving();
  if (proceed === null) return null;
  const stay = () => useLeaving.setState({ proceed: null });
  const leave = () => {
    stay();
    proceed();
  };
  return (
    <Dialog title={t('shell.leave.title')} onClose={stay}>
      <p>
        {boxes.length === 0 ? t('shell.leave.lead') : t('shell.leave.boxes', { boxes: boxes.join(', ') })}
      </p>
      {/* Ctrl+Enter saves on the screen below, so it drops nothing here. */}
      <DialogActions
        kind="danger"
        go={t('shell.leave.go')}
        onGo={leave}
        back={t('shell.leave.stay')}
        focus="back"
      />
    </Dialog>
  );
}
