import type { Channel } from '../../contract/channel.ts';
import { AppError, failureOf, type Outcome } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';

/** A request as it came over a border; `channel` is undefined when there is none of that name. */
export interface Asked {
  readonly name: string;
  readonly channel: Channel | undefined;
  readonly args: unknown;
}

/**
 * Parses the arguments and calls. Never throws: what is refused or goes wrong comes back as a failure, and its cause
 * goes to the log without its contents. The result is parsed here (`parsed`), or by whoever receives it or
 * made it (`trusted`): each border parses once.
 */
export async function answer(
  { name, channel, args }: Asked,
  call: (args: unknown) => unknown,
  log: ShellLog,
  result: 'parsed' | 'trusted',
): Promise<Outcome<unknown>> {
  try {
    if (channel === undefined) throw new AppError('CHANNEL_UNKNOWN');
    const parsedArgs = channel.args.safeParse(args);
    if (!parsedArgs.success) throw new AppError('ARGUMENT_INVALID', { cause: parsedArgs.error });
    const value = await call(parsedArgs.data);
    if (result === 'trusted') return { ok: true, value };
    const parsed = channel.result.safeParse(value);
    if (!parsed.success) throw new AppError('RESULT_INVALID', { cause: parsed.error });
    return { ok: true, value: parsed.data };
  } catch (error) {
    const failure = failureOf(error);
    // The name of a channel that does not exist is the asker's text.
    log.failed(channel === undefined ? 'unknown-channel' : name, failure.code, error);
    return { ok: false, error: failure };
  }
}
