import type { Channel } from '../../contract/channel.ts';
import { AppError, failureOf, type Outcome } from '../../contract/errors/index.ts';
import type { ShellLog } from '../log.ts';

/**
 * Parses the arguments, calls, parses the result. Never throws: what is refused or goes wrong comes back as a
 * failure, and its cause goes to the log without a word of what was in it.
 */
export async function answer(
  name: string,
  channel: Channel | undefined,
  call: (args: unknown) => unknown,
  raw: unknown,
  log: ShellLog,
): Promise<Outcome<unknown>> {
  try {
    if (channel === undefined) throw new AppError('CHANNEL_UNKNOWN');
    const args = channel.args.safeParse(raw);
    if (!args.success) throw new AppError('ARGUMENT_INVALID', { cause: args.error });
    const result = channel.result.safeParse(await call(args.data));
    if (!result.success) throw new AppError('RESULT_INVALID', { cause: result.error });
    return { ok: true, value: result.data };
  } catch (error) {
    const failure = failureOf(error);
    // The name of a channel that does not exist is the asker's text.
    log.failed(channel === undefined ? 'unknown-channel' : name, failure.code, error);
    return { ok: false, error: failure };
  }
}
