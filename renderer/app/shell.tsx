import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { Check } from '../screens/check/check.tsx';
import { RecordForm } from '../screens/form/form.tsx';
import { Ledger } from '../screens/ledger/ledger.tsx';
import { Outbox } from '../screens/outbox/outbox.tsx';
import { RecordScreen } from '../screens/record/record.tsx';
import { Register } from '../screens/register/register.tsx';
import { Settings } from '../screens/settings/settings.tsx';
import { Today } from '../screens/today/today.tsx';
import { useActivity } from './activity.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyHelp } from './key-help.tsx';
import { lock } from './lock.ts';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { SessionContext } from './session-context.ts';
import { StatusBar } from './status-bar.tsx';
import { TrainingBanner } from './training-banner.tsx';
import { go, goBack, show, useView, type View } from './view.ts';

/** The unlocked terminal: side bar, screen, status bar. */
export function Shell({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const { view, overlay } = useView();
  useActivity();
  useShortcuts({
    today: () => go({ screen: 'today' }),
    outgoing: () => go({ screen: 'outgoing' }),
    incoming: () => go({ screen: 'incoming' }),
    check: () => go({ screen: 'check' }),
    outbox: () => go({ screen: 'outbox' }),
    ledger: () => go({ screen: 'ledger' }),
    settings: () => go({ screen: 'settings' }),
    palette: () => show('palette'),
    help: () => show('help'),
    back: goBack,
  });
  useShortcuts({ lock: () => void lock() }, { inDialog: true });
  return (
    <SessionContext value={session}>
      <div className="shell">
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        {session.training && <TrainingBanner standIn={session.standIn} />}
        <div className="shell-body">
          <Navigation />
          {/* Each screen its own element: none opens where another was scrolled to. */}
          <main key={keyOf(view)} id="main" data-screen={view.screen} tabIndex={-1}>
            <ErrorBoundary>
              <ScreenOf view={view} />
            </ErrorBoundary>
          </main>
        </div>
        <StatusBar session={session} />
      </div>
      {overlay === 'help' && <KeyHelp />}
      {overlay === 'palette' && <Palette />}
    </SessionContext>
  );
}

/** Two views of one key are one mounted screen. */
function keyOf(view: View): string {
  if (view.screen === 'record') return `record ${view.code} ${view.issuer ?? ''}`;
  if (view.screen === 'form') return `form ${view.book} ${view.correct ?? ''}`;
  return view.screen;
}

function ScreenOf({ view }: { view: View }) {
  switch (view.screen) {
    case 'today':
      return <Today />;
    case 'outgoing':
    case 'incoming':
      return <Register book={view.screen} />;
    case 'form':
      return <RecordForm book={view.book} correct={view.correct} />;
    case 'record':
      return <RecordScreen code={view.code} issuer={view.issuer} issueAtOnce={view.ask === 'issue'} />;
    case 'check':
      return <Check chosen={view.envelope} />;
    case 'outbox':
      return <Outbox />;
    case 'ledger':
      return <Ledger />;
    case 'settings':
      return <Settings />;
  }
}
