import { agencies } from '../../build/demo/cast.ts';
import { copyWorld, type World } from '../../build/demo/world.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { type Kept, keptFolder } from './kept-folder.ts';
import { outgoingInput } from './records.ts';
import { sampleInput } from './sample-input.ts';
import { startTerminal } from './terminal.ts';
import { testWorld } from './worlds.ts';

/** Of each envelope that waits: the same record (`sampleInput`) under another notation. */
const parts = agencies[0].notationParts;

const original: Kept = {
  cache: 'test-worlds',
  name: 'waiting',
  sources: ['build/demo', 'contract', 'domain', 'core', 'native', 'endpoint'],
  make: async (folder) => {
    const world = await testWorld(folder);
    const endpoint = await startEndpoint(world.endpoint.home, 'ignore');
    const a = startTerminal(world, 'a');
    const b = startTerminal(world, 'b');
    await Promise.all([a.unlock(), b.unlock()]);
    await a.openSeal();
    for (const [index, part] of parts.entries()) {
      const change = { notation: `BC-${part}`, namedOpenerOnly: index % 3 === 2 };
      const input = outgoingInput(sampleInput.number, change);
      const { record } = await a.handlers['record.register']({ input });
      await a.handlers['record.issue']({ code: record.code });
    }
    const waiting = () => b.handlers['incoming.waiting']({ offset: 0 });
    await b.until(async () => (await waiting()).total === parts.length, 120_000);
    await Promise.all([a.stop(), b.stop()]);
    await endpoint.stop();
  },
};

/** A demo world of its own in which envelopes wait at terminal B; made once like the others (`testWorld`). */
export async function waitingWorld(directory: string): Promise<World> {
  return copyWorld(await keptFolder(original), directory);
}
