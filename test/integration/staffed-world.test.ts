import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { staffedAgencies } from '../../build/demo/colleagues.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { storeParent } from '../support/memory-folder.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { staffedWorld } from '../support/worlds.ts';

/** The demo world in which agency A has a section. */
const [{ clerk, head, colleagues }] = staffedAgencies;
let folder: string;
let terminal: TestTerminal;
beforeAll(async () => {
  folder = await mkdtemp(join(storeParent(), 'tram-mat-staffed-'));
  terminal = startTerminal(await staffedWorld(join(folder, 'world')), 'a');
}, 120_000);
afterAll(async () => {
  await terminal.stop();
  await rm(folder, { recursive: true });
});

async function unlockAs(serial: string, pin: string): Promise<void> {
  terminal.terminal.tokenChanged(await terminal.tokens.state());
  await terminal.handlers['session.choose']({ serial });
  await terminal.handlers['control.prepareUnlock']({ serial, typed: true });
  await terminal.tokens.login(serial, pin);
  await terminal.handlers['control.unlock']({ serial });
}

it('each person of it unlocks with a token of their own, after the clerk has taken its section in', async () => {
  const { personal } = readTerminalConfig(terminal.home).token;
  const people = [clerk, head, ...colleagues];
  const met: unknown[] = [];
  for (const [index, { pin }] of people.entries()) {
    await unlockAs(personal[index] ?? '', pin);
    const { user, cameIn } = terminal.view();
    met.push([user?.name, user?.role, cameIn.map(({ kind }) => kind)]);
    await terminal.handlers['control.lock']({ cause: 'person' });
  }
  expect(met).toEqual(people.map(({ name, role }, index) => [name, role, index === 0 ? ['section'] : []]));
}, 60_000);

it('the first two of it are those of every demo world', () => {
  const [{ clerk: first, head: second }] = agencies;
  expect([clerk, head]).toEqual([first, second]);
});
