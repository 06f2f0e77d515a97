import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from '../../build/demo/world.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { TestTerminal } from './terminal.ts';

/**
 * A process that runs a terminal of an earlier commit (earlier-version.ts starts it). It is a file of this version; all
 * that it calls is loaded from the folder with the earlier code, which its first argument names.
 */

export type EarlierCall =
  | { do: 'world'; directory: string }
  | { do: 'start'; world: World; key: 'a' | 'b' }
  | { do: 'ask'; channel: string; args: object }
  | { do: 'waiting' | 'enter'; code: ControlCode }
  | { do: 'settled' | 'stop' };
export interface EarlierAnswer {
  id: number;
  value?: unknown;
  fault?: string;
  code?: ErrorCode;
}

const [, , code = ''] = process.argv;
const load = (path: string): Promise<unknown> => import(pathToFileURL(join(code, path)).href);
const worlds = (await load('build/demo/world.ts')) as typeof import('../../build/demo/world.ts');
const terminals = (await load('test/support/terminal.ts')) as typeof import('./terminal.ts');
const clerk = (await load('test/generations/clerk.ts')) as typeof import('../generations/clerk.ts');

let terminal: TestTerminal | undefined;
const started = (): TestTerminal => {
  if (terminal === undefined) throw new Error('no terminal was started');
  return terminal;
};

async function answer(call: EarlierCall): Promise<unknown> {
  switch (call.do) {
    case 'world':
      return await worlds.createWorld(call.directory);
    case 'start':
      terminal = terminals.startTerminal(call.world, call.key);
      await clerk.unlockAll(terminal);
      return;
    case 'ask':
      return await Reflect.get(started().handlers, call.channel)(call.args);
    case 'waiting':
      return (await clerk.waitingRow(started(), call.code)).envelope;
    case 'enter':
      return await clerk.enter(started(), call.code);
    case 'settled':
      return await clerk.settled(started());
    case 'stop':
      await started().stop();
      return;
  }
}

process.on('message', async ({ id, call }: { id: number; call: EarlierCall }) => {
  try {
    process.send?.({ id, value: await answer(call) } satisfies EarlierAnswer);
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const known = error instanceof Error && 'code' in error ? { code: error.code as ErrorCode } : {};
    process.send?.({ id, fault, ...known } satisfies EarlierAnswer);
  }
});
