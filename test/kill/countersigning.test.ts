import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staffedAgencies } from '../../build/demo/colleagues.ts';
import type { World } from '../../build/demo/world.ts';
import { ControlCode } from '../../contract/record/control-code.ts';
import { storeParent } from '../support/memory-folder.ts';
import { randomFor } from '../support/random.ts';
import { importTwoPersonLaw } from '../support/staffed-site.ts';
import { startTerminal } from '../support/terminal.ts';
import { staffedWorld } from '../support/worlds.ts';

const kills = 3;
const [{ head }] = staffedAgencies;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(storeParent(), 'tram-mat-countersigning-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Lets a terminal countersign and kills it some milliseconds after it began the one after the first. */
async function killed(world: World, afterMs: number, answered: Set<string>): Promise<void> {
  const script = fileURLToPath(new URL('./countersigning-child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(world)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let asked = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const [word, ...what] = line.split(' ');
    if (word === 'answered') answered.add(what.join(' '));
    else {
      asked += 1;
      if (asked === 2) void sleep(afterMs).then(() => child.kill('SIGKILL'));
    }
  }
  await ended;
}

test('a terminal that is killed while somebody countersigns has the act with all its proofs, or none of it', async () => {
  const world = await staffedWorld(join(folder, 'world'));
  await importTwoPersonLaw(world, [{ act: 'transfer', from: 'C', roles: ['head'] }]);
  const random = randomFor('countersigning kills').number;
  const answered = new Set<string>();
  for (let time = 0; time < kills; time += 1) await killed(world, Math.floor(random() * 400), answered);
  expect(answered.size).toBeGreaterThanOrEqual(kills);
  const a = startTerminal(world, 'a');
  try {
    await a.unlock();
    expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
    expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
    for (const one of answered) {
      const [code = '', copy] = one.split(' ');
      const page = await a.handlers['record.page']({ code: ControlCode.parse(code) });
      expect(page.copies.find((each) => each.copy === Number(copy))?.inside).toMatchObject({
        ...{ holder: head.code, offer: null },
      });
    }
  } finally {
    await a.stop();
  }
});
