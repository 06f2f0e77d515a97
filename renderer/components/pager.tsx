import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/**
 * How much of a long list is shown, and the way to its other pages where it has more than one: newer and older,
 * or `plain` previous and next where it is not in the order of time.
 */
export function Pager({
  from,
  to,
  total,
  onNewer,
  onOlder,
  plain = false,
}: {
  from: number;
  to: number;
  total: number;
  onNewer: (() => void) | undefined;
  onOlder: (() => void) | undefined;
  plain?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className="pager">
      <span role="status">{t('shell.page', { from, to, total })}</span>
      {(onNewer || onOlder) && (
        <>
          <Button icon="left" isDisabled={onNewer === undefined} {...(onNewer ? { onPress: onNewer } : {})}>
            {t(plain ? 'shell.previousPage' : 'shell.newer')}
          </Button>
          <Button icon="right" isDisabled={onOlder === undefined} {...(onOlder ? { onPress: onOlder } : {})}>
            {t(plain ? 'shell.nextPage' : 'shell.older')}
          </Button>
        </>
      )}
    </div>
  );
}
