import { useTranslation } from 'react-i18next';
import { PaperLine } from '../../../contract/custody/permit.ts';
import { thisYear } from '../../format/dates.ts';
import { type Counted, NumberBox } from '../fields/boxes.tsx';

/** A line of the paper book as it stands in the boxes. */
export interface PaperLineDraft {
  year?: Counted | undefined;
  line?: Counted | undefined;
}

export const readPaperLine = (draft: PaperLineDraft): PaperLine | undefined =>
  PaperLine.safeParse({ year: draft.year, line: draft.line }).data;

/** The labels of the boxes that lack something. */
export function usePaperLineLacks(): (draft: PaperLineDraft) => string[] {
  const { t } = useTranslation();
  return ({ year, line }) => [
    ...(isYear(year) ? [] : [t('custody.field.year')]),
    ...(isLine(line) ? [] : [t('custody.field.line')]),
  ];
}

const isYear = (year: Counted | undefined): boolean =>
  PaperLine.shape.year.safeParse(year).success && Number(year) <= thisYear();
const isLine = (line: Counted | undefined): boolean => PaperLine.shape.line.safeParse(line).success;

/** Which line of the paper book of hand-overs was signed by hand. */
export function PaperLineFields({
  draft,
  onChange,
}: {
  draft: PaperLineDraft;
  onChange: (draft: PaperLineDraft) => void;
}) {
  const { t } = useTranslation();
  const { year, line } = draft;
  return (
    <div className="custody-line">
      <NumberBox
        label={t('custody.field.line')}
        error={line !== undefined && !isLine(line) ? t('custody.rule.line') : undefined}
        value={line}
        onChange={(value) => onChange({ year, line: value })}
      />
      <NumberBox
        label={t('custody.field.year')}
        error={year !== undefined && !isYear(year) ? t('custody.rule.year', { year: thisYear() }) : undefined}
        value={year}
        onChange={(value) => onChange({ year: value, line })}
      />
    </div>
  );
}
