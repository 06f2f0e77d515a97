import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRow, LockedLine } from '../../../contract/ipc/views.ts';
import { ask } from '../../bridge/client.ts';
import { useLedger, useSection } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { useMay } from '../../components/custody/may.ts';
import { FailedToRead, ThrownNote } from '../../components/failure.tsx';
import { inPlaces, isLocked } from '../../components/locked.tsx';
import { Page } from '../../components/page.tsx';
import { Pager } from '../../components/pager.tsx';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { tellDone, tellFailure } from '../../state/notices.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { ledgerKeys } from './keys.ts';
import { LedgerLine, LockedLedgerLine } from './ledger-line.tsx';
import { Verdict } from './verdict.tsx';
import './ledger.css';

const limit = 100;

/** The chain of acts, newest first, and the question whether it is whole. */
export default function Ledger() {
  const { t } = useTranslation();
  const { unsignedActs } = useUnlocked();
  /** The `before` of each page passed on the way here; the first page has none. */
  const [trail, setTrail] = useState<number[]>([]);
  // The names of those whom the section lists alone.
  useSection();
  const ledger = useLedger({ before: trail.at(-1) ?? null, limit });
  const verify = useMutation({ mutationFn: () => ask('ledger.verify', {}) });
  const sign = useMutation({
    mutationFn: () => ask('ledger.checkpoint', {}),
    onSuccess: () => tellDone(t('ledger.signedNow')),
    onError: tellFailure,
  });
  const rebuild = useMutation({
    mutationFn: () => ask('ledger.rebuild', {}),
    onSuccess: ({ differed }) => tellDone(t(differed ? 'ledger.rebuiltDiffered' : 'ledger.rebuiltSame')),
    onError: tellFailure,
  });
  const rebuilds = useMay()('register');
  const canSign = unsignedActs > 0 && !sign.isPending;
  useShortcuts(ledgerKeys, {
    verify: () => !verify.isPending && verify.mutate(),
    signNow: () => canSign && sign.mutate(),
  });
  const lines = ledger.data === undefined ? [] : inPlaces(ledger.data);
  const [newest, oldest] = [seqOf(lines[0]), seqOf(lines.at(-1))];
  return (
    <Page
      title={t('ledger.name')}
      lead={t('ledger.lead')}
      actions={
        <>
          <Button
            kind="primary"
            icon="check"
            shortcut={ledgerKeys.verify}
            busy={verify.isPending ? t('ledger.verifying') : undefined}
            onPress={() => verify.mutate()}
          >
            {t('ledger.verify')}
          </Button>
          <Button
            icon="pen"
            shortcut={ledgerKeys.signNow}
            isDisabled={unsignedActs === 0}
            busy={sign.isPending ? t('ledger.signing') : undefined}
            onPress={() => sign.mutate()}
          >
            {unsignedActs === 0 ? t('ledger.allSigned') : t('ledger.sign', { count: unsignedActs })}
          </Button>
          {rebuilds && (
            <Button
              kind="quiet"
              busy={rebuild.isPending ? t('ledger.rebuilding') : undefined}
              onPress={() => rebuild.mutate()}
            >
              {t('ledger.rebuild')}
            </Button>
          )}
        </>
      }
    >
      {verify.data && <Verdict verdict={verify.data} />}
      {verify.error && <ThrownNote thrown={verify.error} />}
      {ledger.error ? (
        <FailedToRead thrown={ledger.error} again={() => void ledger.refetch()} />
      ) : ledger.data === undefined ? (
        <Loading what={t('ledger.name')} />
      ) : lines.length === 0 ? (
        <Empty icon="ledger" title={t('ledger.empty')} />
      ) : (
        <>
          <section className="table-frame" aria-label={t('ledger.name')} tabIndex={-1}>
            <table className="table table-wide ledger">
              <thead>
                <tr>
                  {(['seq', 'at', 'act', 'actor', 'subject', 'hash', 'signed'] as const).map((column) => (
                    <th key={column} scope="col" data-column={column}>
                      {t(`ledger.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {lines.map((line) =>
                  isLocked(line) ? (
                    <LockedLedgerLine key={line.number} seq={line.number} />
                  ) : (
                    <LedgerLine key={line.seq} row={line} fault={verify.data?.firstFault?.seq === line.seq} />
                  ),
                )}
              </tbody>
            </table>
          </section>
          <Pager
            from={oldest}
            to={newest}
            total={ledger.data.total}
            onNewer={trail.length > 0 ? () => setTrail(trail.slice(0, -1)) : undefined}
            onOlder={oldest > 1 ? () => setTrail([...trail, oldest]) : undefined}
          />
        </>
      )}
    </Page>
  );
}

const seqOf = (line: LedgerRow | LockedLine | undefined): number =>
  line === undefined ? 1 : isLocked(line) ? (line.number ?? 1) : line.seq;
