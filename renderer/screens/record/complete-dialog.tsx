import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holderKind } from '../../../contract/custody/holder.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { type CodedRecord, countOf } from '../../../contract/record/coded-record.ts';
import { Completion } from '../../../contract/record/completion.ts';
import type { Warning } from '../../../contract/record/warning.ts';
import { asking } from '../../bridge/client.ts';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { PersonBox } from '../../components/custody/holder-boxes.tsx';
import { useOffice } from '../../components/custody/names.tsx';
import type { OfficeView } from '../../components/custody/office.ts';
import {
  PaperLineFields,
  readPaperLine,
  usePaperLineLacks,
} from '../../components/custody/paper-line-fields.tsx';
import { useFieldName } from '../../components/field-words.tsx';
import { DateBox, NumberBox } from '../../components/fields/boxes.tsx';
import { TypeBox } from '../../components/fields/catalogue-boxes.tsx';
import { SignerBox } from '../../components/fields/signer-box.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { RemarkList, warningsIn } from '../../components/remarks.tsx';
import { thisYear, today } from '../../format/dates.ts';

type Field = Exclude<keyof Completion, 'thing'>;
type Draft = { readonly [Each in Field]?: string | number | undefined };
interface Props {
  page: RecordPage;
  onDone: () => void;
  onClose: () => void;
}

/** Asks for what does not stand on an envelope that only the person named on it may open. */
export function CompleteDialog(props: Props) {
  const office = useOffice();
  return office == null ? null : <OfficeDialog {...props} office={office} />;
}

/** What a line lacks once the envelope is open, and how many copies there were in it. */
const fieldsOf = (record: CodedRecord): Field[] =>
  (['typeCode', 'issuedOn', 'signer', 'copies', countOf(record), 'enclosures'] as const).filter(
    (field) => field === 'copies' || record[field] === undefined,
  );

function OfficeDialog({ page, onDone, onClose, office }: Props & { office: OfficeView }) {
  const { t } = useTranslation();
  const request = useRequest();
  const lineLacks = usePaperLineLacks();
  const record: CodedRecord = page.row.record;
  const { issuer, code, level } = record;
  const name = useFieldName(record.book);
  const signers = useOrganisation(issuer)?.persons ?? [];
  const holders = [
    ...new Set(
      page.copies.flatMap(({ inside }) =>
        inside !== null && !inside.missing && holderKind(inside.holder) === 'person' ? [inside.holder] : [],
      ),
    ),
  ];
  const isOpener = holders.includes(office.user);
  const [draft, setDraft] = useState<Draft>({ copies: record.copies, enclosures: 0 });
  // Who has it now: a page that was read before the envelope came into their hands may have opened this.
  const [chosen, setOpener] = useState<string>();
  const opener = isOpener ? office.user : (chosen ?? holders[0]);
  const [line, setLine] = useState<Parameters<typeof readPaperLine>[0]>({ year: thisYear() });
  const [told, setTold] = useState<readonly Warning[]>([]);
  const fields = fieldsOf(record);
  const isOptional = (field: Field) => field === 'signer' && signers.length === 0;
  const lacking = fields.filter(
    (field) =>
      !(isOptional(field) && draft[field] === undefined) &&
      (draft[field] === undefined || !Completion.shape[field].safeParse(draft[field]).success),
  );
  const lacks = [
    ...lacking.map(name),
    ...(opener === undefined ? [t('record.complete.opener')] : []),
    ...(isOpener ? [] : lineLacks(line)),
  ];
  const inside = Completion.safeParse(
    Object.fromEntries(
      fields.flatMap((field) => (draft[field] === undefined ? [] : [[field, draft[field]]])),
    ),
  ).data;
  const signed = readPaperLine(line);
  const paper =
    isOpener || opener === undefined || signed === undefined ? {} : { paper: { opener, line: signed } };
  const act =
    lacks.length > 0 || inside === undefined
      ? undefined
      : asking('record.complete', {
          ...{ request: request.id(), issuer, code, inside },
          ...paper,
          ...(told.length > 0 ? { confirmed: [...told] } : {}),
        });
  const set = (field: Field) => (value: string | number | undefined) => {
    setTold([]);
    setDraft((before) => ({ ...before, [field]: value }));
  };
  const wrong = (field: Field) =>
    draft[field] !== undefined && !Completion.shape[field].safeParse(draft[field]).success
      ? t(`fields.rule.${field}`)
      : undefined;
  return (
    <AskDialog
      title={t('record.complete.title')}
      lead={t('record.complete.lead')}
      about={<RecordName record={record} />}
      go={t(told.length > 0 ? 'record.complete.confirm' : 'record.complete.go')}
      going={t('custody.going')}
      done={t('record.complete.done')}
      act={
        act && {
          what: act.what,
          send: () =>
            act.send().catch((thrown: unknown) => {
              setTold(warningsIn(thrown) ?? []);
              throw thrown;
            }),
        }
      }
      lacks={lacks}
      onDone={onDone}
      onClose={onClose}
    >
      {holders.length === 0 && <p className="bad-words">{t('record.complete.noOpener')}</p>}
      {fields.map((field) => (
        <FieldBox
          key={field}
          {...{ field, issuer, value: draft[field], onChange: set(field) }}
          label={name(field)}
          error={wrong(field)}
          optional={isOptional(field)}
        />
      ))}
      {!isOpener && holders.length > 0 && (
        <fieldset className="custody-part">
          <legend className="label">{t('record.complete.paperHint')}</legend>
          <PersonBox
            label={t('record.complete.opener')}
            {...{ office, level, persons: holders, value: opener }}
            onChange={setOpener}
          />
          <PaperLineFields draft={line} onChange={setLine} />
        </fieldset>
      )}
      {told.length > 0 && <RemarkList told={told} remarks={[]} />}
    </AskDialog>
  );
}

function FieldBox({
  field,
  issuer,
  value,
  ...frame
}: {
  field: Field;
  issuer: string;
  label: string;
  error: string | undefined;
  optional: boolean;
  value: string | number | undefined;
  onChange: (value: string | number | undefined) => void;
}) {
  const { t } = useTranslation();
  const text = value?.toString();
  switch (field) {
    case 'typeCode':
      return <TypeBox {...frame} value={text} />;
    case 'signer':
      return <SignerBox {...frame} issuer={issuer} value={text} />;
    case 'issuedOn': {
      const refuse = (day: string) => (day > today() ? t('custody.rule.dayToCome') : undefined);
      return <DateBox {...frame} lean="past" refuse={refuse} value={text} />;
    }
    case 'copies':
    case 'pages':
    case 'pieces':
    case 'enclosures':
      return <NumberBox {...frame} value={value} />;
  }
}
