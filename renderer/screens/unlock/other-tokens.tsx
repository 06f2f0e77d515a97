import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { Button } from '../../components/button.tsx';
import { tellFailure } from '../../state/notices.ts';

/** When several personal tokens are plugged in, the person says whose PIN is coming. */
export function OtherTokens({ others }: { others: SessionView['others'] }) {
  const { t } = useTranslation();
  return others.map(({ serial, label }) => (
    <Button
      key={serial}
      kind="quiet"
      icon="token"
      onPress={() => void ask('session.choose', { serial }).catch(tellFailure)}
    >
      {t('unlock.useOther', { label })}
    </Button>
  ));
}
