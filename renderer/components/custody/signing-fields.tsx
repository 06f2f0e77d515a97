import { useTranslation } from 'react-i18next';
import type { Level } from '../../../contract/record/fields.ts';
import type { PersonCode } from '../../../contract/scalar.ts';
import { Choice } from '../fields/choice.tsx';
import { PersonBox } from './holder-boxes.tsx';
import { useNames } from './names.tsx';
import type { OfficeView } from './office.ts';
import { type PaperLineDraft, PaperLineFields, usePaperLineLacks } from './paper-line-fields.tsx';

/**
 * How another person says so: in the session that is open, with their token in a second reader, or by hand in the paper
 * book.
 */
export type SigningWay = 'own' | 'countersign' | 'paper';

/** How they say so, and who, as it stands in the boxes. */
export interface SigningDraft {
  way: SigningWay;
  person?: string | undefined;
  line: PaperLineDraft;
}

interface SigningProps {
  office: OfficeView;
  /** Who can sign with a token in a second reader. */
  beside: readonly PersonCode[];
  draft: SigningDraft;
  change: (change: Partial<SigningDraft>) => void;
  /** Whether the person of the session can be the one. */
  mayOwn: boolean;
  /** Who may have signed by hand. */
  persons: readonly string[];
  label: string;
  /** What the choice of a way is called. */
  wayLabel: string;
  /** What they must be cleared for. */
  level?: Level;
}

/** How another person signs; a way that nobody can take is not offered. */
export function SigningFields({ beside, draft, change, mayOwn, wayLabel, ...paper }: SigningProps) {
  const { t } = useTranslation();
  const { way } = draft;
  const ways: SigningWay[] = [
    ...(mayOwn ? (['own'] as const) : []),
    ...(beside.length > 0 || way === 'countersign' ? (['countersign'] as const) : []),
    'paper',
  ];
  const choose = (value: SigningWay) =>
    change(value === 'countersign' ? { way: value, person: beside[0] } : { way: value });
  return (
    <>
      {ways.length > 1 && (
        <Choice
          label={wayLabel}
          options={ways.map((value) => ({ value, shown: t(`custody.way.${value}`) }))}
          value={way}
          onChange={choose}
        />
      )}
      {way === 'countersign' && <BesideFields {...{ draft, change, beside }} />}
      {way === 'paper' && <OnPaperFields {...{ draft, change, ...paper }} />}
    </>
  );
}

/** The labels of the boxes that lack something; `fits`: whether who signs by hand can be it. */
export function useSigningLacks(): (
  draft: SigningDraft,
  beside: readonly PersonCode[],
  label: string,
  fits?: boolean,
) => string[] {
  const { t } = useTranslation();
  const lineLacks = usePaperLineLacks();
  return (draft, beside, label, fits = draft.person !== undefined) => {
    const { way, person, line } = draft;
    if (way === 'own') return [];
    if (way === 'paper') return [...(fits ? [] : [label]), ...lineLacks(line)];
    return person !== undefined && beside.includes(person) ? [] : [t('custody.field.countersigner')];
  };
}

function BesideFields({
  draft: { person },
  change,
  beside,
}: Pick<SigningProps, 'draft' | 'change' | 'beside'>) {
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
  office,
  draft: { person, line },
  change,
  persons,
  label,
  level,
}: Omit<SigningProps, 'mayOwn' | 'beside' | 'wayLabel'>) {
  const { t } = useTranslation();
  return (
    <fieldset className="custody-part">
      <legend className="label">{t('custody.onPaper')}</legend>
      <PersonBox
        {...{ label, office, persons, value: person, ...(level === undefined ? {} : { level }) }}
        onChange={(code) => change({ person: code })}
      />
      <PaperLineFields draft={line} onChange={(next) => change({ line: next })} />
    </fieldset>
  );
}
