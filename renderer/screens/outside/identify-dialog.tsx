import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideBodyView } from '../../../contract/ipc/directory-views.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { asking } from '../../bridge/client.ts';
import { useOutsideShared } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { OrganisationBox } from '../../components/fields/organisations.tsx';
import { Icon } from '../../components/icon.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';

/** Joins the number of a body to the code that the directory has for it now. */
export function IdentifyDialog({ body: { code }, onClose }: { body: OutsideBodyView; onClose: () => void }) {
  const { t } = useTranslation();
  const request = useRequest();
  const [organisation, setOrganisation] = useState<string>();
  const listed = organisation === undefined || isOutside(organisation) ? undefined : organisation;
  return (
    <AskDialog
      title={t('outside.title', { code })}
      lead={t('outside.about', { code })}
      about={<PlacedOrganisationName code={code} />}
      go={t('outside.go')}
      going={t('outside.go')}
      done={t('outside.done', { code })}
      act={
        listed === undefined
          ? undefined
          : asking('outside.identify', { request: request.id(), code, organisation: listed })
      }
      lacks={listed === undefined ? t('outside.body') : undefined}
      onClose={onClose}
    >
      <OrganisationBox label={t('outside.body')} value={organisation} onChange={setOrganisation} />
      {listed !== undefined && <Shared code={code} organisation={listed} />}
    </AskDialog>
  );
}

/** Warns of records that go to the number and to the body both: then they are likely two bodies. */
function Shared({ code, organisation }: { code: string; organisation: string }) {
  const { t } = useTranslation();
  const { data } = useOutsideShared(code, organisation);
  if (data === undefined || data.total === 0) return null;
  return (
    <div className="note" data-tone="warning" role="status">
      <Icon name="warning" />
      <div>
        <p className="note-what">{t('outside.shared', { count: data.total, code })}</p>
        <ul>
          {data.records.map((record) => (
            <li key={record.code}>
              <RecordName record={record} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
