import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inOrder } from '../../../contract/lists.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { thisYear } from '../../format/dates.ts';
import { AskDialog } from '../ask-dialog.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNote } from '../failure.tsx';
import { type Counted, NumberBox } from '../fields/boxes.tsx';
import { RecordName } from '../record-name.tsx';
import type { NamedRecord } from './copies.ts';
import { PersonsBox } from './holder-boxes.tsx';
import { useOffice } from './names.tsx';
import type { OfficeView } from './office.ts';
import { PaperLineFields, readPaperLine, usePaperLineLacks } from './paper-line-fields.tsx';
import {
  firstPermitter,
  type PermitDraft,
  PermitFields,
  readPermit,
  usePermitLacks,
} from './permit-fields.tsx';

interface Props {
  record: NamedRecord;
  onDone?: (() => void) | undefined;
  onClose: () => void;
}

/** Who was shown a document, on whose permission. */
export function DiscloseDialog(props: Props) {
  const { t } = useTranslation();
  const office = useOffice();
  if (office === undefined) return null;
  if (office !== null) return <OfficeDialog {...props} office={office} />;
  return (
    <Dialog title={t('custody.disclose.title')} onClose={props.onClose}>
      <FaultNote fault="SECTION_MISSING" />
    </Dialog>
  );
}

const right = 'permit-disclosing';
const maxOutside = 200;

/** Persons from outside: none where the box is empty, undefined where what stands in it is no number of persons. */
const countOf = (outside: Counted | undefined): number | undefined =>
  outside === undefined
    ? 0
    : typeof outside === 'number' && outside >= 1 && outside <= maxOutside
      ? outside
      : undefined;

function OfficeDialog({ record, onDone, onClose, office }: Props & { office: OfficeView }) {
  const { t } = useTranslation();
  const request = useRequest();
  const { level } = record;
  const [persons, setPersons] = useState<readonly string[]>([]);
  const [outside, setOutside] = useState<Counted>();
  const [line, setLine] = useState({ year: thisYear() } as Parameters<typeof readPaperLine>[0]);
  const [permit, setPermit] = useState<PermitDraft>({
    by: firstPermitter(office.permitters(right, level), office.user),
  });
  const permitLacks = usePermitLacks();
  const lineLacks = usePaperLineLacks();
  const count = countOf(outside);
  const isNobody = persons.length === 0 && count === 0;
  const lacks = [
    ...(isNobody ? [t('custody.field.persons')] : []),
    ...(count === undefined ? [t('custody.field.outsideCount')] : []),
    ...(outside === undefined ? [] : lineLacks(line)),
    ...permitLacks(permit, office.user),
  ];
  const allowed = readPermit(permit, office.user);
  const signed = readPaperLine(line);
  const others =
    count === undefined || count === 0 || signed === undefined
      ? {}
      : { outside: { ...signed, persons: count } };
  return (
    <AskDialog
      title={t('custody.disclose.title')}
      lead={t('custody.disclose.lead')}
      about={<RecordName record={record} />}
      go={t('custody.disclose.go')}
      going={t('custody.going')}
      done={t('custody.disclose.done')}
      act={
        lacks.length === 0 && allowed !== undefined
          ? asking('custody.disclose', {
              ...{ request: request.id(), issuer: record.issuer, code: record.code },
              ...{ persons: inOrder(persons), permit: allowed },
              ...others,
            })
          : undefined
      }
      lacks={lacks}
      {...(onDone ? { onDone } : {})}
      onClose={onClose}
    >
      <PersonsBox
        label={t('custody.field.persons')}
        optional={count !== 0}
        {...{ office, level, value: persons }}
        onChange={setPersons}
      />
      <NumberBox
        label={t('custody.field.outsideCount')}
        optional
        hint={t('custody.outsideHint')}
        error={
          count === undefined && typeof outside === 'number' ? t('custody.rule.outsideCount') : undefined
        }
        value={outside}
        onChange={setOutside}
      />
      {outside !== undefined && <PaperLineFields draft={line} onChange={setLine} />}
      <PermitFields {...{ office, right, level, draft: permit }} onChange={setPermit} />
    </AskDialog>
  );
}
