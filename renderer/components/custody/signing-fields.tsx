import { useTranslation } from 'react-i18next';
import type { Level } from '../../../contract/record/fields.ts';
import { Choice } from '../fields/choice.tsx';
import { countersignersOf, type DeedContext, type DeedDraft, type SigningWay } from './deeds.ts';
import { PersonBox } from './holder-boxes.tsx';
import { useNames } from './names.tsx';
import { PaperLineFields } from './paper-line-fields.tsx';

interface SigningProps {
  context: DeedContext;
  draft: DeedDraft;
  change: (change: Partial<DeedDraft>) => void;
  /** Whether the person of the session can be the one. */
  mayOwn: boolean;
  /** Who may have signed by hand. */
  persons: readonly string[];
  label: string;
  /** What they must be cleared for. */
  level?: Level;
}

/** How the other person of a hand-over signs; a way that nobody can take is not offered. */
export function SigningFields({ context, draft, change, mayOwn, ...paper }: SigningProps) {
  const { t } = useTranslation();
  const { way } = draft;
  const beside = countersignersOf(context, draft.to);
  const ways: SigningWay[] = [
    ...(mayOwn ? (['own'] as const) : []),
    ...(beside.length > 0 || way === 'countersign' ? (['countersign'] as const) : []),
    'paper',
  ];
  const choose = (value: SigningWay) =>
    change(value === 'countersign' ? { way: value, person: beside[0], shelf: undefined } : { way: value });
  return (
    <>
      {ways.length > 1 && (
        <Choice
          label={t('custody.field.way')}
          options={ways.map((value) => ({ value, shown: t(`custody.way.${value}`) }))}
          value={way}
          onChange={choose}
        />
      )}
      {way === 'countersign' && <BesideFields {...{ draft, change, beside }} />}
      {way === 'paper' && <OnPaperFields {...{ context, draft, change, ...paper }} />}
    </>
  );
}

function BesideFields({
  draft: { person },
  change,
  beside,
}: Pick<SigningProps, 'draft' | 'change'> & { beside: readonly string[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const isThere = person !== undefined && beside.includes(person);
  return (
    <>
      {(beside.length > 1 || (beside.length > 0 && !isThere)) && (
        <Choice
          label={t('custody.field.countersigner')}
          options={beside.map((value) => ({ value, shown: names(value) }))}
          value={person}
          onChange={(code) => change({ person: code })}
        />
      )}
      <p className="hint">
        {person !== undefined && isThere
          ? t('custody.countersigned', { name: names(person) })
          : t('custody.noCountersigner')}
      </p>
    </>
  );
}

function OnPaperFields({
  context: { office },
  draft: { person, line },
  change,
  persons,
  label,
  level,
}: Omit<SigningProps, 'mayOwn'>) {
  const { t } = useTranslation();
  return (
    <fieldset className="custody-part">
      <legend className="label">{t('custody.onPaper')}</legend>
      <PersonBox
        {...{ label, office, persons, value: person, ...(level === undefined ? {} : { level }) }}
        onChange={(code) => change({ person: code, shelf: undefined })}
      />
      <PaperLineFields draft={line} onChange={(next) => change({ line: next })} />
    </fieldset>
  );
}
