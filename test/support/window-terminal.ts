import { fork } from 'node:child_process';
import { join } from 'node:path';
import { errorOf } from '../../contract/errors/index.ts';
import type { StartTerminal } from '../../renderer/testing/terminal.ts';
import type { WindowAnswer, WindowRequest } from './window-terminal-child.ts';

type Call = WindowRequest extends infer One ? (One extends WindowRequest ? Omit<One, 'id'> : never) : never;

/** A real terminal in a process of its own: the realm of jsdom has other globals than core and drivers expect. */
export const startTerminal: StartTerminal = (onChanged) => {
  const child = fork(join(import.meta.dirname, 'window-terminal-child.ts'), {
    serialization: 'advanced',
    execArgv: [],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on('message', (message: WindowAnswer) => {
    if ('changed' in message) return onChanged(message.changed);
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(errorOf(message.error));
  });
  child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the process of the terminal ended'));
    waiting.clear();
  });
  const call = (request: Call): Promise<unknown> => {
    last += 1;
    const answer = Promise.withResolvers<unknown>();
    waiting.set(last, answer);
    child.send({ ...request, id: last } satisfies WindowRequest);
    return answer.promise;
  };
  return {
    ask: (name, args) => call({ name, args }),
    async unlock() {
      await call({ name: 'machine.unlock' });
    },
    async setClock(now) {
      await call({ name: 'machine.clock', now });
    },
    async stop() {
      await call({ name: 'machine.stop' });
      child.disconnect();
      await ended;
    },
  };
};
