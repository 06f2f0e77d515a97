import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Newer and older pages of a long list, newest first. */
export function Pager({
  from,
  to,
  total,
  onNewer,
  onOlder,
}: {
  from: number;
  to: number;
  total: number;
  onNewer: (() => void) | undefined;
  onOlder: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="pager">
      <span role="status">{t('outbox.page', { from, to, total })}</span>
      <Button icon="left" isDisabled={onNewer === undefined} {...(onNewer ? { onPress: onNewer } : {})}>
        {t('outbox.newer')}
      </Button>
      <Button icon="right" isDisabled={onOlder === undefined} {...(onOlder ? { onPress: onOlder } : {})}>
        {t('outbox.older')}
      </Button>
    </div>
  );
}
