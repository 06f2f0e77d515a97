// First: zod must be told before any schema is made that the CSP forbids `eval`.
import './zod.ts';
import '@fontsource/be-vietnam-pro/400.css';
import '@fontsource/be-vietnam-pro/500.css';
import '@fontsource/be-vietnam-pro/600.css';
import '@fontsource/be-vietnam-pro/700.css';
import '../styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { queryClient } from '../bridge/query-client.ts';
import { App } from './app.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { startScanner } from './scanner.ts';
import { i18n, startTranslations } from './translations.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds no element "root"');

// Before any component listens to keys.
startScanner();
await startTranslations();
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <App />
        </ErrorBoundary>
      </QueryClientProvider>
    </I18nextProvider>
  </StrictMode>,
);
