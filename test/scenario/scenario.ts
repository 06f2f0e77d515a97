import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { startOfDay } from '../../domain/calendar/local-date.ts';
import { setClock } from '../support/clock.ts';
import { Carried } from '../support/incoming.ts';
import { randomFor } from '../support/random.ts';
import { Site } from '../support/site.ts';
import { Desk, type Step, type Story } from './desk.ts';
import type { Key, Who } from './world/cast.ts';
import { type HeldTokens, heldTokens, scenarioWorld } from './world/world.ts';

/** What the administrator does in the morning, while both terminals are locked. */
export type Errand = (scenario: Scenario) => Promise<unknown>;
/** What one person does at a terminal before somebody else's turn, or something that happens meanwhile. */
export type Turn = (scenario: Scenario) => Promise<unknown>;

export interface Day {
  readonly on: LocalDate;
  readonly errands: readonly Errand[];
  readonly turns: readonly Turn[];
}

/** A day of the story: what the administrator brought before work, and who did what at which terminal. */
export const day = (on: LocalDate, errands: readonly Errand[], turns: readonly Turn[]): Day => ({
  on,
  errands,
  turns,
});

/** A turn of one person at the terminal of an agency: they unlock it, and do one thing after the other. */
const turnOf =
  <Of extends Key>(key: Of, who: Who<Of>) =>
  (...steps: readonly Step[]): Turn =>
  async ({ desks }) => {
    const desk = desks[key];
    await desk.turnOf(who);
    for (const step of steps) await step(desk);
  };
export const a = {
  clerk: turnOf('a', 'clerk'),
  head: turnOf('a', 'head'),
  deputy: turnOf('a', 'deputy'),
  keeper: turnOf('a', 'keeper'),
  recipient: turnOf('a', 'recipient'),
  auditor: turnOf('a', 'auditor'),
};
export const b = { clerk: turnOf('b', 'clerk'), head: turnOf('b', 'head') };

/** What a test looks at on each day. */
export interface Looks {
  /** While the clerks are still there. */
  evening(): Promise<void>;
  /** When both terminals are locked. */
  night(): void;
}

const keys = ['a', 'b'] as const;

/** Half past seven in the morning. */
const workBegins = 7.5 * 3_600_000;

/** Plays the days of the story on real terminals, tokens and a real endpoint. */
export class Scenario implements Story {
  readonly site: Site;
  readonly documents: Story['documents'] = new Map();
  readonly bodies: Story['bodies'] = new Map();
  readonly random = randomFor('three months');
  readonly held: HeldTokens;
  readonly desks: Readonly<Record<Key, Desk>>;

  private constructor(site: Site, held: HeldTokens) {
    this.site = site;
    this.held = held;
    const serialOf = (code: string) => held[code]?.serial ?? '';
    this.desks = {
      a: new Desk('a', this, site.a, serialOf),
      b: new Desk('b', this, site.b, serialOf),
    };
  }

  static async open(): Promise<Scenario> {
    const site = await Site.open({ endpoint: false, unlocked: [], signing: [] }, scenarioWorld);
    return new Scenario(site, await heldTokens(site.world));
  }

  async play(days: readonly Day[], looks: Looks): Promise<void> {
    for (const each of days) {
      try {
        await this.#play(each, looks);
      } catch (cause) {
        throw new Error(`on ${each.on}`, { cause });
      }
    }
  }

  async #play({ on, errands, turns }: Day, looks: Looks): Promise<void> {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    setClock(Date.parse(startOfDay(on)) + workBegins);
    for (const errand of errands) await errand(this);
    await this.site.startEndpoint();
    for (const [place, turn] of turns.entries())
      await turn(this).catch((cause) => {
        throw new Error(`in turn ${place + 1}`, { cause });
      });
    for (const key of keys) await this.desks[key].turnOf('clerk');
    const desks = keys.map((key) => this.desks[key]);
    for (const { terminal } of desks) await terminal.until(() => terminal.view().pendingOutbox === 0);
    await looks.evening();
    await Promise.all(desks.map((desk) => desk.leave()));
    await this.site.stopEndpoint();
    looks.night();
  }

  /** Imports documents into the inbox of a terminal, which takes them in at the next unlock. */
  readonly import = async (key: Key, put: (carried: Carried) => Promise<unknown>): Promise<void> => {
    const carried = new Carried(this.site.world, this.site.folder);
    await put(carried);
    for (const examined of await carried.import(key))
      if (!('kind' in examined)) throw new Error(`${examined.code} in the inbox of ${key}`);
  };

  /** A revocation list that revokes nothing. */
  async putRevocationList({ folder }: Carried): Promise<void> {
    const [list] = await (await openDemoPki(this.site.world.pki)).revoke([]);
    await writeFile(join(folder, '1.crl'), list ?? new Uint8Array());
  }
}
