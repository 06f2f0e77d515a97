import { lazy, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { usePreferences } from '../bridge/preferences.ts';
import { useSession, useTerminalEvents } from '../bridge/session.ts';
import { Announcer } from '../components/announcer.tsx';
import { FailedToRead } from '../components/failure.tsx';
import { Notices } from '../components/notices.tsx';
import { useLocale } from '../i18n/use-language.ts';
import { allScreens } from '../screens/index.ts';
import { Unlock } from '../screens/unlock/unlock.tsx';
import { clearNotices } from '../state/notices.ts';
import { useBeginning } from './beginning.ts';
import { useHeldInSight, useKeptFocus } from './keep-focus.ts';
import { Opened, Starting } from './opened.tsx';
import { loadComponents } from './screen-components.ts';
import { useSpokenState } from './spoken-state.ts';
import { useTitle } from './title.ts';
import { useZoomKeys } from './zoom-keys.ts';

/** A file of its own: the PIN box does not wait for screens that only an open vault shows. */
const loadShell = () => Promise.all([import('./shell.tsx'), loadComponents()]);
const Shell = lazy(async () => {
  const [{ Shell: Loaded }, components] = await loadShell();
  return {
    default: ({ session }: { session: SessionView }) => <Loaded session={session} components={components} />,
  };
});

/** Locked or not: nothing but the unlock screen exists while the vault is closed. */
export function App() {
  useTerminalEvents();
  useAppearance();
  useKeptFocus();
  useZoomKeys();
  const locale = useLocale();
  const session = useSession();
  useTitle(session.data);
  useSpokenState(session.data);
  const unlocked = session.data?.phase === 'unlocked';
  const known = session.data !== undefined;
  useEffect(() => {
    // Read in while the person looks for the PIN, so that the unlock does not wait for it either.
    if (known) requestIdleCallback(() => void loadShell());
  }, [known]);
  const hasBegun = useBeginning(session.data?.user?.code);
  useEffect(() => {
    if (unlocked) return;
    clearNotices();
    for (const { forget } of allScreens) forget?.();
  }, [unlocked]);
  return (
    <I18nProvider locale={locale}>
      {session.data === undefined ? (
        session.error ? (
          <FailedToRead thrown={session.error} again={() => void session.refetch()} />
        ) : (
          <Starting />
        )
      ) : unlocked ? (
        hasBegun && (
          <Opened>
            <Shell session={session.data} />
          </Opened>
        )
      ) : (
        <Unlock session={session.data} />
      )}
      <Notices />
      <Announcer />
    </I18nProvider>
  );
}

/** Language, theme and zoom of the preferences, on the root element. */
function useAppearance(): void {
  const { language, theme, zoom } = usePreferences();
  const { i18n } = useTranslation();
  useEffect(() => {
    void i18n.changeLanguage(language);
    document.documentElement.lang = language;
  }, [language, i18n]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    // Every length is in rem, so this is the whole of the zoom; container queries follow it.
    document.documentElement.style.fontSize = `${zoom}%`;
  }, [zoom]);
  useHeldInSight(zoom);
}
