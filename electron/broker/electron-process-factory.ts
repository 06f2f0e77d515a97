import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { electronPort } from '../rpc/port.ts';
import { coreEnvironment, tokenHostEnvironment } from './environment.ts';
import type { Child, ProcessFactory } from './process-factory.ts';

interface Entries {
  readonly core: string;
  readonly tokenHost: string;
  /** For both children. */
  readonly args: string[];
}

/** Children as Electron's utility processes, joined by its message channels. */
export function electronProcessFactory({ core, tokenHost, args }: Entries): ProcessFactory<MessagePortMain> {
  return {
    launchCore: () => fork(core, args, 'Trạm Mật: core', coreEnvironment(process.env)),
    launchTokenHost: () => fork(tokenHost, args, 'Trạm Mật: token', tokenHostEnvironment(process.env)),
    toChild() {
      const { port1, port2 } = new MessageChannelMain();
      return { local: electronPort(port1), remote: port2 };
    },
    betweenChildren() {
      const { port1, port2 } = new MessageChannelMain();
      return [port1, port2];
    },
  };
}

function fork(
  entry: string,
  args: string[],
  serviceName: string,
  env: Record<string, string>,
): Child<MessagePortMain> {
  // Without `execArgv` a child would inherit main's, a debugger's port among them.
  const child: UtilityProcess = utilityProcess.fork(entry, args, {
    serviceName,
    env,
    execArgv: [],
    stdio: 'inherit',
  });
  return {
    handOver: (role, port) => child.postMessage({ role }, [port]),
    onExit: (listener) => child.once('exit', listener),
    kill: () => child.kill(),
    abort() {
      // Electron has no call for it; `pid` is undefined once the process has ended.
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
