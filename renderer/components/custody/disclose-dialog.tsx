import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GestureAct } from '../../../contract/ipc/channels.ts';
import type { Disclosure } from '../../../contract/ipc/custody-channels.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { TwoPersonAct } from '../../../contract/rights/two-person.ts';
import { type Asking, asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { thisYear } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { AskDialog } from '../ask-dialog.tsx';
import { Dialog } from '../dialog.tsx';
import { FaultNote } from '../failure.tsx';
import { type Counted, NumberBox } from '../fields/boxes.tsx';
import { RecordName } from '../record-name.tsx';
import type { NamedRecord } from './copies.ts';
import { PersonsBox } from './holder-boxes.tsx';
import { useNames, useOffice } from './names.tsx';
import type { OfficeView } from './office.ts';
import { PaperLineFields, readPaperLine, usePaperLineLacks } from './paper-line-fields.tsx';
import {
  firstPermitter,
  type PermitDraft,
  PermitFields,
  readPermit,
  usePermitLacks,
} from './permit-fields.tsx';
import { readSecond, SecondFields, secondsBeside } from './second-fields.tsx';
import { type SigningDraft, useSigningLacks } from './signing-fields.tsx';

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
const act: TwoPersonAct = 'disclose';
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
  const names = useNames();
  const seconds = office.secondsFor(act, level);
  const beside = secondsBeside(seconds, useUnlocked().countersigners, 1);
  const [signing, setSigning] = useState<SigningDraft>({
    ...{ way: beside.length > 0 ? 'countersign' : 'paper', line: { year: thisYear() } },
    person: beside[0] ?? (seconds?.length === 1 ? seconds[0] : undefined),
  });
  const permitLacks = usePermitLacks();
  const signingLacks = useSigningLacks();
  const lineLacks = usePaperLineLacks();
  const count = countOf(outside);
  const isNobody = persons.length === 0 && count === 0;
  const lacks = [
    ...(isNobody ? [t('custody.field.persons')] : []),
    ...(count === undefined ? [t('custody.field.outsideCount')] : []),
    ...(outside === undefined ? [] : lineLacks(line)),
    ...permitLacks(permit, office.user),
    ...(seconds === undefined ? [] : signingLacks(signing, beside, t('custody.field.second'))),
  ];
  const allowed = readPermit(permit, office.user);
  const signed = readPaperLine(line);
  const others =
    count === undefined || count === 0 || signed === undefined
      ? {}
      : { outside: { ...signed, persons: count } };
  const asked =
    lacks.length === 0 && allowed !== undefined
      ? requestOf(
          {
            ...{ issuer: record.issuer, code: record.code, persons: inOrder(persons), permit: allowed },
            ...others,
          },
          seconds === undefined ? undefined : signing,
          request.id(),
        )
      : undefined;
  return (
    <AskDialog
      title={t('custody.disclose.title')}
      lead={t('custody.disclose.lead')}
      about={<RecordName record={record} />}
      go={t('custody.disclose.go')}
      going={
        signing.way === 'countersign'
          ? t('custody.countersigning', { name: names(signing.person ?? '') })
          : t('custody.going')
      }
      done={t('custody.disclose.done')}
      act={asked?.act}
      {...(asked?.shown ? { shown: asked.shown } : {})}
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
      {seconds !== undefined && (
        <SecondFields
          {...{ act, level, seconds, office, beside, draft: signing }}
          change={(change) => setSigning((before) => ({ ...before, ...change }))}
        />
      )}
    </AskDialog>
  );
}

/** What the dialog asks: of main, where a second person signs with their token. */
function requestOf(
  disclosed: Disclosure,
  signing: SigningDraft | undefined,
  request: string,
): { act: Asking; shown?: GestureAct } {
  const { way, person } = signing ?? {};
  if (way === 'countersign' && person !== undefined) {
    const args = { request, disclosed, person };
    return { act: asking('custody.countersign', args), shown: { channel: 'custody.countersign', args } };
  }
  const second = signing && readSecond(signing);
  return {
    act: asking('custody.disclose', { request, ...disclosed, ...(second === undefined ? {} : { second }) }),
  };
}
