import { inForce, type Organisation } from '../../contract/exchange/directory.ts';
import type { Instant, OrganisationCode } from '../../contract/scalar.ts';
import { fold, numbersInOrder } from '../../domain/text/fold.ts';
import { NameForm } from '../../domain/text/name-form.ts';
import { NameIndex } from '../../domain/text/name-index.ts';
import {
  betterMatch,
  type Match,
  matchCode,
  matchName,
  matchWithAbove,
} from '../../domain/text/name-match.ts';
import {
  accentsDiffer,
  compareRanked,
  isClear,
  type Ranked,
  rankOf,
  type Standing,
} from '../../domain/text/ranking.ts';
import type { OrganisationTree } from './organisation-tree.ts';

export interface OrganisationQuery {
  readonly text: string;
  readonly limit: number;
  /** Who chooses: not found itself, its own branch comes first. */
  readonly self: OrganisationCode;
  /** How much one has dealt with each body (partners.ts). */
  readonly weights: ReadonlyMap<OrganisationCode, number>;
  readonly at: Instant;
}
export interface FoundOrganisations {
  /** The best first, `limit` at most. */
  readonly organisations: readonly Organisation[];
  readonly total: number;
  /** Whether the first is the better match, so that it may be taken without being looked for (ranking.ts). */
  readonly clear: boolean;
}

interface Name {
  readonly form: NameForm;
  /** Its number in the index. */
  readonly index: number;
}
interface Entry {
  readonly organisation: Organisation;
  /** Folded. */
  readonly code: string;
  /** Its name, then those of the bodies above it. */
  readonly levels: readonly Name[];
  /** Codes of the body itself and those above it. */
  readonly branch: readonly OrganisationCode[];
  /** Its place in the order of names, then superiors, then codes; numbers in them go by size. */
  readonly place: number;
}
/** The branch and place of the body that chooses. */
interface Home {
  readonly branch: readonly OrganisationCode[];
  readonly place: string;
}
interface RankedEntry extends Ranked {
  readonly entry: Entry;
}

/** Finds bodies by name, code, abbreviation and superior. What it finds does not depend on the directory's order. */
export class OrganisationSearch {
  readonly #entries: readonly Entry[];
  readonly #byCode = new Map<OrganisationCode, Entry>();
  readonly #index: NameIndex;
  #places: { self: OrganisationCode; all: readonly Standing[] } | undefined;

  constructor(organisations: Iterable<Organisation>, tree: OrganisationTree) {
    const names = new Map<string, Name>();
    const nameOf = ({ name }: Organisation): Name => {
      const known = names.get(name) ?? { form: new NameForm(name), index: names.size };
      names.set(name, known);
      return known;
    };
    this.#entries = [...organisations]
      .map((organisation) => {
        const levels = [organisation, ...tree.above(organisation)].map(nameOf);
        const code = fold(organisation.code);
        const order = numbersInOrder([...levels.map(({ form }) => form.folded), code].join('\n'));
        return { organisation, code, levels, branch: tree.branch(organisation), order };
      })
      .sort((a, b) => (a.order < b.order ? -1 : 1))
      .map(({ order: _order, ...entry }, place) => ({ ...entry, place }));
    for (const entry of this.#entries) this.#byCode.set(entry.organisation.code, entry);
    this.#index = new NameIndex([...names.values()].map(({ form }) => form));
  }

  find({ text, limit, self, weights, at }: OrganisationQuery): FoundOrganisations {
    const typed = new NameForm(text);
    const match = text.trim() === '' ? matchesAll : this.#matcher(typed);
    const places = this.#placesFrom(self);
    const best = new Best<RankedEntry>(
      Math.max(limit, 2),
      match === matchesAll ? compareIdle : compareRanked,
    );
    for (const entry of this.#entries) {
      const { organisation, levels, place } = entry;
      const matched = organisation.code === self ? undefined : match(entry);
      if (matched === undefined) continue;
      const differ = typed.accented && matched !== null && accentsDiffer(typed, matched, levels.map(formOf));
      const against = { ended: !inForce(organisation, at), accentsDiffer: differ };
      best.add({
        entry,
        place,
        name: levels[0]?.form.folded ?? '',
        match: matched?.class ?? null,
        weight: weights.get(organisation.code) ?? 0,
        rank: rankOf(matched, places[place] ?? elsewhere, against),
      });
    }
    return {
      organisations: best.items.slice(0, limit).map(({ entry }) => entry.organisation),
      total: best.total,
      clear: isClear(best.items[0], best.items[1]),
    };
  }

  /**
   * The body whose whole name the text is, where no other has the same name, and none is the better match: "Sở Tư pháp"
   * is not another province's while one's own province has a "Sở Tư pháp tỉnh Nghệ An".
   */
  named(query: Omit<OrganisationQuery, 'limit'>): OrganisationCode | 'unknown' | 'several' {
    const typed = new NameForm(query.text);
    const [only, ...others] = this.#entries.filter(
      ({ organisation, levels: [own] }) =>
        own?.form.folded === typed.folded &&
        organisation.code !== query.self &&
        inForce(organisation, query.at) &&
        (!typed.accented || typed.words.every((_, word) => typed.accentsAgree(word, own.form, word))),
    );
    if (only === undefined) return 'unknown';
    const { organisations, clear } = this.find({ ...query, limit: 1 });
    const alone = others.length === 0 && clear && organisations[0] === only.organisation;
    return alone ? only.organisation.code : 'several';
  }

  /** Names are matched once for all their homonyms, and only those that have the typed words. */
  #matcher(typed: NameForm): (entry: Entry) => Match | undefined {
    const bits = this.#index.bits(typed);
    if (bits === undefined) return () => undefined;
    const { all, starting, inside } = bits;
    const byName = new Map<NameForm, Match | undefined>();
    const named = (form: NameForm) => {
      if (!byName.has(form)) byName.set(form, matchName(typed, { form, code: '', person: false }));
      return byName.get(form);
    };
    return ({ code, levels: [own, ...above] }) => {
      const byCode = matchCode(typed, code);
      if (own === undefined || all === 0) return byCode;
      const ownBits = starting[own.index] ?? 0;
      if (ownBits === all) return betterMatch(byCode, named(own.form));
      const withAbove = above.reduce((sum, { index }) => sum | (starting[index] ?? 0), ownBits);
      const byAbove =
        ownBits !== 0 && withAbove === all ? matchWithAbove(typed, own.form, above.map(formOf)) : undefined;
      const last =
        byAbove === undefined && ((inside[own.index] ?? 0) | ownBits) === all ? named(own.form) : undefined;
      return betterMatch(byCode, byAbove ?? last);
    };
  }

  /** Where each entry stands to one body, which is always the same on a terminal. */
  #placesFrom(self: OrganisationCode): readonly Standing[] {
    if (this.#places?.self !== self) {
      const branch = this.#byCode.get(self)?.branch ?? [];
      const top = this.#byCode.get(branch.at(-1) ?? '')?.levels[0]?.form;
      const home = { branch, place: top === undefined ? '' : placeOf(top) };
      this.#places = { self, all: this.#entries.map((entry) => whereIs(home, entry)) };
    }
    return this.#places.all;
  }
}

const elsewhere: Standing = { where: 'elsewhere', up: 0, down: 0 };

const formOf = ({ form }: Name): NameForm => form;
const matchesAll = (): null => null;

/** While nothing is typed, those one deals with come before all others. */
const compareIdle = (a: Ranked, b: Ranked): number =>
  Number(b.weight > 0) - Number(a.weight > 0) || b.weight - a.weight || compareRanked(a, b);

/** The first of many in order, without putting all of them in order. */
class Best<Item> {
  readonly items: Item[] = [];
  total = 0;
  readonly #size: number;
  readonly #compare: (a: Item, b: Item) => number;

  constructor(size: number, compare: (a: Item, b: Item) => number) {
    this.#size = size;
    this.#compare = compare;
  }

  add(item: Item): void {
    this.total += 1;
    let at = this.items.length;
    while (at > 0 && this.#compare(item, this.items[at - 1] as Item) < 0) at -= 1;
    if (at >= this.#size) return;
    this.items.splice(at, 0, item);
    if (this.items.length > this.#size) this.items.pop();
  }
}

function whereIs({ branch, place }: Home, entry: Entry): Standing {
  for (const [down, code] of entry.branch.entries()) {
    const up = branch.indexOf(code);
    if (up !== -1) return { where: 'branch', up, down };
  }
  const named = place !== '' && ` ${entry.levels[0]?.form.folded} `.includes(place);
  return { where: named ? 'place' : 'elsewhere', up: 0, down: entry.branch.length - 1 };
}

/**
 * The place that a province's name ends with, folded, between blanks: " nghe an " of "Ủy ban nhân dân tỉnh Nghệ An".
 * Proper names are all capitals at the beginning of words; the name of a ministry ends in a common word and gives none.
 */
function placeOf(form: NameForm): string {
  let first = form.words.length;
  while (first > 0 && /^\p{Lu}/u.test(form.text.slice(form.starts[first - 1]))) first -= 1;
  return first === form.words.length || first === 0 ? '' : ` ${form.words.slice(first).join(' ')} `;
}
