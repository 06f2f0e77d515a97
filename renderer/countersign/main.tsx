// First: zod must be told before any schema is made that the CSP forbids `eval`.
import '../app/zod.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '../styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { ask } from '../bridge/client.ts';
import { queryClient } from '../bridge/query-client.ts';
import { watchScans } from '../keys/scanner.ts';
import { CountersignPage } from './countersign-page.tsx';
import { i18n, startTranslations } from './translations.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('countersign.html holds no element "root"');

const { shown, preferences, scanner } = await ask('countersign.view', {});
// A code that is scanned here is no PIN, and opens nothing.
watchScans({ settings: () => scanner, onScan: () => undefined });
await startTranslations(preferences.language);
document.documentElement.lang = preferences.language;
document.documentElement.dataset['theme'] = preferences.theme;
document.documentElement.style.fontSize = `${preferences.zoom}%`;
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <CountersignPage shown={shown} />
        </ErrorBoundary>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
