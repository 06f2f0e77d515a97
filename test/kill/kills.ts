import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { randomFor } from '../support/random.ts';
import { type Answered, examine, type Key } from './examine.ts';
import type { Errand, Report } from './terminal-child.ts';
import { type KillPoint, killAt, killPoints, shuffled, type Victim } from './victim.ts';

function terminalVictim(world: World, key: Key, answered: Answered): Victim {
  const errand: Errand = { role: key, ...world.homes[key] };
  let host = 0;
  return {
    name: `core ${key}`,
    script: fileURLToPath(new URL('./terminal-child.ts', import.meta.url)),
    args: [JSON.stringify(errand)],
    lines: 9,
    part: () => host,
    read(line) {
      const report = JSON.parse(line) as Report;
      if ('token' in report) host = report.token;
      if ('registered' in report) note(answered.registered, report.registered, report.ordinal);
      if ('issued' in report) answered.issued.add(report.issued);
      if ('entered' in report) note(answered.entered, report.entered, report.ordinal);
      if ('stored' in report) answered.stored[key].add(report.stored);
      return 'ready' in report;
    },
  };
}

function note(register: Map<string, number>, code: string, ordinal: number): void {
  expect(register.has(code)).toBe(false);
  register.set(code, ordinal);
}

const endpointVictim = (world: World): Victim => ({
  name: 'endpoint',
  script: fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url)),
  args: ['serve', '--home', world.endpoint.home],
  // Lines of its log: two sessions, and three lines for each document that goes through.
  lines: 30,
  read: (line) => line.startsWith('ready '),
});

/**
 * Kills two terminals that work without a pause, and the endpoint between them, at the points that `choose` takes of
 * each phase, then examines what is left. Every victim goes on being killed until all were killed at all their points
 * and the terminals have answered enough acts for an examination to mean something.
 */
export async function killAndExamine(
  world: World,
  choose: (phase: readonly KillPoint[], random: () => number) => readonly KillPoint[],
): Promise<void> {
  const begun = Date.now();
  const answered: Answered = {
    registered: new Map(),
    issued: new Set(),
    entered: new Map(),
    stored: { a: new Set(), b: new Set() },
  };
  const kills = new Map<string, number>();
  const killed = (what: string) => kills.set(what, (kills.get(what) ?? 0) + 1);
  const victims = [
    terminalVictim(world, 'a', answered),
    terminalVictim(world, 'b', answered),
    endpointVictim(world),
  ].map((victim) => {
    const random = randomFor(victim.name).number;
    return { victim, random, points: killPoints(victim).flatMap((phase) => choose(phase, random)) };
  });
  const wanted = victims.reduce((sum, { points }) => sum + points.length, 0);
  const unfinished = new Set(victims);
  let failed = false;
  const isEnough = () =>
    unfinished.size === 0 && answered.issued.size > wanted / 4 && answered.entered.size > wanted / 20;
  const outcomes = await Promise.allSettled(
    victims.map(async (each) => {
      const { victim, random, points } = each;
      try {
        for (;;) {
          for (const point of shuffled(points, random)) {
            if (failed || isEnough()) return;
            await killAt(point, victim, random, killed);
          }
          unfinished.delete(each);
        }
      } catch (error) {
        failed = true;
        throw error;
      }
    }),
  );
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const seconds = ((Date.now() - begun) / 1_000).toFixed(0);
  console.log(
    `${wanted} kill points in ${seconds} s; killed: ${JSON.stringify(Object.fromEntries(kills))}; answered: ` +
      `${answered.registered.size} registered, ${answered.issued.size} issued, ` +
      `${answered.entered.size} entered, ${answered.stored.a.size + answered.stored.b.size} stored`,
  );
  await examine(world, answered);
}
