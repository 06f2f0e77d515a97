import { type Failure, failureOf } from '../../contract/errors/index.ts';
import { tokenCoreChannels, tokenShellChannels } from '../../contract/token/channels.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { createTokenHost } from '../../native/token/host.ts';

const channels = { ...tokenShellChannels, ...tokenCoreChannels };

export interface TokenRequest {
  readonly id: number;
  readonly name: keyof typeof channels;
  readonly args: object;
}
export type TokenAnswer =
  | { readonly changed: TokenHostState }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Failure };

const send = (answer: TokenAnswer) => {
  if (process.connected) process.send?.(answer);
};

const host = createTokenHost({
  ...(JSON.parse(process.argv[2] ?? '{}') as { module: string; digest: string; listed: string[] }),
  onChange: (changed) => send({ changed }),
  // Provisioning and tests learn of a failure by its code; they keep no log.
  log: { loaded: () => undefined, failed: () => undefined },
});

process.on('message', async ({ id, name, args }: TokenRequest) => {
  try {
    const handler = host.handlers[name] as (args: unknown) => unknown;
    send({ id, ok: true, value: await handler(channels[name].args.parse(args)) });
  } catch (error) {
    send({ id, ok: false, error: failureOf(error) });
  }
});
const end = () => host.close().finally(() => process.exit(0));
process.on('disconnect', end);
process.on('SIGTERM', end);
