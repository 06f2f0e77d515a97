import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { Carrier, EnvelopeTotal, RunNumber } from '../../../contract/record/paper.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { type Counted, NumberBox } from '../../components/fields/boxes.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { TickList } from '../../components/tick-list.tsx';

/** To whom the paper is handed, under which number of the run, and how many envelopes it is. */
export function HandDialog({
  record,
  waiting,
  onClose,
}: {
  record: CodedRecord;
  waiting: readonly OrganisationCode[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const [ticked, setTicked] = useState<ReadonlySet<OrganisationCode>>(new Set(waiting));
  const [carrier, setCarrier] = useState<Carrier>();
  const [run, setRun] = useState<Counted>();
  // A box that was emptied is not filled again.
  const [counted, setCounted] = useState<{ value: Counted | undefined }>();
  const to = waiting.filter((each) => ticked.has(each));
  const envelopes = counted === undefined ? to.length : counted.value;
  const number = RunNumber.safeParse(run);
  const bundle = EnvelopeTotal.safeParse(envelopes);
  const enough = bundle.success && bundle.data >= to.length;
  const ready = carrier !== undefined && number.success && enough && to.length > 0;
  const runFault = run !== undefined && !number.success;
  const envelopesFault = envelopes !== undefined && !enough;
  const runLabel = t(`record.papers.hand.run.${carrier ?? 'courier'}`);
  const runRule = t('record.papers.hand.runRule', { run: runLabel });
  const lacks = [
    to.length === 0 && t('words.field.recipients'),
    carrier === undefined && t('record.papers.hand.carrier'),
    !number.success && runLabel,
    !enough && t('record.papers.hand.envelopes'),
  ].filter((label) => label !== false);
  return (
    <AskDialog
      title={t('record.papers.hand.title')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.hand', { count: to.length })}
      done={t('record.papers.hand.done', { count: to.length })}
      act={
        ready
          ? asking('paper.hand', {
              request: request.id(),
              code: record.code,
              to,
              carrier,
              run: number.data,
              envelopes: bundle.data,
            })
          : undefined
      }
      lacks={lacks}
      onClose={onClose}
    >
      <TickList
        legend={t('words.field.recipients')}
        all={t('record.papers.hand.all', { count: waiting.length })}
        ids={waiting}
        ticked={ticked}
        onChange={setTicked}
        show={(code) => <PlacedOrganisationName code={code} />}
      />
      <Choice
        label={t('record.papers.hand.carrier')}
        options={Carrier.options.map((value) => ({ value, shown: t(`words.carrier.${value}`) }))}
        value={carrier}
        onChange={setCarrier}
      />
      <NumberBox
        label={runLabel}
        hint={runRule}
        error={runFault ? runRule : undefined}
        value={run}
        onChange={setRun}
      />
      <NumberBox
        label={t('record.papers.hand.envelopes')}
        hint={t('record.papers.hand.envelopesHint')}
        error={
          envelopesFault && to.length > 0
            ? t('record.papers.hand.envelopesRule', { least: to.length })
            : undefined
        }
        value={envelopes}
        onChange={(value) => setCounted({ value })}
      />
    </AskDialog>
  );
}
