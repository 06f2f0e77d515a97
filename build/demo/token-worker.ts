import { type Failure, failureOf } from '../../contract/errors/index.ts';
import { tokenCoreChannels, tokenShellChannels } from '../../contract/token/channels.ts';
import type { TokenHostState, TokenPhase } from '../../contract/token/state.ts';
import { createTokenHost } from '../../native/token/host.ts';

const channels = { ...tokenShellChannels, ...tokenCoreChannels };

export interface TokenRequest {
  readonly id: number;
  readonly name: keyof typeof channels;
  readonly args: object;
}
/** What the parent decides by the arguments of the process. */
export interface WorkerOptions {
  readonly module: string;
  readonly digest: string;
  readonly listed: readonly string[];
  /** Variables that the driver reads, as `driver.json` names them. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly pollMs?: number;
}
export type TokenAnswer =
  | { readonly changed: TokenHostState }
  | { readonly begun: TokenPhase }
  | { readonly stale: true }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Failure };

const send = (answer: TokenAnswer) => {
  if (process.connected) process.send?.(answer);
};

const { environment, ...options } = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
// The driver reads it when it is loaded.
Object.assign(process.env, environment);
const host = createTokenHost({
  ...options,
  onChange: (changed) => send({ changed }),
  onPhase: (begun) => send({ begun }),
  onStale: () => send({ stale: true }),
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
