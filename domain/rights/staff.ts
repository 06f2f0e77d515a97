import { inForce } from '../../contract/exchange/directory.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { Instant, PersonCode } from '../../contract/scalar.ts';
import type { Clearance, Post, Section, SectionPerson } from '../../contract/section/section.ts';

/** Whether a level lies within a limit; A is the highest. */
export const within = (level: Level, limit: Level): boolean => limit <= level;

/** The level that asks most; the lowest where there is none. */
export const highestOf = (levels: readonly Level[]): Level => levels.toSorted()[0] ?? 'C';

/** Who works in an organisation, each question as of an instant. */
export class Staff {
  readonly #persons: ReadonlyMap<PersonCode, SectionPerson>;
  readonly #posts: ReadonlyMap<PersonCode, readonly Post[]>;
  readonly #clearances: ReadonlyMap<PersonCode, readonly Clearance[]>;

  constructor({ persons, posts, clearances }: Pick<Section, 'persons' | 'posts' | 'clearances'>) {
    this.#persons = new Map(persons.map((person) => [person.code, person]));
    this.#posts = Map.groupBy(posts, ({ person }) => person);
    this.#clearances = Map.groupBy(clearances, ({ person }) => person);
  }

  /** Everybody the organisation has or had, by code. */
  get codes(): PersonCode[] {
    return [...this.#persons.keys()];
  }

  /** A person the organisation has or had. */
  person(code: PersonCode): SectionPerson | undefined {
    return this.#persons.get(code);
  }

  /** Who in office could sign with this certificate (SHA-256 of its DER) at an instant. */
  personByCertificate(fingerprint: string, at: Instant): SectionPerson | undefined {
    for (const person of this.#persons.values()) {
      const held = person.certificates.find(({ digest }) => digest === fingerprint);
      if (held !== undefined) return inForce(held, at) && inForce(person, at) ? person : undefined;
    }
    return undefined;
  }

  /** Whether the person could act for the organisation at an instant. */
  inOffice(code: PersonCode, at: Instant): boolean {
    const person = this.person(code);
    return person !== undefined && inForce(person, at);
  }

  /** When a person ceased or will cease to act; undefined while open. */
  endOfOffice(code: PersonCode): Instant | undefined {
    return this.person(code)?.until;
  }

  /** When a certificate ceased or will cease to sign; undefined while open. */
  endOf(fingerprint: string): Instant | undefined {
    const ends = [...this.#persons.values()].flatMap(({ certificates, until }) =>
      certificates.filter(({ digest }) => digest === fingerprint).flatMap((held) => [held.until, until]),
    );
    return ends.filter((end) => end !== undefined).sort()[0];
  }

  /** The posts of a person in office. */
  posts(code: PersonCode, at: Instant): readonly Post[] {
    return this.inOffice(code, at) ? (this.#posts.get(code) ?? []).filter((post) => inForce(post, at)) : [];
  }

  hasRole(code: PersonCode, role: Role, at: Instant): boolean {
    return this.posts(code, at).some((post) => post.role === role);
  }

  /** Whether a person may see what is of a level. */
  isCleared(code: PersonCode, level: Level, at: Instant): boolean {
    const clearances = this.inOffice(code, at) ? (this.#clearances.get(code) ?? []) : [];
    return clearances.some((each) => inForce(each, at) && within(level, each.level));
  }
}
