import type { z } from 'zod';
import type { Args, ChannelMap, Result } from '../../contract/channel.ts';
import { AppError, type ErrorCode, errorOf } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';
import { Incoming, type Reply } from './message.ts';
import type { Port } from './port.ts';
import type { EventMap } from './serve.ts';

export interface ConnectOptions<Events extends EventMap> {
  /** With this code every call fails once the port is gone: CORE_LOST or TOKEN_HOST_LOST. */
  readonly lost: ErrorCode;
  readonly log: ShellLog;
  readonly events: Events;
  readonly onEvent: { [Name in keyof Events]: (value: z.infer<Events[Name]>) => void };
  readonly onClose?: () => void;
}

export interface Connection<Channels extends ChannelMap> {
  /** Rejects with AppError alone. */
  call<Name extends keyof Channels & string>(
    name: Name,
    args: Args<Channels, Name>,
  ): Promise<Result<Channels, Name>>;
  /** Gives up the port; pending calls fail as lost. */
  close(): void;
}

interface Pending {
  readonly name: string;
  resolve(value: unknown): void;
  reject(error: AppError): void;
}

/** Asks the other end of a port, which serves the same map: it parses the arguments, this end the results. */
export function connect<Channels extends ChannelMap, Events extends EventMap>(
  port: Port,
  channels: Channels,
  options: ConnectOptions<Events>,
): Connection<Channels> {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  let open = true;

  function lose(): void {
    if (!open) return;
    open = false;
    for (const call of pending.values()) call.reject(new AppError(options.lost));
    pending.clear();
    options.onClose?.();
  }

  function take(message: unknown): void {
    const incoming = Incoming.safeParse(message);
    if (!incoming.success) options.log.failed('rpc', 'RESULT_INVALID', incoming.error);
    else if (incoming.data.kind === 'event') takeEvent(incoming.data.name, incoming.data.value);
    else takeReply(incoming.data);
  }

  function takeReply(reply: z.infer<typeof Reply>): void {
    const call = pending.get(reply.id);
    pending.delete(reply.id);
    if (call === undefined) return;
    if (!reply.ok) {
      call.reject(errorOf(reply.error));
      return;
    }
    const value = channels[call.name]?.result.safeParse(reply.value);
    if (value?.success === true) call.resolve(value.data);
    else call.reject(new AppError('RESULT_INVALID', { cause: value?.error }));
  }

  function takeEvent(name: string, value: unknown): void {
    const event = Object.hasOwn(options.events, name) ? options.events[name]?.safeParse(value) : undefined;
    // Parsed with the schema the listener was typed by.
    if (event?.success === true) options.onEvent[name]?.(event.data as never);
    else options.log.failed('rpc', 'RESULT_INVALID', event?.error);
  }

  port.listen(take, lose);
  return {
    async call(name, args) {
      if (!open) throw new AppError(options.lost);
      const id = ++lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      pending.set(id, { name, resolve, reject });
      port.post({ kind: 'request', id, name, args });
      // `take` resolves with what the channel's own result schema let through.
      return promise as Promise<Result<Channels, typeof name>>;
    },
    close() {
      lose();
      port.close();
    },
  };
}
