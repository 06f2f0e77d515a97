import { QueryClient } from '@tanstack/react-query';
import { errorSpec } from '../../contract/errors/index.ts';
import { asAppError } from './app-error.ts';

/**
 * Answers come from the core beside us, so `navigator.onLine` means nothing (`networkMode: 'always'`) and an
 * answer stays true until a `changed` event says otherwise.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, thrown) => failures < 2 && errorSpec(asAppError(thrown).code).retry === 'back-off',
      retryDelay: 400,
    },
    mutations: { networkMode: 'always' },
  },
});
