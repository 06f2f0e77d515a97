import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { Button } from '../../components/button.tsx';

/**
 * When several personal tokens are plugged in, the person says whose PIN is coming. Those of one label are told apart by
 * serial number and reader.
 */
export function OtherTokens({
  token,
  others,
  onChoose,
}: Pick<SessionView, 'token' | 'others'> & { onChoose: (serial: string) => void }) {
  const { t } = useTranslation();
  const labels = [token.label, ...others.map(({ label }) => label)];
  const isShared = (label: string) => labels.filter((other) => other === label).length > 1;
  if (others.length === 0) return null;
  return (
    <div className="other-tokens">
      {others.map(({ serial, label, reader }) => (
        <Button key={serial} kind="quiet" icon="token" onPress={() => onChoose(serial)}>
          {isShared(label)
            ? t('unlock.useOtherOf', { label, serial, reader })
            : t('unlock.useOther', { label })}
        </Button>
      ))}
    </div>
  );
}
