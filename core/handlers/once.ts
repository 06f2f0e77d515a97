import type { Args, Handlers } from '../../contract/channel.ts';
import { type CommandName, commandNames, type coreChannels } from '../../contract/ipc/channels.ts';
import type { Session } from '../session/session.ts';

type Commands = Pick<Handlers<typeof coreChannels>, CommandName>;

/** The handlers of all commands, each of which does what it is asked once for each identity of a request. */
export function onceEach(session: Session, handlers: Commands): Commands {
  const once = <Name extends CommandName>(name: Name) => {
    const handler: Commands[Name] = handlers[name];
    return (args: Args<typeof coreChannels, Name>) =>
      session.open.answered.run(name, args, () => handler(args));
  };
  return Object.fromEntries(
    Object.keys(commandNames).map((name) => [name, once(name as CommandName)]),
  ) as Commands;
}
