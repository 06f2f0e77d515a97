import { type ChildProcess, fork as forkProcess, type IOType } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ForkOptions } from 'electron';
import { watchdog } from '../chromium/watchdog.ts';
import { runtime } from '../runtime.ts';
import { receivePort } from './main-ports.ts';
import type { MessagePortMain } from './message-port.ts';
import { type PortOwner, portHub, type WireMessage } from './port-hub.ts';

const runner = fileURLToPath(new URL('./child/run.ts', import.meta.url));
const children = new Set<UtilityProcess>();

/** A Node process of its own, joined to main by one IPC channel; it ends when that channel does. */
class UtilityProcess extends EventEmitter {
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  readonly #child: ChildProcess;
  readonly #owner: PortOwner;

  constructor(module: string, args: readonly string[], options: ForkOptions) {
    super();
    const stdio = (options.stdio ?? 'inherit') as IOType | IOType[];
    const [, out, err] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
    this.#child = forkProcess(runner, [module, ...args], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning', ...(options.execArgv ?? [])],
      env: {
        ...((options.env ?? process.env) as NodeJS.ProcessEnv),
        // For the stand-in's own files; what the app may see of the environment is up to the app.
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      },
      stdio: ['ignore', out ?? 'inherit', err ?? 'inherit', 'ipc'],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
    });
    this.stdout = this.#child.stdout;
    this.stderr = this.#child.stderr;
    this.#owner = {
      deliver: (to, { data, ports }) => {
        this.#send({ kind: 'port', to, data, ports });
        for (const { id } of ports) portHub.settle(id, this.#owner);
      },
      closed: (id) => this.#send({ kind: 'close', id }),
    };
    this.#follow(options.serviceName ?? 'Node Utility Process');
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null ? this.#child.pid : undefined;
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const data: unknown = structuredClone(message);
    const ports = transfer.map((port) => port.move());
    for (const { id } of ports) portHub.leave(id);
    this.#send({ kind: 'parent', data, ports });
    for (const { id } of ports) portHub.settle(id, this.#owner);
  }

  kill(): boolean {
    return this.#child.kill('SIGTERM');
  }

  #follow(name: string): void {
    const { pid } = this.#child;
    if (pid !== undefined) watchdog.started(pid);
    children.add(this);
    this.#child.on('spawn', () => this.emit('spawn'));
    this.#child.on('error', (error) => this.emit('error', 'FatalError', error.message, ''));
    this.#child.on('message', (message) => this.#receive(message as WireMessage));
    this.#child.on('exit', (code, signal) => {
      children.delete(this);
      if (pid !== undefined) watchdog.ended(pid);
      portHub.lose(this.#owner);
      const exitCode = code ?? 128;
      if (exitCode !== 0) {
        const reason = signal === null ? 'abnormal-exit' : 'killed';
        runtime.app.emit(
          'child-process-gone',
          {},
          { type: 'Utility', reason, exitCode, name, serviceName: name },
        );
      }
      this.emit('exit', exitCode);
    });
  }

  #send(message: WireMessage): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  #receive(message: WireMessage): void {
    if (message.kind === 'parent') {
      for (const { id } of message.ports) portHub.leave(id);
      this.emit('message', message.data, message.ports.map(receivePort));
    } else if (message.kind === 'post') portHub.post(message.from, message);
    else if (message.kind === 'close') portHub.close(message.id);
  }
}

export const utilityProcess = {
  fork: (module: string, args: readonly string[] = [], options: ForkOptions = {}): UtilityProcess =>
    new UtilityProcess(module, args, options),
};

export function killUtilityProcesses(): void {
  for (const child of children) child.kill();
}
