import type { z } from 'zod';
import type { ChannelMap, Handlers } from '../../contract/channel.ts';
import type { Outcome } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';
import { answer } from './answer.ts';
import { Request } from './message.ts';
import type { Port } from './port.ts';
import { TurnQueue } from './turn-queue.ts';
import { wipeBytes } from './wipe.ts';

export type EventMap = Readonly<Record<string, z.ZodType>>;

export interface ServeOptions<Events extends EventMap> {
  readonly log: ShellLog;
  /** The events that `push` may send. They are parsed where they arrive, so the map only types them here. */
  readonly events: Events;
  /** Owns the byte arrays of arguments and results: zeroes them as soon as the answer is on its way. */
  readonly wipe?: boolean;
  /** Where requests are begun one in each turn of the event loop: which of them go before the others. */
  readonly urgent?: (name: string) => boolean;
  readonly onClose?: () => void;
}

export interface Server<Events extends EventMap> {
  /** Sends an event; the end that receives it parses it. */
  push<Name extends keyof Events & string>(name: Name, value: z.infer<Events[Name]>): void;
  close(): void;
}

/** Answers the requests of a map on a port: parses arguments, and leaves results to the end that receives them. */
export function serve<Channels extends ChannelMap, Events extends EventMap>(
  port: Port,
  channels: Channels,
  handlers: Handlers<Channels>,
  options: ServeOptions<Events>,
): Server<Events> {
  let open = true;

  function reply(id: number, name: string, outcome: Outcome<unknown>): void {
    try {
      port.post({ kind: 'reply', id, ...outcome });
    } catch (error) {
      // What cannot be cloned is no result of the channel.
      options.log.failed(name, 'RESULT_INVALID', error);
      port.post({ kind: 'reply', id, ok: false, error: { code: 'RESULT_INVALID' } });
    }
  }

  const turns = new TurnQueue();

  function take(message: unknown): void {
    const request = Request.safeParse(message);
    // Without an id there is nobody to answer.
    if (!request.success) options.log.failed('rpc', 'ARGUMENT_INVALID', request.error);
    else if (options.urgent === undefined) void run(request.data);
    else turns.add(() => void run(request.data), options.urgent(request.data.name));
  }

  async function run({ id, name, args }: z.infer<typeof Request>): Promise<void> {
    const known = Object.hasOwn(channels, name);
    const outcome = await answer(
      { name, channel: known ? channels[name] : undefined, args },
      // `answer` has parsed the arguments with the schema the handler was typed by.
      (parsed) => handlers[name as keyof Channels](parsed as never),
      options.log,
      // The caller's end parses what it receives (connect.ts).
      'trusted',
    );
    try {
      if (open) reply(id, name, outcome);
    } finally {
      if (options.wipe === true) wipeBytes(args, outcome);
    }
  }

  port.listen(take, () => {
    open = false;
    options.onClose?.();
  });
  return {
    push(name, value) {
      if (open) port.post({ kind: 'event', name, value });
    },
    close() {
      open = false;
      port.close();
    },
  };
}
