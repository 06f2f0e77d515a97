import { useTranslation } from 'react-i18next';
import type { Permit } from '../../../contract/custody/permit.ts';
import type { Level } from '../../../contract/record/fields.ts';
import { DocumentNumber, Notation } from '../../../contract/record/fields.ts';
import type { Right } from '../../../contract/rights/right.ts';
import { LocalDate, type PersonCode } from '../../../contract/scalar.ts';
import { today } from '../../format/dates.ts';
import { FaultNote } from '../failure.tsx';
import { type Counted, DateBox, NumberBox, TextBox } from '../fields/boxes.tsx';
import { PersonBox } from './holder-boxes.tsx';
import type { OfficeView } from './office.ts';

/** A permit as it stands in the boxes. */
export interface PermitDraft {
  by?: string | undefined;
  number?: Counted | undefined;
  notation?: string | undefined;
  issuedOn?: LocalDate | undefined;
  until?: LocalDate | undefined;
}

/** Who permits when nobody was chosen: the one who acts, if they may; otherwise the only one who may. */
export const firstPermitter = (
  permitters: readonly PersonCode[],
  user: PersonCode,
): PersonCode | undefined =>
  permitters.includes(user) ? user : permitters.length === 1 ? permitters[0] : undefined;

/** The permit that the boxes state; undefined while one of them lacks something. */
export function readPermit(draft: PermitDraft, user: PersonCode): Permit | undefined {
  const { by, until } = draft;
  if (by === undefined || untilFault(until)) return undefined;
  const term = until === undefined ? {} : { until };
  if (by === user) return { by, ...term };
  const [number, notation, issuedOn] = [
    DocumentNumber.safeParse(draft.number).data,
    Notation.safeParse(draft.notation).data,
    LocalDate.safeParse(draft.issuedOn).data,
  ];
  if (number === undefined || notation === undefined || issuedOn === undefined || issuedOn > today())
    return undefined;
  return { by, paper: { number, notation, issuedOn }, ...term };
}

const untilFault = (until: string | undefined): boolean =>
  until !== undefined && (!LocalDate.safeParse(until).success || until < today());

/** The labels of the boxes that lack something. */
export function usePermitLacks(): (draft: PermitDraft, user: PersonCode) => string[] {
  const { t } = useTranslation();
  return ({ by, number, notation, issuedOn, until }, user) => {
    const onPaper = by !== undefined && by !== user;
    const day = LocalDate.safeParse(issuedOn);
    return [
      ...(by === undefined ? [t('custody.field.permitBy')] : []),
      ...(onPaper && !DocumentNumber.safeParse(number).success ? [t('custody.field.permitNumber')] : []),
      ...(onPaper && !Notation.safeParse(notation).success ? [t('custody.field.permitNotation')] : []),
      ...(onPaper && !(day.success && day.data <= today()) ? [t('custody.field.permitOn')] : []),
      ...(untilFault(until) ? [t('custody.field.permitUntil')] : []),
    ];
  };
}

/** Who permits, of those who may at the level; the paper that says so where it is somebody else than who acts; until when. */
export function PermitFields({
  office,
  right,
  level,
  draft,
  onChange,
  optional = false,
}: {
  office: OfficeView;
  right: Right;
  level: Level;
  draft: PermitDraft;
  onChange: (draft: PermitDraft) => void;
  optional?: boolean;
}) {
  const { t } = useTranslation();
  const permitters = office.permitters(right, level);
  const set = (change: PermitDraft) => onChange({ ...draft, ...change });
  if (permitters.length === 0)
    return optional ? null : (
      <FaultNote fault={{ code: 'PERMIT_MISSING', detail: { right, level, holders: [] } }} />
    );
  const { by, number, notation, issuedOn, until } = draft;
  const isNoNotation = notation !== undefined && !Notation.safeParse(notation).success;
  const isNoNumber = typeof number === 'number' && !DocumentNumber.safeParse(number).success;
  return (
    <fieldset className="custody-part">
      <legend className="label">{t('custody.permit')}</legend>
      <PersonBox
        label={t('custody.field.permitBy')}
        optional={optional}
        {...{ office, level, persons: permitters, value: by }}
        onChange={(code) => set({ by: code })}
      />
      {by !== undefined && by !== office.user && (
        <div className="custody-line">
          <NumberBox
            label={t('custody.field.permitNumber')}
            error={isNoNumber ? t('fields.rule.number') : undefined}
            value={number}
            onChange={(value) => set({ number: value })}
          />
          <TextBox
            label={t('custody.field.permitNotation')}
            error={isNoNotation ? t('fields.rule.notation') : undefined}
            value={notation}
            onChange={(value) => set({ notation: value })}
          />
          <DateBox
            label={t('custody.field.permitOn')}
            lean="past"
            refuse={(day) => (day > today() ? t('custody.rule.dayToCome') : undefined)}
            value={issuedOn}
            onChange={(value) => set({ issuedOn: value })}
          />
        </div>
      )}
      {by !== undefined && (
        <DateBox
          label={t('custody.field.permitUntil')}
          optional
          lean="future"
          refuse={(day) => (day < today() ? t('custody.rule.dayPast') : undefined)}
          value={until}
          onChange={(value) => set({ until: value })}
        />
      )}
    </fieldset>
  );
}
