import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

type Commands = Protocol.CommandParameters;
type Answers = Protocol.CommandReturnValues;
export type ProtocolEvents = Protocol.Events;
export type Params<Name extends keyof ProtocolEvents> = ProtocolEvents[Name];

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
  sessionId?: string;
}

interface Pending {
  method: string;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** The browser refused a command, or is gone. */
class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/** One attached target, or the browser itself when `id` is undefined. */
export class Session {
  readonly id: string | undefined;
  readonly #connection: Connection;
  readonly #events = new EventEmitter();

  constructor(connection: Connection, id: string | undefined) {
    this.#connection = connection;
    this.id = id;
    this.#events.setMaxListeners(0);
  }

  send<Name extends keyof Commands & keyof Answers>(
    method: Name,
    params?: Commands[Name],
  ): Promise<Answers[Name]> {
    return this.#connection.send(method, params, this.id) as Promise<Answers[Name]>;
  }

  /** For commands whose failure means that the target is on its way out, which its own event tells. */
  tell<Name extends keyof Commands & keyof Answers>(method: Name, params?: Commands[Name]): void {
    this.send(method, params).catch(() => {});
  }

  on<Name extends keyof ProtocolEvents>(
    method: Name,
    listener: (params: ProtocolEvents[Name]) => void,
  ): void {
    this.#events.on(method, listener);
  }

  dispatch(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }
}

/** DevTools protocol over Chromium's pipe: JSON messages ended by a zero byte, all targets on one line. */
export class Connection {
  readonly root: Session;
  readonly #sessions = new Map<string, Session>();
  readonly #pending = new Map<number, Pending>();
  readonly #output: Writable;
  #last = 0;
  #closed = false;

  constructor(output: Writable, input: Readable) {
    this.root = new Session(this, undefined);
    this.#output = output;
    output.on('error', () => this.#close());
    let parts: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
        parts.push(chunk.subarray(from, end));
        this.#receive(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
        parts = [];
        from = end + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    });
    input.on('close', () => this.#close());
    input.on('error', () => this.#close());
  }

  session(id: string): Session {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const session = new Session(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  send(method: string, params: unknown, sessionId: string | undefined): Promise<unknown> {
    if (this.#closed) return Promise.reject(new ProtocolError(`${method}: Chromium is gone`));
    this.#last += 1;
    const id = this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#pending.set(id, { method, resolve, reject });
    this.#output.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId })}\0`);
    return promise;
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) pending?.reject(new ProtocolError(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result);
      return;
    }
    const session = message.sessionId === undefined ? this.root : this.#sessions.get(message.sessionId);
    if (message.method !== undefined) session?.dispatch(message.method, message.params);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { method, reject } of this.#pending.values()) {
      reject(new ProtocolError(`${method}: Chromium is gone`));
    }
    this.#pending.clear();
  }
}
