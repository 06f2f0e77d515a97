import { randomUUID } from 'node:crypto';
import type { Args, Result } from '../../contract/channel.ts';
import { type CommandName, commandNames, coreChannels } from '../../contract/ipc/channels.ts';
import type { Terminal } from '../../core/terminal.ts';

type Core = typeof coreChannels;
type Command<Name extends CommandName> = (
  args: Omit<Args<Core, Name>, 'request'> & { request?: string },
) => Result<Core, Name> | Promise<Result<Core, Name>>;

/**
 * A terminal's handlers for tests: a command that names no request is one of its own, and what a window would be
 * answered is held against its closed schema, as the border to the window does.
 */
export type TestHandlers = Omit<Terminal['handlers'], CommandName> & {
  [Name in CommandName]: Command<Name>;
};

type Handler = (args: object) => unknown;

export function testHandlers(handlers: Terminal['handlers']): TestHandlers {
  const asked = Object.entries(coreChannels).map(([name, { result }]) => {
    const handler: Handler = Reflect.get(handlers, name);
    const request = () => (name in commandNames ? { request: randomUUID() } : {});
    const held = <Value>(value: Value): Value => {
      result.parse(value);
      return value;
    };
    return [
      name,
      (args: object) => {
        const answer = handler({ ...request(), ...args });
        return answer instanceof Promise ? answer.then(held) : held(answer);
      },
    ] as const;
  });
  return { ...handlers, ...(Object.fromEntries(asked) as Pick<TestHandlers, keyof Core>) };
}
