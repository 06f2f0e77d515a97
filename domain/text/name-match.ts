import { isNotAnd, type NameForm } from './name-form.ts';

/**
 * How a typed text matches a name, best first. Words are compared folded. An abbreviation stands for two words or more
 * by their first letters, as `stp` for "Sở Tư pháp"; it may leave out "và".
 */
export const matchClasses = [
  /** The code itself. */
  'code',
  /** Whole words, from the first word of the name on; exact when they are the whole name. */
  'whole',
  /** The whole name, in words or abbreviated, followed by whole words of the names above it. */
  'whole-above',
  /** Whole words and abbreviations, from the first word of the name on. */
  'initials',
  /** The name, or the code, begins with the text. */
  'beginning',
  /** Beginnings of neighbouring words further on in the name. */
  'phrase',
  /** Beginnings of words with others between them, or in another order. */
  'scattered',
  /** Beginnings of words, some of the name and some of the names above it. */
  'above',
  /** The inside of words. */
  'inside',
] as const;
export type MatchClass = (typeof matchClasses)[number];

/** Letters of a name that answer to the text. */
export interface Hit {
  /** 0 is the name itself, 1 the name above it, and so on. */
  readonly level: number;
  readonly word: number;
  readonly from: number;
  readonly length: number;
}
export interface Match {
  readonly class: MatchClass;
  /** The text is the whole name. */
  readonly exact: boolean;
  /** Within its class, the lower the better. */
  readonly order: number;
  /** For each typed word. */
  readonly hits: readonly (readonly Hit[])[];
}

/** A name to be matched. */
export interface Named {
  readonly form: NameForm;
  /** Folded; a text that is the code, or its beginning, matches. */
  readonly code: string;
  /** A person goes by the last words of the name as much as by the first. */
  readonly person: boolean;
}

/** How the text matches the name alone; undefined when it does not. */
export function matchName(typed: NameForm, named: Named): Match | undefined {
  const { form, code, person } = named;
  const count = form.words.length;
  const byCode = matchCode(typed, code);
  if (byCode?.class === 'code') return byCode;
  if (typed.words.length === 0) return undefined;
  const whole = align(typed, form, 0, wholeWord);
  if (whole !== undefined) {
    const exact = whole.end === count;
    return { class: whole.abbreviated ? 'initials' : 'whole', exact, order: 0, hits: whole.hits };
  }
  if (person) {
    const last = align(typed, form, count - typed.words.length, wholeWord);
    if (last?.end === count) return { class: 'whole', exact: false, order: 0, hits: last.hits };
  }
  if (byCode !== undefined) return byCode;
  const beginning = align(typed, form, 0, wordStart);
  if (beginning !== undefined) return { class: 'beginning', exact: false, order: 0, hits: beginning.hits };
  return matchPhrase(typed, form) ?? matchScattered(typed, form) ?? matchInside(typed, form);
}

/** How the text matches the name together with those above it, its superior first; at least one word is its own. */
export function matchWithAbove(
  typed: NameForm,
  form: NameForm,
  above: readonly NameForm[],
): Match | undefined {
  const { hits, end } = alignLeading(typed, form);
  if (end === form.words.length && hits.length < typed.words.length) {
    const rest = restAbove(typed, hits.length, above, wholeWord);
    if (rest !== undefined)
      return { class: 'whole-above', exact: true, order: neighbours(rest) ? 0 : 1, hits: [...hits, ...rest] };
  }
  return matchAbove(typed, form, above);
}

/** The better of two matches of one item. */
export function betterMatch(a: Match | undefined, b: Match | undefined): Match | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const classes = matchClasses.indexOf(a.class) - matchClasses.indexOf(b.class);
  return (classes || Number(b.exact) - Number(a.exact) || a.order - b.order) <= 0 ? a : b;
}

/** Whether the words stand side by side in one name, in the order in which they were typed. */
function neighbours(hits: readonly (readonly Hit[])[]): boolean {
  const all = hits.flat();
  const [first] = all;
  return all.every(({ level, word }, index) => level === first?.level && word === first.word + index);
}

/**
 * `order` of a match whose words stand in another order than typed: 2 where all words typed side by side stand side by
 * side, but for one pair; 3 otherwise. "dien chau kinh te" is the room in Diễn Châu, not the one in Châu Điền.
 */
function anyOrder({ words }: NameForm, names: readonly NameForm[]): 2 | 3 {
  const parted = words
    .slice(1)
    .filter((next, index) => !names.some((name) => standTogether(name, words[index] ?? '', next)));
  return parted.length < 2 ? 2 : 3;
}

const standTogether = ({ words }: NameForm, text: string, next: string): boolean =>
  words.some((word, at) => wordStart(word, text) && wordStart(words[at + 1] ?? '', next));

type Agrees = (word: string, typed: string) => boolean;
const wholeWord: Agrees = (word, typed) => word === typed;
const wordStart: Agrees = (word, typed) => word.startsWith(typed);

/** Whether the text is the code or its beginning, of two characters at least. */
export function matchCode(typed: NameForm, code: string): Match | undefined {
  const text = typed.asCode;
  if (text.length < 2 || !code.startsWith(text)) return undefined;
  return { class: text === code ? 'code' : 'beginning', exact: text === code, order: 0, hits: [] };
}

const hit = (word: number, length: number, level = 0): Hit => ({ level, word, from: 0, length });

/** The words from `start` on that an abbreviation stands for, with every "và" or with none; undefined when for none. */
function abbreviation(form: NameForm, start: number, typed: string): Hit[] | undefined {
  if (typed.length < 2 || form.words[start]?.[0] !== typed[0]) return undefined;
  const { words } = form;
  const all = words.map((_, word) => word).slice(start);
  for (const run of [all, all.filter((word) => word === start || isNotAnd(words[word] ?? ''))]) {
    const taken = run.slice(0, typed.length);
    if (taken.map((word) => words[word]?.[0]).join('') === typed) return taken.map((word) => hit(word, 1));
  }
  return undefined;
}

interface Aligned {
  hits: Hit[][];
  abbreviated: boolean;
  end: number;
}

/** Each typed word on the next word or words of the name, from `start` on. */
function align(typed: NameForm, form: NameForm, start: number, agrees: Agrees): Aligned | undefined {
  if (start < 0 || start >= form.words.length) return undefined;
  const aligned = alignLeading(typed, form, start, agrees);
  return aligned.hits.length === typed.words.length ? aligned : undefined;
}

/** The same for as many of the first typed words as agree. */
function alignLeading(typed: NameForm, form: NameForm, start = 0, agrees = wholeWord): Aligned {
  const aligned: Aligned = { hits: [], abbreviated: false, end: start };
  for (const text of typed.words) {
    const word = form.words[aligned.end];
    if (word === undefined) break;
    if (agrees(word, text)) {
      aligned.hits.push([hit(aligned.end, text.length)]);
      aligned.end += 1;
      continue;
    }
    const run = abbreviation(form, aligned.end, text);
    if (run === undefined) break;
    aligned.hits.push(run);
    aligned.abbreviated = true;
    aligned.end = (run.at(-1)?.word ?? aligned.end) + 1;
  }
  return aligned;
}

function matchPhrase(typed: NameForm, form: NameForm): Match | undefined {
  let part: Match | undefined;
  for (let start = 1; start < form.words.length; start++) {
    const aligned = align(typed, form, start, wordStart);
    if (aligned === undefined) continue;
    const whole = align(typed, form, start, wholeWord) !== undefined;
    const found: Match = { class: 'phrase', exact: false, order: whole ? 0 : 1, hits: aligned.hits };
    if (whole) return found;
    part ??= found;
  }
  return part;
}

function matchScattered(typed: NameForm, form: NameForm): Match | undefined {
  const inOrder = alignInOrder(typed, form);
  if (inOrder !== undefined) {
    const fromStart = inOrder[0]?.[0]?.word === 0;
    return { class: 'scattered', exact: false, order: fromStart ? 0 : 1, hits: inOrder };
  }
  const hits = alignAnyOrder(typed, (text, taken) => ownStart(form, text, taken));
  return hits && { class: 'scattered', exact: false, order: anyOrder(typed, [form]), hits };
}

function alignInOrder(typed: NameForm, form: NameForm): Hit[][] | undefined {
  const hits: Hit[][] = [];
  let from = 0;
  for (const text of typed.words) {
    let found: Hit[] | undefined;
    for (let at = from; at < form.words.length && found === undefined; at++)
      found = wordStart(form.words[at] ?? '', text) ? [hit(at, text.length)] : abbreviation(form, at, text);
    if (found === undefined) return undefined;
    hits.push(found);
    from = (found.at(-1)?.word ?? from) + 1;
  }
  return hits;
}

type Place = (text: string, taken: ReadonlySet<string>) => Hit[] | undefined;
const key = ({ level, word }: Hit): string => `${level} ${word}`;

/** Each typed word on words of its own. The longest chooses first, because what it fits a shorter one may fit too. */
function alignAnyOrder(typed: NameForm, place: Place): Hit[][] | undefined {
  const taken = new Set<string>();
  const hits: Hit[][] = [];
  const order = typed.words.map((_, index) => index);
  order.sort((a, b) => (typed.words[b]?.length ?? 0) - (typed.words[a]?.length ?? 0) || a - b);
  for (const index of order) {
    const found = place(typed.words[index] ?? '', taken);
    if (found === undefined) return undefined;
    for (const one of found) taken.add(key(one));
    hits[index] = found;
  }
  return hits;
}

function ownStart(form: NameForm, text: string, taken: ReadonlySet<string>): Hit[] | undefined {
  const free = (hits: readonly Hit[]) => hits.every((one) => !taken.has(key(one)));
  for (let at = 0; at < form.words.length; at++) {
    const found = wordStart(form.words[at] ?? '', text)
      ? [hit(at, text.length)]
      : abbreviation(form, at, text);
    if (found !== undefined && free(found)) return found;
  }
  return undefined;
}

function levelStart(
  form: NameForm,
  level: number,
  text: string,
  taken: ReadonlySet<string>,
  agrees: Agrees,
): Hit | undefined {
  for (let at = 0; at < form.words.length; at++) {
    const found = hit(at, text.length, level);
    if (agrees(form.words[at] ?? '', text) && !taken.has(key(found))) return found;
  }
  return undefined;
}

/** The typed words from `first` on, on words of the names above; side by side where they can be. */
function restAbove(
  typed: NameForm,
  first: number,
  above: readonly NameForm[],
  agrees: Agrees,
): Hit[][] | undefined {
  const rest = typed.words.slice(first);
  for (const [index, form] of above.entries()) {
    for (let start = 0; start + rest.length <= form.words.length; start++) {
      if (rest.every((text, place) => agrees(form.words[start + place] ?? '', text)))
        return rest.map((text, place) => [hit(start + place, text.length, index + 1)]);
    }
  }
  const taken = new Set<string>();
  const hits: Hit[][] = [];
  for (const text of rest) {
    let found: Hit | undefined;
    for (let level = 0; level < above.length && found === undefined; level++) {
      const form = above[level];
      if (form !== undefined) found = levelStart(form, level + 1, text, taken, agrees);
    }
    if (found === undefined) return undefined;
    taken.add(key(found));
    hits.push([found]);
  }
  return hits;
}

function matchAbove(typed: NameForm, form: NameForm, above: readonly NameForm[]): Match | undefined {
  const leading = alignLeading(typed, form, 0, wordStart);
  const rest = leading.hits.length > 0 ? restAbove(typed, leading.hits.length, above, wordStart) : undefined;
  if (rest !== undefined)
    return {
      class: 'above',
      exact: false,
      order: neighbours(rest) ? 0 : 1,
      hits: [...leading.hits, ...rest],
    };
  const hits = alignAnyOrder(typed, (text, taken) => {
    const own = ownStart(form, text, taken);
    if (own !== undefined) return own;
    for (const [index, each] of above.entries()) {
      const found = levelStart(each, index + 1, text, taken, wordStart);
      if (found !== undefined) return [found];
    }
    return undefined;
  });
  const ownWord = hits?.some((each) => each.some(({ level }) => level === 0)) ?? false;
  return hits && ownWord
    ? { class: 'above', exact: false, order: anyOrder(typed, [form, ...above]), hits }
    : undefined;
}

function matchInside(typed: NameForm, form: NameForm): Match | undefined {
  const hits: Hit[][] = [];
  for (const text of typed.words) {
    const word = form.words.findIndex((each) => each.includes(text));
    const from = form.words[word]?.indexOf(text);
    if (from === undefined) return undefined;
    hits.push([{ level: 0, word, from, length: text.length }]);
  }
  return { class: 'inside', exact: false, order: 0, hits };
}
