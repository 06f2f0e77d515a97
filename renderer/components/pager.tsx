import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** How much of a long list is shown, and the way to its newer and older pages where it has more than one. */
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
      <span role="status">{t('shell.page', { from, to, total })}</span>
      {(onNewer || onOlder) && (
        <>
          <Button icon="left" isDisabled={onNewer === undefined} {...(onNewer ? { onPress: onNewer } : {})}>
            {t('shell.newer')}
          </Button>
          <Button icon="right" isDisabled={onOlder === undefined} {...(onOlder ? { onPress: onOlder } : {})}>
            {t('shell.older')}
          </Button>
        </>
      )}
    </div>
  );
}
