import type { HealthAnswer } from '../../contract/exchange/api.ts';
import type { App } from '../wire.ts';

/** `GET /v1/health`: the only route without a session; it still takes an admitted device to ask. */
export function healthRoute(app: App): void {
  app.get('/v1/health', { config: { withoutSession: true } }, async () =>
    JSON.stringify({ ok: true } satisfies HealthAnswer),
  );
}
