import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { Child, PortRole, ProcessFactory } from '../../electron/broker/process-factory.ts';
import type { Port } from '../../electron/rpc/port.ts';

/** A port over Node's own message channel, which clones and closes as Electron's does. */
export const nodePort = (port: MessagePort): Port => ({
  post: (message) => port.postMessage(message),
  listen(onMessage, onClose) {
    port.on('message', onMessage);
    port.on('close', onClose);
  },
  close: () => port.close(),
});

/** A child in the same process, which can be made to die. */
export class NodeChild implements Child<MessagePort> {
  readonly #take: (role: PortRole, port: Port) => void;
  readonly #ports: MessagePort[] = [];
  #ended: (() => void) | undefined;

  constructor(take: (role: PortRole, port: Port) => void) {
    this.#take = take;
  }

  handOver(role: PortRole, port: MessagePort): void {
    this.#ports.push(port);
    this.#take(role, nodePort(port));
  }

  onExit(listener: () => void): void {
    this.#ended = listener;
  }

  /** As a process dies: its ports close and it sends nothing more. */
  kill(): void {
    for (const port of this.#ports.splice(0)) port.close();
    const ended = this.#ended;
    this.#ended = undefined;
    if (ended !== undefined) setImmediate(ended);
  }

  abort(): void {
    this.kill();
  }
}

export const nodeProcessFactory = (
  core: (role: PortRole, port: Port) => void,
  tokenHost: (role: PortRole, port: Port) => void,
  launched: NodeChild[],
): ProcessFactory<MessagePort> => {
  const launch = (take: (role: PortRole, port: Port) => void) => {
    const child = new NodeChild(take);
    launched.push(child);
    return child;
  };
  return {
    launchCore: () => launch(core),
    launchTokenHost: () => launch(tokenHost),
    toChild() {
      const { port1, port2 } = new MessageChannel();
      return { local: nodePort(port1), remote: port2 };
    },
    betweenChildren() {
      const { port1, port2 } = new MessageChannel();
      return [port1, port2];
    },
  };
};
