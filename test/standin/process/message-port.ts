import { EventEmitter } from 'node:events';
import type { Delivery, MovedPort } from './port-hub.ts';

/** How a port's process reaches the hub: directly in main, over IPC in a child. */
export interface PortLine {
  post(from: string, delivery: Delivery): void;
  close(id: string): void;
}

/** Electron's MessagePortMain, in main and in utility processes. */
export class MessagePortMain extends EventEmitter {
  readonly id: string;
  readonly #line: PortLine;
  readonly #registry: Map<string, MessagePortMain>;
  #queue: Delivery[] = [];
  #state: 'quiet' | 'started' | 'closed' | 'moved' = 'quiet';

  constructor(id: string, line: PortLine, registry: Map<string, MessagePortMain>) {
    super();
    this.id = id;
    this.#line = line;
    this.#registry = registry;
    registry.set(id, this);
  }

  start(): void {
    if (this.#state !== 'quiet') return;
    this.#state = 'started';
    for (const delivery of this.#queue.splice(0)) this.#emit(delivery);
  }

  postMessage(message: unknown, transfer: MessagePortMain[] = []): void {
    if (this.#state === 'closed' || this.#state === 'moved') return;
    this.#line.post(this.id, { data: structuredClone(message), ports: transfer.map((port) => port.move()) });
  }

  close(): void {
    if (this.#state === 'closed' || this.#state === 'moved') return;
    this.#line.close(this.id);
    this.closed();
  }

  deliver(delivery: Delivery): void {
    if (this.#state === 'started') this.#emit(delivery);
    else this.#queue.push(delivery);
  }

  closed(): void {
    if (this.#state === 'closed' || this.#state === 'moved') return;
    this.#state = 'closed';
    this.#registry.delete(this.id);
    setImmediate(() => this.emit('close'));
  }

  /** Takes the port out of this process. */
  move(): MovedPort {
    if (this.#state === 'moved') throw new Error('A port can be handed over once');
    this.#state = 'moved';
    this.#registry.delete(this.id);
    return { id: this.id, queue: this.#queue.splice(0) };
  }

  #emit(delivery: Delivery): void {
    const ports = delivery.ports.map((moved) => adopt(moved, this.#line, this.#registry));
    setImmediate(() => this.emit('message', { data: delivery.data, ports }));
  }
}

/** A port that arrives in this process. */
export function adopt(
  { id, queue }: MovedPort,
  line: PortLine,
  registry: Map<string, MessagePortMain>,
): MessagePortMain {
  const port = new MessagePortMain(id, line, registry);
  for (const delivery of queue) port.deliver(delivery);
  return port;
}
