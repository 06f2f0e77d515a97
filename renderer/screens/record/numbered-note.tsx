import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { useOrganisations } from '../../bridge/organisations.ts';
import { Icon } from '../../components/icon.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';

/** Recipients that stand in a record by a number though the directory lists them: on paper, and perhaps twice. */
export function NumberedNote({ record }: { record: CodedRecord }) {
  const { t } = useTranslation();
  const bodies = useOrganisations(record.recipients.filter(isOutside));
  const joined = [...bodies.values()].flatMap((body) =>
    body?.joined === undefined ? [] : [{ code: body.code, organisation: body.joined }],
  );
  if (joined.length === 0) return null;
  const named = new Set([...record.recipients, ...joined.map(({ organisation }) => organisation)]);
  const isTwice = named.size < record.recipients.length + joined.length;
  return (
    <div className="note" data-tone="warning" role="status">
      <Icon name="warning" />
      <div>
        <p className="note-what">{t(isTwice ? 'record.numbered.twice' : 'record.numbered.what')}</p>
        <ul>
          {joined.map(({ code }) => (
            <li key={code}>
              <PlacedOrganisationName code={code} />
            </li>
          ))}
        </ul>
        <p>{t('record.numbered.next')}</p>
      </div>
    </div>
  );
}
