import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import type { CountField } from '../../../domain/record/envelope-count.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { useCatalogue, useCountedReasons } from '../../components/catalogue.tsx';
import { EnvelopeName } from '../../components/envelope-name.tsx';
import { useFieldName } from '../../components/field-words.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { tellDone } from '../../state/notices.ts';
import { replace } from '../../state/view.ts';
import { tellUnanswered } from './answered.ts';

/** The sender is told, with reasons; nothing is entered. */
export function RefuseDialog({
  waiting,
  differing,
  onRefused,
  onClose,
}: {
  waiting: WaitingEnvelope;
  /** What is known not to be as the record states. */
  differing: readonly CountField[];
  onRefused: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const { options } = useCatalogue('refusals');
  const { given, without } = useCountedReasons(differing);
  const name = useFieldName('incoming');
  const open = (chosen: readonly string[]) => {
    const fields = without(chosen);
    return fields.length === 0
      ? undefined
      : t('check.withoutReason', { fields: fields.map((field) => name(field)).join(', ') });
  };
  const args = (reasons: readonly string[]) => ({
    request: request.id(),
    envelope: waiting.envelope,
    reasons: [...reasons],
  });
  return (
    <ReasonDialog
      options={options}
      given={given}
      open={open}
      many
      about={<EnvelopeName code={waiting.record.code} partner={waiting.from} />}
      texts={{
        title: t('check.refuseTitle'),
        lead: t('check.refuseLead'),
        reasons: t('check.reasons'),
        go: t('check.refuseGo'),
        going: t('check.refusing'),
      }}
      act={async (reasons) => {
        const { answered } = await ask('incoming.refuse', args(reasons));
        if (answered) tellDone(t('check.refused'));
        else tellUnanswered(waiting.from);
      }}
      shown={(reasons) => ({ channel: 'incoming.refuse', args: args(reasons) })}
      onDone={() => {
        onRefused();
        onClose();
        replace({ screen: 'check' });
      }}
      onClose={onClose}
    />
  );
}
