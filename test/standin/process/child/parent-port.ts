import { EventEmitter } from 'node:events';
import { adopt, type MessagePortMain, type PortLine } from '../message-port.ts';
import type { WireMessage } from '../port-hub.ts';

const registry = new Map<string, MessagePortMain>();
const send = (message: WireMessage): void => {
  if (process.connected) process.send?.(message);
};
const line: PortLine = {
  post: (from, { data, ports }) => send({ kind: 'post', from, data, ports }),
  close: (id) => send({ kind: 'close', id }),
};

/** `process.parentPort`: messages wait until somebody listens. */
class ParentPort extends EventEmitter {
  #queue: { data: unknown; ports: MessagePortMain[] }[] | undefined = [];

  constructor() {
    super();
    this.on('newListener', (name) => {
      if (name === 'message') setImmediate(() => this.start());
    });
  }

  start(): void {
    const queue = this.#queue ?? [];
    this.#queue = undefined;
    for (const message of queue) this.emit('message', message);
  }
  pause(): void {
    this.#queue ??= [];
  }
  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    const data: unknown = structuredClone(message);
    send({ kind: 'parent', data, ports: transfer.map((port) => port.move()) });
  }

  receive(message: { data: unknown; ports: MessagePortMain[] }): void {
    if (this.#queue === undefined) this.emit('message', message);
    else this.#queue.push(message);
  }
}

/** Joins this process to main; it ends when main does. */
export function joinParent(): ParentPort {
  const parentPort = new ParentPort();
  process.on('message', (message: WireMessage) => {
    if (message.kind === 'parent') {
      const ports = message.ports.map((moved) => adopt(moved, line, registry));
      parentPort.receive({ data: message.data, ports });
    } else if (message.kind === 'port') registry.get(message.to)?.deliver(message);
    else if (message.kind === 'close') registry.get(message.id)?.closed();
  });
  process.on('disconnect', () => process.exit(0));
  return parentPort;
}
