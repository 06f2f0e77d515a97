import { randomUUID } from 'node:crypto';
import type { Args, Result } from '../../contract/channel.ts';
import { ToConfirm } from '../../contract/errors/detail.ts';
import { AppError } from '../../contract/errors/index.ts';
import { type CommandName, commandNames, coreChannels } from '../../contract/ipc/channels.ts';
import { Warning } from '../../contract/record/warning.ts';
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

function warningsIn(thrown: unknown): Warning[] | undefined {
  if (!(thrown instanceof AppError) || thrown.code !== 'WARNING_NOT_CONFIRMED') return undefined;
  const told = ToConfirm.parse(thrown.detail);
  return Warning.options.filter((warning) => told[warning]);
}

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
        const ask = (more: object): unknown => handler({ ...request(), ...args, ...more });
        /** A clerk who goes on with what is told, unless the test says what is confirmed. */
        const confirm = (thrown: unknown): unknown => {
          const confirmed = 'confirmed' in args ? undefined : warningsIn(thrown);
          if (confirmed === undefined) throw thrown;
          return ask({ confirmed });
        };
        try {
          const answer = ask({});
          return answer instanceof Promise ? answer.catch(confirm).then(held) : held(answer);
        } catch (thrown) {
          return held(confirm(thrown));
        }
      },
    ] as const;
  });
  return { ...handlers, ...(Object.fromEntries(asked) as Pick<TestHandlers, keyof Core>) };
}
