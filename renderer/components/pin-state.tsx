import { useTranslation } from 'react-i18next';
import type { PinFlags } from '../../contract/token/state.ts';
import { Icon } from './icon.tsx';

/** What a token says of its PIN before anybody types: nothing where all is well. */
export function PinState({ pin }: { pin: PinFlags | null }) {
  const { t } = useTranslation();
  if (pin === null || pin === 'ok') return null;
  return (
    <p className="pin-state" data-pin={pin}>
      <Icon name="warning" />
      {t(`pin.${pin}`)}
    </p>
  );
}
