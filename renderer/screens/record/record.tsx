import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../../../contract/errors/index.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { useRecord, useRefused } from '../../bridge/queries.ts';
import { Loading } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { DeedDialog } from '../../components/custody/deed-dialog.tsx';
import { DiscloseDialog } from '../../components/custody/disclose-dialog.tsx';
import { useMay } from '../../components/custody/may.ts';
import { openOf } from '../../components/custody/standing.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { CodeText, SettledMark, SignedMark, StateMark, UrgencyMark } from '../../components/marks.tsx';
import { Page } from '../../components/page.tsx';
import { Facts } from '../../components/record-facts.tsx';
import { SendBy } from '../../components/send-by.tsx';
import { SharedCode } from '../../components/shared-code.tsx';
import { Signatures } from '../../components/signatures.tsx';
import { SignedNote } from '../../components/signed-note.tsx';
import { formatNumber } from '../../format/codes.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { go, goBack, type ViewOf } from '../../state/view.ts';
import { Answered } from './answered.tsx';
import { type AskedDeed, isHere } from './board-copies.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { CompleteDialog } from './complete-dialog.tsx';
import { Copies } from './copies.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { recordKeys } from './keys.ts';
import { NextDeed } from './next-deed.tsx';
import { Papers, papersAsk } from './papers.tsx';
import { useRecordSteps } from './record-steps.ts';
import { Refused } from './refused.tsx';
import { Replies } from './replies.tsx';
import { Route } from './route.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { DroppedNote, UnwrittenNote } from './unwritten-note.tsx';
import { useUnwritten } from './use-unwritten.ts';
import './record.css';

/** Everything known about one coded record. */
export default function RecordScreen({ code, issuer, ask, copy }: ViewOf<'record'>) {
  const { t } = useTranslation();
  const page = useRecord(code, issuer);
  const missing = page.error !== null && failureOf(page.error).code === 'RECORD_NOT_FOUND';
  const refused = useRefused(code, missing);
  useShortcuts(recordKeys, { leave: goBack });
  if (page.error && !(missing && refused.isPending)) {
    const envelopes = refused.data?.refused ?? [];
    return (
      <Page title={t('record.name')} lead={<CodeText code={code} />} actions={<Back />}>
        {missing && envelopes.length > 0 ? (
          <Refused refused={envelopes} />
        ) : (
          <FailedToRead thrown={page.error} again={() => void page.refetch()} />
        )}
      </Page>
    );
  }
  if (page.data === undefined) return <Loading what={t('record.name')} />;
  return <Loaded page={page.data} ask={ask} scanned={copy} />;
}

function Back() {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" icon="left" onPress={goBack}>
      {t('shell.back')}
    </Button>
  );
}

type Asking = 'issue' | 'complete' | 'cancel' | 'settle' | null;

function Loaded({
  page,
  ask,
  scanned,
}: {
  page: RecordPage;
  ask: ViewOf<'record'>['ask'] | undefined;
  scanned: string | undefined;
}) {
  const { t } = useTranslation();
  const { record, state } = { record: page.row.record, state: page.row.state };
  const { issues, completes, replies, settles, corrects, cancels } = useRecordSteps(page);
  const may = useMay();
  const unwritten = useUnwritten(page, corrects);
  const { title, goToTitle } = useTitle();
  const [asking, setAsking] = useState<Asking>(ask === 'issue' && issues ? 'issue' : null);
  const [asked, askDeed] = useState<AskedDeed | null>(null);
  const here = page.copies.filter(isHere);
  const { settled } = page.row;
  const { book, code, issuer } = record;
  const correct = () =>
    go({ screen: 'form', book, correct: code, ...(book === 'incoming' ? { issuer } : {}) });
  const reply = () => go({ screen: 'form', book: 'outgoing', reply: code, issuer });
  useShortcuts(recordKeys, {
    ...(replies ? { reply } : {}),
    ...(issues ? { issue: () => setAsking('issue') } : {}),
    ...(completes ? { complete: () => setAsking('complete') } : {}),
    ...(settles ? { settle: () => setAsking('settle') } : {}),
    ...(corrects ? { correct } : {}),
    ...(cancels ? { cancelRecord: () => setAsking('cancel') } : {}),
  });
  const facts = <Facts key="facts" row={page.row} />;
  const papers = <Papers key="papers" page={page} handAtOnce={ask === 'hand'} />;
  const copies = <Copies key="copies" {...{ page, scanned }} onAsk={askDeed} />;
  const asksOfCopies = here.some(({ inside }) => openOf(inside).length > 0);
  return (
    <Page
      speak
      takeFocus={scanned === undefined}
      title={
        <span ref={title} className="record-title">
          <LevelMark level={record.level} />{' '}
          <span className="number">{formatNumber(record.number, record.notation)}</span>{' '}
          <UrgencyMark urgency={record.urgency} />
        </span>
      }
      lead={
        <span className="record-lead">
          <CodeText code={record.code} />{' '}
          <span>
            {t(`words.book.${record.book}`)} ·{' '}
            {t('record.ordinal', { ordinal: record.ordinal, year: record.year })}
          </span>
          <StateMark state={state} />
          {settled && <SettledMark />}
          {page.row.sendBy && <SendBy term={page.row.sendBy} />}
          <SignedMark signed={page.row.signed} />
        </span>
      }
      actions={
        <>
          {here.length > 0 && <NextDeed record={record} here={here} onAsk={askDeed} />}
          {issues && (
            <Button
              kind="primary"
              icon="outgoing"
              shortcut={recordKeys.issue}
              onPress={() => setAsking('issue')}
            >
              {t('record.issue')}
            </Button>
          )}
          {completes && (
            <Button
              kind="primary"
              icon="envelope"
              shortcut={recordKeys.complete}
              onPress={() => setAsking('complete')}
            >
              {t('record.complete.go')}
            </Button>
          )}
          {replies && (
            <Button
              kind={page.answeredBy.length === 0 && !completes ? 'primary' : 'plain'}
              icon="outgoing"
              shortcut={recordKeys.reply}
              onPress={reply}
            >
              {t('record.reply')}
            </Button>
          )}
          {settles && (
            <Button
              icon={settled ? 'clock' : 'ok'}
              shortcut={recordKeys.settle}
              onPress={() => setAsking('settle')}
            >
              {t(settled ? 'record.reopen' : 'record.settle')}
            </Button>
          )}
          {corrects && (
            <Button icon="pen" shortcut={recordKeys.correct} onPress={correct}>
              {t('record.correct')}
            </Button>
          )}
          {cancels && (
            <Button kind="danger" shortcut={recordKeys.cancelRecord} onPress={() => setAsking('cancel')}>
              {t(record.book === 'incoming' ? 'record.cancelEntry' : 'record.cancel')}
            </Button>
          )}
          <Back />
        </>
      }
    >
      <div className="record">
        <div className="record-main">
          <SharedCode others={page.sharedWith} />
          <Answered page={page} />
          <DroppedNote unwritten={unwritten} state={state} onSeen={goToTitle} />
          <UnwrittenNote unwritten={unwritten} book={book} onOpen={correct} />
          {asksOfCopies && copies}
          {papersAsk(page) ? [papers, facts] : [facts, papers]}
          <Replies answeredBy={page.answeredBy} repliesTo={page.repliesTo} />
          {!asksOfCopies && copies}
          {/* Who sees only what is in their hands is told of no signature, and so not of none. */}
          {may('read', record.level) && (
            <section className="panel">
              <h2>{t('signatures.heading')}</h2>
              <Signatures signatures={page.signatures} book={record.book} />
              {page.answered === 'entered' && <SignedNote />}
            </section>
          )}
        </div>
        <Route page={page} />
      </div>
      {asked?.deed === 'disclose' && <DiscloseDialog record={record} onClose={() => askDeed(null)} />}
      {asked !== null && asked.deed !== 'disclose' && (
        <DeedDialog deed={asked.deed} copies={asked.items} onClose={() => askDeed(null)} />
      )}
      {asking === 'issue' && (
        <IssueDialog
          record={record}
          unwritten={unwritten}
          onCorrect={correct}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'cancel' && <CancelDialog record={record} onClose={() => setAsking(null)} />}
      {asking === 'complete' && (
        <CompleteDialog page={page} onDone={goToTitle} onClose={() => setAsking(null)} />
      )}
      {asking === 'settle' && <SettleDialog page={page} onDone={goToTitle} onClose={() => setAsking(null)} />}
    </Page>
  );
}

/** After an act that moves the lists of the page, the keyboard and the view go to the heading, which bears the mark. */
function useTitle() {
  const title = useRef<HTMLSpanElement>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times > 0) title.current?.closest('h1')?.focus();
  }, [times]);
  return { title, goToTitle: () => setTimes((before) => before + 1) };
}
