import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { AppError, errorOf, Failure } from '../../contract/errors/index.ts';
import type { TokenHostState, TokenPhase } from '../../contract/token/state.ts';
import type { TokenPort } from '../../core/ports/token.ts';
import { softHsmConfiguration } from './softhsm.ts';
import type { TokenAnswer, TokenRequest, WorkerOptions } from './token-worker.ts';

/** A token host in a process of its own for provisioning, tests and benches, without Electron. */
export interface TokenChild extends TokenPort {
  readonly process: ChildProcess;
  login(serial: string, pin: string): Promise<void>;
  /** Ends the process and waits. */
  close(): Promise<void>;
}

/**
 * Starts one on the tokens of a SoftHSM folder. SoftHSM reads SOFTHSM2_CONF once per process, so two
 * terminals' tokens never share one.
 */
export function startTokenChild(
  tokens: string,
  options: WorkerOptions & { env?: NodeJS.ProcessEnv },
  onChange: (state: TokenHostState) => void = () => undefined,
): TokenChild {
  const { env, ...host } = options;
  return startTokenProcess(
    host,
    { env: { ...process.env, SOFTHSM2_CONF: softHsmConfiguration(tokens), ...env } },
    { onChange },
  );
}

export interface TokenListeners {
  onChange?(state: TokenHostState): void;
  onPhase?(phase: TokenPhase): void;
  /** Only a new process can find tokens again. */
  onStale?(): void;
}

/** How a token host is run. */
export interface Surroundings {
  /** All of it. */
  readonly env: NodeJS.ProcessEnv;
  /** What the driver prints is left out. */
  readonly silent?: boolean;
  /** A command that runs the program after it where the module works. */
  readonly within?: readonly string[];
}

/** Starts one on any module. */
export function startTokenProcess(
  options: WorkerOptions,
  { env, silent = false, within = [] }: Surroundings,
  listeners: TokenListeners,
): TokenChild {
  const worker = fileURLToPath(new URL('./token-worker.ts', import.meta.url));
  const [execPath = '', ...execArgv] = [...within, process.execPath];
  const child = fork(worker, [JSON.stringify(options)], {
    serialization: 'advanced',
    execPath,
    execArgv,
    env,
    stdio: ['ignore', silent ? 'ignore' : 'inherit', silent ? 'ignore' : 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;

  child.on('message', (message: TokenAnswer) => {
    if ('changed' in message) return listeners.onChange?.(message.changed);
    if ('begun' in message) return listeners.onPhase?.(message.begun);
    if ('stale' in message) return listeners.onStale?.();
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(errorOf(Failure.parse(message.error)));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new AppError('TOKEN_HOST_LOST'));
    waiting.clear();
  });

  const call = <Value>(name: TokenRequest['name'], args: object): Promise<Value> =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve: resolve as (value: unknown) => void, reject });
      child.send({ id: last, name, args } satisfies TokenRequest, (error) => {
        if (error !== null) reject(new AppError('TOKEN_HOST_LOST'));
      });
    });

  return {
    process: child,
    state: () => call<TokenHostState>('token.state', {}),
    login: (serial, pin) => call<void>('token.login', { serial, pin: new TextEncoder().encode(pin) }),
    logout: () => call<void>('token.logout', {}),
    logoutOne: (serial) => call<void>('token.logoutOne', { serial }),
    sign: async (serial, keyId, mechanism, data) =>
      (await call<{ signature: Uint8Array }>('token.sign', { serial, keyId, mechanism, data })).signature,
    decrypt: async (serial, keyId, oaepHash, data) =>
      (await call<{ plaintext: Uint8Array }>('token.decrypt', { serial, keyId, oaepHash, data })).plaintext,
    async close() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
