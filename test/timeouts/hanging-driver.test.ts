import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { register } from '../e2e/page/seed.ts';
import { childOf, runs } from '../e2e/processes.ts';
import { makeReady, openWindows, type TestWindows } from '../e2e/windows.ts';
import { outgoingInput } from '../support/records.ts';

/** Milliseconds after which a driver counts as waited for: several times the longest limit of a phase. */
const notWaitedFor = 60_000;

let windows: TestWindows;
beforeAll(async () => {
  windows = await openWindows('hanging-driver');
});
beforeEach(async () => {
  windows.faults.set();
  await makeReady(windows.a);
});
afterAll(() => windows.close());

/** Whether a process holds the store of terminal A open. */
function holdsStore(pid: number): boolean {
  const store = join(windows.stage.world.homes.a.home, 'store.db');
  return readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).startsWith(store);
    } catch {
      return false;
    }
  });
}

let number = 0;
/** The driver hangs in C_Sign: a checkpoint follows every act. */
async function hangWhileSigning(): Promise<void> {
  windows.faults.set('hang C_Sign');
  number += 1;
  await register(windows.a.page, [outgoingInput(number)]);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
}

describe('a driver that does not return', () => {
  it.each([
    ['a signature under which the token is pulled out', 'C_Sign'],
    ['the look that should notice the pulled token', 'C_GetSlotList'],
  ] as const)('from %s: the terminal locks, closes the store, says why and opens again', async (_, name) => {
    const { a, faults, serials } = windows;
    const core = await childOf(a.application, 'core');
    expect(holdsStore(core)).toBe(true);
    if (name === 'C_Sign') await hangWhileSigning();
    const hung = await childOf(a.application, 'token');
    faults.set(`hang ${name}`, `absent ${serials.clerk}`, `absent ${serials.head}`);
    await a.page.locator('[data-screen=unlock]').waitFor({ timeout: notWaitedFor });
    await expect.poll(() => holdsStore(core), { timeout: notWaitedFor }).toBe(false);
    await a.sees('TOKEN_NOT_ANSWERING', notWaitedFor);
    expect(readdirSync('/proc')).not.toContain(`${hung}`);
    faults.set();
    await a.sees(a.agency.clerk.label, notWaitedFor);
    await a.unlock();
    await a.go('ledger');
    await a.verifyLedger();
  });

  it('does not hold up a lock by the person: the store is closed before the driver is given up', async () => {
    const { a } = windows;
    const [core, token] = [await childOf(a.application, 'core'), await childOf(a.application, 'token')];
    await hangWhileSigning();
    await a.lock();
    await expect.poll(() => holdsStore(core), { timeout: notWaitedFor }).toBe(false);
    expect(runs(token, 'token-process')).toBe(true);
    windows.faults.set();
    await a.sees('TOKEN_NOT_ANSWERING', notWaitedFor);
    await a.sees(a.agency.clerk.label, notWaitedFor);
  });

  it('does not keep the terminal from quitting', async () => {
    const { a } = windows;
    const [core, token] = [await childOf(a.application, 'core'), await childOf(a.application, 'token')];
    await hangWhileSigning();
    await a.application.close();
    await expect
      .poll(() => [runs(core, 'core-process'), runs(token, 'token-process')])
      .toEqual([false, false]);
  });
});
