import { useTranslation } from 'react-i18next';
import type { OnPaper } from '../../../contract/ipc/custody-channels.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { TwoPersonAct } from '../../../contract/rights/two-person.ts';
import type { PersonCode } from '../../../contract/scalar.ts';
import { FaultNote } from '../failure.tsx';
import type { OfficeView } from './office.ts';
import { readPaperLine } from './paper-line-fields.tsx';
import { type SigningDraft, SigningFields } from './signing-fields.tsx';

/** Those of the second persons who can sign beside the session. One PIN signs one act, which one window shows. */
export const secondsBeside = (
  seconds: readonly PersonCode[] | undefined,
  beside: readonly PersonCode[],
  acts: number,
): readonly PersonCode[] =>
  acts === 1 && seconds !== undefined ? beside.filter((code) => seconds.includes(code)) : [];

/** What the boxes state of a second person who signed by hand; undefined where the law asks for nobody. */
export function readSecond({ person, line }: SigningDraft): OnPaper | undefined {
  const signed = readPaperLine(line);
  return person === undefined || signed === undefined ? undefined : { person, line: signed };
}

/** That the law asks for a second person who stands by the act, and how they say so. */
export function SecondFields({
  act,
  level,
  seconds,
  ...fields
}: {
  act: TwoPersonAct;
  level: Level;
  seconds: readonly PersonCode[];
  office: OfficeView;
  beside: readonly PersonCode[];
  draft: SigningDraft;
  change: (change: Partial<SigningDraft>) => void;
}) {
  const { t } = useTranslation();
  if (seconds.length === 0)
    return <FaultNote fault={{ code: 'SECOND_PERSON_MISSING', detail: { act, level, holders: [] } }} />;
  return (
    <section aria-label={t('custody.second.title')} className="custody-second">
      <p>{t('custody.second.lead')}</p>
      <SigningFields
        {...{ ...fields, persons: seconds, mayOwn: false }}
        label={t('custody.field.second')}
        wayLabel={t('custody.second.way')}
      />
    </section>
  );
}
