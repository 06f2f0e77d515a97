import { type Line, listIn, member, numberIn, numbersIn, textIn, textOrNull } from './ledger-lines.ts';

/** Who had a copy, from which line on (null: from the beginning), and who permitted it. */
interface Hand {
  holder: string;
  readonly seq: number | null;
  readonly by: string | null;
}

/** What is known of one copy that is here. */
interface Paper {
  readonly hands: Hand[];
  promise: { seq: number; act: string; to: string | null; until: string | null; by: string | null } | null;
  /** To whom it comes back. */
  owed: { to: string; until: string; sameDay: boolean } | null;
  away: { place: string; until: string; by: string } | null;
  wanted: string | null;
  lost: boolean;
}
export type Papers = ReadonlyMap<number, Paper>;

const handOvers = ['transfer', 'lend', 'give-out', 'give-back', 'send-back'];
const inside = [
  ...handOvers,
  ...['accept', 'arrive', 'take-back', 'collect', 'recall', 'take-out', 'bring-back'],
  ...['archive', 'move', 'miss', 'find'],
];
const lineActs = [
  'cancel',
  'register',
  'enter',
  'correct',
  'complete',
  'join',
  'issue',
  'resend',
  'retract',
  'disclose',
];

export const isAbout = ({ act }: Line): boolean => inside.includes(act) || lineActs.includes(act);

/** The issuer that a line of a register names. */
export function bodyOf({ act, data }: Line): string | null {
  if (act === 'register' || act === 'enter') return textIn(member(data, 'record'), 'issuer');
  return act === 'correct' || act === 'complete' || act === 'join'
    ? textIn(member(data, 'new'), 'issuer')
    : null;
}

const isShelf = (holder: string): boolean => holder.startsWith('K');
const isSomebody = (holder: string): boolean => holder.startsWith('P') || holder.startsWith('U');
const upTo = (count: number): number[] => [...Array(count).keys()].map((index) => index + 1);
const dayInHanoi = (at: string): string =>
  new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 10);
const permittedBy = (data: unknown): string | null => {
  const permit = member(data, 'permit');
  return permit === undefined ? null : textIn(permit, 'by');
};

/** What became of the copies of one document, line by line. */
export class Story {
  #papers = new Map<number, Paper>();
  /** Where a copy lies that nobody has touched. */
  #place = 'desk';
  /** How many went back to their issuer. */
  #wentBack = 0;

  papers(): Papers {
    return this.#papers;
  }

  /** Takes the next line, as far as it goes, and says what contradicts what is known; null for nothing. */
  hear(line: Line): string | null {
    const { act, data } = line;
    switch (act) {
      case 'register':
      case 'enter': {
        const record = member(data, 'record');
        this.#place = textOrNull(record, 'storeAt') ?? 'desk';
        const copies = act === 'enter' ? numbersIn(data, 'copies') : upTo(numberIn(record, 'copies'));
        this.#papers = new Map(copies.map((copy) => [copy, this.#untouched()]));
        return null;
      }
      case 'correct': {
        const [before, now] = [member(data, 'old'), member(data, 'new')];
        const own = textIn(now, 'book') === 'outgoing';
        const counted = upTo(numberIn(now, 'copies'));
        const same = !own && numberIn(before, 'copies') === numberIn(now, 'copies');
        return this.#rewrite(textOrNull(now, 'storeAt') ?? 'desk', same ? null : counted);
      }
      case 'complete': {
        const [before, now] = [
          numberIn(member(data, 'old'), 'copies'),
          numberIn(member(data, 'new'), 'copies'),
        ];
        const opener = textIn(data, 'opener');
        const has = [...this.#papers.values()].some((paper) => holderOf(paper) === opener && !paper.lost);
        if (!has) return 'who opened it does not have it';
        if (before === now) return null;
        const objection = this.#rewrite(this.#place, upTo(now));
        for (const copy of upTo(now).slice(before)) {
          const paper = this.#papers.get(copy);
          if (paper !== undefined) pass(paper, opener, { seq: line.seq, by: null });
        }
        return objection;
      }
      case 'join':
        return this.#rewrite(textOrNull(member(data, 'new'), 'storeAt') ?? 'desk', numbersIn(data, 'copies'));
      case 'issue':
        return this.#leave(copiesOfIssue(data));
      case 'resend':
        return this.#leave(member(data, 'copies') === undefined ? [] : numbersIn(data, 'copies'));
      case 'retract': {
        const replaced = member(member(data, 'back'), 'replaced');
        if (replaced !== undefined && textIn(replaced, 'from') === 'kept')
          for (const copy of numbersIn(replaced, 'by')) this.#papers.set(copy, this.#untouched());
        return null;
      }
      case 'cancel':
        return [...this.#papers.values()].some(isInUse) ? 'it is in use inside' : null;
      case 'disclose':
        return null;
      default:
        return this.#handle(line);
    }
  }

  #untouched(): Paper {
    const hands = [{ holder: this.#place, seq: null, by: null }];
    return { hands, promise: null, owed: null, away: null, wanted: null, lost: false };
  }

  /** The line of the register is another; `counted`: so are the numbers of the copies, in their order. */
  #rewrite(place: string, counted: number[] | null): string | null {
    const before = [...this.#papers].sort(([one], [other]) => one - other).map(([, paper]) => paper);
    const left = counted === null ? [] : before.slice(counted.length);
    const adrift = place !== this.#place && before.some((paper) => paper.hands.length === 1 && isBusy(paper));
    const objection = adrift
      ? 'what is promised or lost goes to no other shelf'
      : counted === null || this.#wentBack === 0
        ? left.some(isTouched) && 'a copy with a story is not counted'
        : 'what went back is counted again';
    this.#place = place;
    for (const [first] of before.filter((paper) => !isTouched(paper)).map(({ hands }) => hands))
      if (first !== undefined) first.holder = place;
    if (counted !== null)
      this.#papers = new Map(counted.map((copy, index) => [copy, before[index] ?? this.#untouched()]));
    return objection || null;
  }

  #leave(copies: readonly number[]): string | null {
    const gone = copies.flatMap((copy) => this.#papers.get(copy) ?? []);
    for (const copy of copies) this.#papers.delete(copy);
    return gone.some(isInUse) ? 'it is in use inside' : null;
  }

  /** What is done to copies inside; the first objection of any of them. */
  #handle(line: Line): string | null {
    let objection: string | null = null;
    for (const copy of numbersIn(line.data, 'copies')) {
      const paper = this.#papers.get(copy);
      if (paper === undefined) {
        objection ??= `copy ${copy} is not here`;
        continue;
      }
      objection ??= objectionTo(paper, line);
      if (line.act === 'arrive') {
        this.#papers.delete(copy);
        this.#wentBack += 1;
      } else {
        change(paper, line);
        const [first] = paper.hands;
        if (!isTouched(paper) && first !== undefined) first.holder = this.#place;
      }
    }
    return objection;
  }
}

const holderOf = ({ hands }: Paper): string => hands.at(-1)?.holder ?? '';
/** Whether something about it has begun and not ended. */
const isBusy = ({ promise, owed, away, wanted, lost }: Paper): boolean =>
  lost || [promise, owed, away, wanted].some((open) => open !== null);
const isInUse = (paper: Paper): boolean => isBusy(paper) || isSomebody(holderOf(paper));
const isTouched = (paper: Paper): boolean => paper.hands.length > 1 || isBusy(paper);

/** By the first generation the line names the copies; since then each recipient has one, in the order of their codes. */
function copiesOfIssue(data: unknown): number[] {
  if (member(data, 'allocation') !== undefined)
    return listIn(data, 'allocation').flatMap((part) => numbersIn(part, 'copies'));
  const paper = member(data, 'paper') === undefined ? [] : listIn(data, 'paper');
  return upTo(listIn(data, 'envelopes').length + paper.length);
}

/** Where it may go when it is handed on by `to`, onto a shelf or not. */
function wrongWay(paper: Paper, to: string, shelf: string | null): string | null {
  const { owed, wanted } = paper;
  if (to === 'desk') return null;
  if (owed !== null) return to === owed.to || shelf === owed.to ? null : 'it belongs to another';
  return wanted === null ? null : 'the clerks asked for it';
}

function objectionTo(paper: Paper, { act, data }: Line): string | null {
  const has = holderOf(paper);
  const from = textOrNull(data, 'from');
  if (from !== null && from !== has) return `${has} has it, not ${from}`;
  const { promise, owed, away, wanted, lost } = paper;
  const offer = member(data, 'offer') === undefined ? null : numberIn(data, 'offer');
  if (offer !== null && offer !== promise?.seq) return 'that offer is not open';
  const bound = promise !== null || away !== null || lost ? 'it is promised, away or lost' : null;
  const to = textOrNull(data, 'to');
  const place = textOrNull(data, 'place');
  switch (act) {
    case 'transfer':
    case 'lend':
    case 'give-out':
    case 'send-back':
      if (owed !== null) return 'it is lent';
      if (to === has) return 'the receiver has it';
      return bound ?? (to === null || to === 'desk' || wanted === null ? null : 'the clerks asked for it');
    case 'give-back':
      if (owed === null || to === has) return 'it is not lent, or the receiver has it';
      return bound ?? (isShelf(owed.to) || to === 'desk' || to === owed.to ? null : 'it belongs to another');
    case 'accept':
      if (lost || to === null || to !== promise?.to) return 'it is lost, or for another';
      if (place !== null && promise.until !== null) return 'a loan lies on no shelf';
      return wrongWay(paper, to, place);
    case 'arrive':
      return promise?.act === 'send-back' && !lost ? null : 'it is on no way';
    case 'take-back':
      return null;
    case 'collect':
      if (isShelf(has) || to === null || to === has) return 'there is nobody to collect it from';
      return bound ?? wrongWay(paper, to, place);
    case 'recall':
      return isSomebody(has) && wanted === null && !lost ? null : 'it cannot be asked for';
    case 'take-out':
      return has.startsWith('P') ? bound : 'nobody has it in hand';
    case 'bring-back':
      return away === null || lost ? 'it is not away' : null;
    case 'archive':
      return isShelf(has) || owed !== null || wanted !== null ? 'it is shelved, lent or asked for' : bound;
    case 'move':
      if (!isShelf(has) || place === has) return 'it does not lie on another shelf';
      return bound ?? (owed === null || place === owed.to ? null : 'it belongs to another');
    case 'miss':
      return lost ? 'it is missed already' : null;
    case 'find':
      return lost ? null : 'nobody misses it';
    default:
      return 'what is this?';
  }
}

/** From now on `holder` has it, and nothing that was open about it goes on. */
function pass(paper: Paper, holder: string, { seq, by }: { seq: number; by: string | null }): void {
  paper.hands.push({ holder, seq, by });
  Object.assign(paper, { promise: null, owed: null, away: null, wanted: null, lost: false });
}

function change(paper: Paper, { seq, at, act, data }: Line): void {
  const has = holderOf(paper);
  const promise = paper.promise;
  const until = textOrNull(data, 'until');
  const by = permittedBy(data);
  switch (act) {
    case 'transfer':
    case 'lend':
    case 'give-out':
    case 'give-back':
    case 'send-back': {
      const due = act === 'give-out' ? dayInHanoi(at) : until;
      paper.promise = { seq, act, to: textOrNull(data, 'to'), until: due, by };
      return;
    }
    case 'accept':
      pass(paper, textOrNull(data, 'place') ?? textIn(data, 'to'), { seq, by: promise?.by ?? null });
      if (promise !== null && promise.until !== null)
        paper.owed = { to: has, until: promise.until, sameDay: promise.act === 'give-out' };
      return;
    case 'take-back':
      paper.promise = null;
      return;
    case 'collect':
      pass(paper, textOrNull(data, 'place') ?? textIn(data, 'to'), { seq, by: null });
      return;
    case 'recall':
      paper.wanted = until;
      return;
    case 'take-out':
      paper.away = { place: textIn(data, 'place'), until: until ?? '', by: by ?? '' };
      return;
    case 'bring-back':
      paper.away = null;
      return;
    case 'archive':
    case 'move':
      pass(paper, textIn(data, 'place'), { seq, by: null });
      return;
    case 'miss':
      paper.lost = true;
      return;
    case 'find': {
      const holder = textIn(data, 'holder');
      const { owed, wanted } = paper;
      if (holder === has) {
        paper.lost = false;
        return;
      }
      pass(paper, holder, { seq, by: null });
      // A line of before does not say who had it, and forgets what was lent or asked for.
      if (textOrNull(data, 'from') === null) return;
      if (owed !== null && holder !== 'desk' && holder !== owed.to) paper.owed = owed;
      if (isSomebody(holder)) paper.wanted = wanted;
    }
  }
}
