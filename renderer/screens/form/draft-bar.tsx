import { useTranslation } from 'react-i18next';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import { Button } from '../../components/button.tsx';
import { showCode } from '../../format/codes.ts';

/** A draft that came back, and can be discarded; one that was just discarded, and can be had back. */
export function DraftBar({
  repliesTo,
  waits,
  onDiscard,
  onTakeBack,
}: {
  /** What the draft that came back replies to. */
  repliesTo: ControlCode | undefined;
  /** The reply that begins when the draft is discarded. */
  waits: ControlCode | undefined;
  /** Undefined when the draft was discarded already. */
  onDiscard: (() => void) | undefined;
  onTakeBack: () => void;
}) {
  const { t } = useTranslation();
  const restored = () =>
    [
      repliesTo === undefined
        ? t('form.draftRestored')
        : t('form.draftRestoredReply', { code: showCode(repliesTo) }),
      ...(waits === undefined || waits === repliesTo
        ? []
        : [t('form.draftBeforeReply', { code: showCode(waits) })]),
    ].join(' ');
  return (
    <div className="draft-back">
      <span role="status">{onDiscard === undefined ? t('form.draftDiscarded') : restored()}</span>
      <Button kind="quiet" onPress={onDiscard ?? onTakeBack}>
        {t(onDiscard === undefined ? 'form.draftTakeBack' : 'form.draftDiscard')}
      </Button>
    </div>
  );
}
