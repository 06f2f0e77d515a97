import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { heldInSight } from '../components/in-sight.ts';
import { TrainingBanner } from '../components/training-banner.tsx';
import { shellKeys } from '../keys/shared.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { screenOf } from '../screens/index.ts';
import { SessionContext } from '../state/session-context.ts';
import { goBack, show, useView, type View } from '../state/view.ts';
import { useActivity } from './activity.ts';
import { useArrivals } from './arrivals.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { KeyHelp } from './key-help.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { lock, switchPerson } from './lock.ts';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import type { ScreenComponents } from './screen-components.ts';
import { SharedCodeDialog } from './shared-code-dialog.tsx';
import { StatusBar } from './status-bar.tsx';

/** The unlocked terminal: navigation, screen, status bar. */
export function Shell({ session, components }: { session: SessionView; components: ScreenComponents }) {
  const { t } = useTranslation();
  const { view, overlay } = useView();
  useActivity();
  useArrivals();
  useShortcuts(shellKeys, { palette: () => show('palette'), help: () => show('help'), back: goBack });
  const [next] = session.others;
  useShortcuts(
    shellKeys,
    { lock: () => void lock(), switch: () => void switchPerson(next?.serial) },
    { inDialog: true },
  );
  return (
    <SessionContext value={session}>
      <div className="shell">
        <a className="skip" href="#main">
          {t('shell.skip')}
        </a>
        {session.training && <TrainingBanner standIn={session.standIn} />}
        <div className="shell-body">
          <Navigation />
          {/* Each screen has an element of its own, so that it does not open where another was scrolled to. */}
          <main
            key={`${view.screen} ${screenOf(view.screen).identity(view)}`}
            ref={heldInSight}
            id="main"
            data-screen={view.screen}
            tabIndex={-1}
          >
            <ErrorBoundary>
              <ScreenOf view={view} components={components} />
            </ErrorBoundary>
          </main>
        </div>
        <StatusBar session={session} />
      </div>
      <LeaveDialog />
      <SharedCodeDialog />
      {overlay === 'help' && <KeyHelp />}
      {overlay === 'palette' && <Palette />}
    </SessionContext>
  );
}

function ScreenOf({ view, components }: { view: View; components: ScreenComponents }) {
  const Screen = components.get(view.screen);
  return Screen && <Screen {...view} />;
}
