import { agencies } from '../../build/demo/cast.ts';
import type { Level } from '../../contract/record/fields.ts';
import { Right } from '../../contract/rights/right.ts';
import { Role } from '../../contract/rights/role.ts';
import type { Clearance, Post, Section } from '../../contract/section/section.ts';
import { loadLaw } from '../../core/law/law.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { agencySection, Carried, signedBy } from './incoming.ts';
import type { Site } from './site.ts';

/** Whose token opens the vault of the first agency is given one post after another: each section ends the one before. */

const [agency] = agencies;
const { clerk, head } = agency;
const since = new Date(Date.now() - 86_400_000).toISOString();

export class RoleSite {
  readonly #site: Site;
  #version = 0;
  #posts: Post[] = [
    { person: head.code, role: 'head', unit: 'U01', authority: 1, from: since },
    { person: head.code, role: 'security-officer', unit: 'U01', from: since },
  ];
  #clearances: Clearance[] = [{ person: head.code, level: 'A', from: since }];

  constructor(site: Site) {
    this.#site = site;
  }

  /** The person at work is this from now on, cleared so far; the terminal is locked before, and open after. */
  async become(role: Role, level: Level): Promise<void> {
    const { a } = this.#site;
    if (a.view().phase === 'unlocked') await a.handlers['session.lock']({});
    await this.bring(role, level);
    await a.unlock();
  }

  /** The section that says so lies in the inbox of the terminal. */
  async bring(role: Role, level: Level): Promise<void> {
    const { world, folder } = this.#site;
    const now = new Date().toISOString();
    this.#version += 1;
    const from = this.#version === 1 ? since : now;
    const ended = <Entry extends Post | Clearance>(entry: Entry): Entry =>
      entry.person === clerk.code && entry.until === undefined ? { ...entry, until: now } : entry;
    const authority = role === 'head' ? { authority: 1 as const } : {};
    // The second unit is that of whoever has copies in hands.
    this.#posts = [...this.#posts.map(ended), { person: clerk.code, role, unit: 'U02', ...authority, from }];
    this.#clearances = [...this.#clearances.map(ended), { person: clerk.code, level, from }];
    const section = agencySection(world, agency, {
      ...{ version: this.#version, at: now },
      units: ['U01', 'U02'].map((code) => ({ code, name: 'Đơn vị Mẫu', from: since })),
      posts: ascending(this.#posts, ({ person, role, unit, from }) => `${person} ${role} ${unit} ${from}`),
      clearances: ascending(this.#clearances, ({ person, level, from }) => `${person} ${level} ${from}`),
      grants: grants(),
    });
    const carried = new Carried(world, folder);
    await signedBy(world, agency, head, (sign) => carried.put('section', section, sign));
    await carried.import();
  }
}

/** All that the law lets a section grant. */
const grants = (): Section['grants'] => {
  const { rights } = loadLaw(localDate(Date.now()));
  const lawful = Role.options.flatMap((role) =>
    Right.options
      .filter((right) => rights.find(({ code }) => code === right)?.roles.includes(role))
      .map((right) => ({ role, right, level: 'A' as const, from: since })),
  );
  return ascending(lawful, ({ role, right }) => `${role} ${right}`);
};

const ascending = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] =>
  items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
