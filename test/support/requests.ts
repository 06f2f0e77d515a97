import { randomUUID } from 'node:crypto';
import type { Args, Result } from '../../contract/channel.ts';
import { type CommandName, commandNames, type coreChannels } from '../../contract/ipc/channels.ts';
import type { Terminal } from '../../core/terminal.ts';

type Core = typeof coreChannels;
type Command<Name extends CommandName> = (
  args: Omit<Args<Core, Name>, 'request'> & { request?: string },
) => Result<Core, Name> | Promise<Result<Core, Name>>;

/** A terminal's handlers for tests: a command that names no request is one of its own. */
export type TestHandlers = Omit<Terminal['handlers'], CommandName> & {
  [Name in CommandName]: Command<Name>;
};

export function withRequests(handlers: Terminal['handlers']): TestHandlers {
  const commands = Object.keys(commandNames).map((name) => {
    const handler = handlers[name as CommandName] as (args: object) => unknown;
    return [name, (args: object) => handler({ request: randomUUID(), ...args })] as const;
  });
  return { ...handlers, ...(Object.fromEntries(commands) as Pick<TestHandlers, CommandName>) };
}
