import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutsideBodyView } from '../../../contract/ipc/directory-views.ts';
import { useOutsideBodies } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { useCatalogue } from '../../components/catalogue.tsx';
import { useMay } from '../../components/custody/may.ts';
import { useEnrol } from '../../components/enrol.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { IdentifyDialog } from './identify-dialog.tsx';
import { SeparateDialog } from './separate-dialog.tsx';

/** Lines shown at once. */
const limit = 100;

/** The list is read again by the act itself. */
const noMore = () => undefined;

const columns = ['code', 'kind', 'lines', 'sent', 'organisation'] as const;

/** The list of the keeper of the directory: bodies that have a number of this terminal, those still open first. */
export default function Outside() {
  const { t } = useTranslation();
  const { data, error, refetch } = useOutsideBodies();
  const [chosen, setChosen] = useState<OutsideBodyView>();
  const Asked = chosen?.organisation === null ? IdentifyDialog : SeparateDialog;
  const [offset, setOffset] = useState(0);
  const enrol = useEnrol(noMore);
  const bodies = data?.bodies.toSorted(
    (one, other) => Number(one.organisation !== null) - Number(other.organisation !== null),
  );
  return (
    <Page title={t('outside.name')} lead={t('outside.lead')} actions={enrol.button}>
      {error ? (
        <FailedToRead thrown={error} again={() => void refetch()} />
      ) : bodies === undefined ? (
        <Loading what={t('outside.name')} />
      ) : bodies.length === 0 ? (
        <Empty icon="user" title={t('outside.empty')}>
          <p>{t('outside.emptyHint')}</p>
        </Empty>
      ) : (
        <>
          <OutsideTable bodies={bodies.slice(offset, offset + limit)} onChoose={setChosen} />
          {bodies.length > limit && (
            <Pager
              plain
              from={offset + 1}
              to={Math.min(offset + limit, bodies.length)}
              total={bodies.length}
              onNewer={offset > 0 ? () => setOffset(offset - limit) : undefined}
              onOlder={offset + limit < bodies.length ? () => setOffset(offset + limit) : undefined}
            />
          )}
        </>
      )}
      {chosen && <Asked body={chosen} onClose={() => setChosen(undefined)} />}
      {enrol.dialog}
    </Page>
  );
}

function OutsideTable({
  bodies,
  onChoose,
}: {
  bodies: readonly OutsideBodyView[];
  onChoose: (body: OutsideBodyView) => void;
}) {
  const { t } = useTranslation();
  const decides = useMay()('register');
  return (
    <section className="table-frame" aria-label={t('outside.name')} tabIndex={-1}>
      <table className="table table-wide">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`outside.${column}`)}
              </th>
            ))}
            {decides && <td />}
          </tr>
        </thead>
        <tbody>
          {bodies.map((body) => (
            <OutsideLine key={body.code} body={body} onChoose={decides ? () => onChoose(body) : undefined} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OutsideLine({ body, onChoose }: { body: OutsideBodyView; onChoose: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { code, kind, lines, sent, organisation } = body;
  const kinds = useCatalogue('bodies');
  return (
    <tr>
      <th scope="row" data-label={t('outside.code')}>
        {code}
      </th>
      <td data-label={t('outside.kind')}>{kinds.words(kind)}</td>
      <td data-label={t('outside.lines')}>{lines}</td>
      <td data-label={t('outside.sent')}>{sent}</td>
      <td data-label={t('outside.organisation')}>
        {organisation === null ? t('outside.open') : <PlacedOrganisationName code={organisation} />}
      </td>
      {onChoose && (
        <td>
          <Button onPress={onChoose}>
            {t(organisation === null ? 'outside.identify' : 'outside.separate')}
          </Button>
        </td>
      )}
    </tr>
  );
}
