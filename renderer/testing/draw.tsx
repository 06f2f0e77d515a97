import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, expect } from 'vitest';
import { LeaveDialog } from '../app/leave-dialog.tsx';
import { i18n, startTranslations } from '../app/translations.ts';
import { knowSection } from '../bridge/queries.ts';
import { queryClient } from '../bridge/query-client.ts';
import { Announcer } from '../components/announcer.tsx';
import { Notices } from '../components/notices.tsx';
import { allScreens } from '../screens/index.ts';
import { useAnnouncements } from '../state/announce.ts';
import { useKnownToken } from '../state/known-token.ts';
import { clearNotices } from '../state/notices.ts';
import { SessionContext } from '../state/session-context.ts';
import { useLeaving } from '../state/unsaved.ts';
import { useView } from '../state/view.ts';
import { type Answers, FakeBridge } from './bridge.ts';
import { session } from './samples.ts';

await startTranslations();
// A machine with all its processors at work takes longer than the default second.
configure({ asyncUtilTimeout: 5_000 });

let bridge: FakeBridge | undefined;

beforeEach(async () => {
  // jsdom lays nothing out and has no such method.
  HTMLElement.prototype.scrollIntoView = () => undefined;
  await i18n.changeLanguage('vi');
  document.documentElement.style.fontSize = '16px';
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  clearNotices();
  useAnnouncements.setState(useAnnouncements.getInitialState());
  for (const { forget } of allScreens) forget?.();
  useKnownToken.setState(useKnownToken.getInitialState());
  useView.setState(useView.getInitialState());
  useLeaving.setState(useLeaving.getInitialState());
  const faults = bridge?.faults ?? [];
  bridge = undefined;
  expect(faults).toEqual([]);
});

/** Draws a component as the shell would, with a terminal behind it that gives these answers. */
export function draw(component: ReactElement, answers: Answers, view = session()) {
  // What main is told to expect needs no answer of a test's own.
  const fake = new FakeBridge({ 'act.show': () => ({}), ...answers });
  bridge = fake;
  Object.defineProperty(window, 'tramMat', { value: fake, configurable: true });
  // The shell draws nothing before it knows the section: a test that lets it wait answers later.
  const section = answers['section.view']?.({});
  if (section instanceof Promise) section.catch(() => undefined);
  else if (section !== undefined) knowSection(section);
  const user = userEvent.setup({ delay: null });
  const page = (now: typeof view) => (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <SessionContext value={now}>
          <main>{component}</main>
          <Notices />
          <Announcer />
          <LeaveDialog />
        </SessionContext>
      </QueryClientProvider>
    </I18nextProvider>
  );
  const { rerender } = render(page(view));
  return { bridge: fake, user, sessionBecomes: (now: typeof view) => rerender(page(now)) };
}

/** What the window shows now. */
export const shownView = () => useView.getState().view;
