// Terminal B in a process of its own, for tests that draw windows in jsdom. Requests come over the channel to the
// parent, one `WindowRequest` each; every answer, and what windows must read again, goes back the same way.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure, failureOf } from '../../contract/errors/index.ts';
import { coreChannels } from '../../contract/ipc/channels.ts';
import type { Topic } from '../../contract/ipc/topic.ts';
import { storeParent } from './memory-folder.ts';
import { startTerminal } from './terminal.ts';
import { waitingWorld } from './waiting-world.ts';

/** `name` is a channel of the core, or what a person does at the machine. */
export type WindowRequest =
  | { readonly id: number; readonly name: keyof typeof coreChannels; readonly args: object }
  | { readonly id: number; readonly name: 'machine.unlock' | 'machine.stop' }
  | { readonly id: number; readonly name: 'machine.clock'; readonly now: number };
export type WindowAnswer =
  | { readonly changed: Topic[] }
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: Failure };

const send = (answer: WindowAnswer) => {
  if (process.connected) process.send?.(answer);
};

const folder = mkdtempSync(join(storeParent(), 'tram-mat-window-'));
const started = waitingWorld(join(folder, 'world')).then((world) => {
  const terminal = startTerminal(world, 'b');
  let told = 0;
  terminal.listen(() => {
    for (const changed of terminal.changes.slice(told)) send({ changed });
    told = terminal.changes.length;
  });
  return terminal;
});

async function answer(request: WindowRequest): Promise<unknown> {
  const terminal = await started;
  if ('args' in request) {
    const handler = terminal.handlers[request.name] as (args: unknown) => unknown;
    return handler(coreChannels[request.name].args.parse(request.args));
  }
  if ('now' in request) {
    const set = performance.now();
    Date.now = () => request.now + Math.floor(performance.now() - set);
  } else if (request.name === 'machine.unlock') await terminal.unlock();
  else {
    await terminal.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return undefined;
}

process.on('message', (request: WindowRequest) => {
  answer(request).then(
    (value) => send({ id: request.id, ok: true, value }),
    (error) => send({ id: request.id, ok: false, error: failureOf(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
