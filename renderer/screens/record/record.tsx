import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { go, goBack } from '../../app/view.ts';
import { useRecord } from '../../bridge/queries.ts';
import { Loading } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { CodeText, SignedMark, StateMark, UrgencyMark } from '../../components/marks.tsx';
import { Page } from '../../components/page.tsx';
import { SharedCode } from '../../components/shared-code.tsx';
import { Signatures } from '../../components/signatures.tsx';
import { formatNumber } from '../../format/codes.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { Copies } from './copies.tsx';
import { Facts } from './facts.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { Route } from './route.tsx';

/** Everything known about one coded record. */
export function RecordScreen({
  code,
  issuer,
  issueAtOnce,
}: {
  code: ControlCode;
  /** Where it is known: two bodies may use the same code. */
  issuer: OrganisationCode | undefined;
  issueAtOnce: boolean;
}) {
  const { t } = useTranslation();
  const page = useRecord(code, issuer);
  useShortcuts({ leave: goBack });
  if (page.error) {
    return (
      <Page title={t('nav.record')} lead={<CodeText code={code} />} actions={<Back />}>
        <FailedToRead thrown={page.error} again={() => void page.refetch()} />
      </Page>
    );
  }
  if (page.data === undefined) return <Loading what={t('nav.record')} />;
  return <Loaded page={page.data} issueAtOnce={issueAtOnce} />;
}

function Back() {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" icon="left" onPress={goBack}>
      {t('shell.back')}
    </Button>
  );
}

type Asking = 'issue' | 'cancel' | null;

function Loaded({ page, issueAtOnce }: { page: RecordPage; issueAtOnce: boolean }) {
  const { t } = useTranslation();
  const { record, state } = { record: page.row.record, state: page.row.state };
  const open = record.book === 'outgoing' && state === 'registered';
  const [asking, setAsking] = useState<Asking>(issueAtOnce && open ? 'issue' : null);
  const correct = () => go({ screen: 'form', book: record.book, correct: record.code });
  useShortcuts(
    open ? { issue: () => setAsking('issue'), correct, cancelRecord: () => setAsking('cancel') } : {},
  );
  return (
    <Page
      title={
        <span className="record-title">
          <LevelMark level={record.level} />
          <span className="number">{formatNumber(record.number, record.notation)}</span>
          <UrgencyMark urgency={record.urgency} />
        </span>
      }
      lead={
        <span className="record-lead">
          <CodeText code={record.code} />
          <span>
            {t(`words.book.${record.book}`)} ·{' '}
            {t('record.ordinal', { ordinal: record.ordinal, year: record.year })}
          </span>
          <StateMark state={state} />
          <SignedMark signed={page.row.signed} />
        </span>
      }
      actions={
        <>
          {open && (
            <>
              <Button kind="primary" icon="outgoing" shortcutId="issue" onPress={() => setAsking('issue')}>
                {t('record.issue')}
              </Button>
              <Button icon="pen" shortcutId="correct" onPress={correct}>
                {t('record.correct')}
              </Button>
              <Button kind="danger" shortcutId="cancelRecord" onPress={() => setAsking('cancel')}>
                {t('record.cancel')}
              </Button>
            </>
          )}
          <Back />
        </>
      }
    >
      <div className="record">
        <div className="record-main">
          <SharedCode others={page.sharedWith} />
          <Facts record={record} />
          <Copies copies={page.copies} />
          <section className="panel">
            <h2>{t('record.signatures')}</h2>
            <Signatures signatures={page.signatures} />
          </section>
        </div>
        <Route page={page} />
      </div>
      {asking === 'issue' && <IssueDialog record={record} onClose={() => setAsking(null)} />}
      {asking === 'cancel' && <CancelDialog code={record.code} onClose={() => setAsking(null)} />}
    </Page>
  );
}
