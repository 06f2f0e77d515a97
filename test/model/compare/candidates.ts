import type { Act } from '../../../contract/ledger/act.ts';
import type { CodedRecord, WrittenRecord } from '../../../contract/record/coded-record.ts';
import { copyNumbers } from '../../../domain/custody/allocation.ts';
import { awaitsOpening } from '../../../domain/record/completion.ts';
import { line, permit } from '../../support/custody-acts.ts';
import { shelves, staff } from '../../support/custody-section.ts';
import { acts, proof } from '../../support/honest-ledger.ts';
import type { TestRandom } from '../../support/seeded.ts';
import { incoming, outgoing, unopened } from '../../support/store.ts';
import type { CustodyModel } from '../custody-model.ts';

/** What somebody of the small agency (`custodySection`) may try next, most of it what can be done. */

export interface Attempt {
  readonly act: Act;
  readonly actor: string;
}

const places: string[] = [shelves.office, shelves.unit, shelves.second];
const takers = ['desk', 'U01', 'U02', staff.head, staff.keeper, staff.reader, staff.tokenless, staff.deputy];
/** Who acts for a holder, as the section of the agency has it. */
const agents: Readonly<Record<string, string>> = {
  ...{ desk: staff.clerk, U01: staff.clerk, U02: staff.keeper },
  ...{ [shelves.office]: staff.clerk, [shelves.unit]: staff.keeper, [shelves.second]: staff.keeper },
};
const agentOf = (holder: string): string => agents[holder] ?? holder;

export class Candidates {
  readonly #random: TestRandom;
  readonly #model: CustodyModel;
  /** The lines of the registers as they stand, by document. */
  readonly records = new Map<string, WrittenRecord>();
  /** Envelopes that came for papers that were entered before. */
  readonly #envelopes = new Map<string, { envelope: number; signed: WrittenRecord; copies: number[] }>();
  readonly #joined = new Set<string>();
  readonly #cancelled = new Set<string>();
  #numbers = { outgoing: 0, incoming: 0, envelope: 100 };

  constructor(random: TestRandom, model: CustodyModel) {
    this.#random = random;
    this.#model = model;
  }

  /** The next attempt. */
  next(): Attempt {
    const { outgoing: own, incoming: others } = this.#numbers;
    if (own + others < 6 || (own + others < 40 && this.#chance(0.04))) return this.#begin();
    const record = this.#pick([...this.records.values()]);
    if (record === undefined) return this.#begin();
    const opener = this.#openerOf(record);
    if (opener !== undefined && this.#chance(0.2)) return this.#complete(record, opener);
    return this.#chance(0.06) ? this.#change(record) : this.#inside(record);
  }

  /** What a line that was taken makes of the registers. */
  took({ act, subject, data }: Act): void {
    if (act === 'register' || act === 'enter') this.#keep(data.record as WrittenRecord);
    if (act === 'correct' || act === 'complete' || act === 'join') this.#keep(data.new as WrittenRecord);
    if (act === 'join') this.#joined.add(nameOf(data.new));
    if (act === 'cancel') this.#cancelled.add(`${data.issuer} ${subject}`);
  }

  #keep(record: WrittenRecord): void {
    this.records.set(nameOf(record), record);
  }

  #begin(): Attempt {
    const storeAt = this.#chance(0.3) ? this.#pick(places) : undefined;
    const change = { level: this.#pick(['B', 'C']), copies: 1 + this.#below(4), ...(storeAt && { storeAt }) };
    const actor = staff.clerk;
    if (this.#chance(0.5)) {
      this.#numbers.outgoing += 1;
      return { actor, act: acts.register(outgoing(this.#numbers.outgoing, change)) };
    }
    this.#numbers.incoming += 1;
    const line = incoming(this.#numbers.incoming, change);
    return { actor, act: acts.enter(this.#chance(0.5) ? unopened(line) : line) };
  }

  /** The person who has the envelope has opened it, or a clerk writes it after a line that the opener signed. */
  #complete(record: WrittenRecord, opener: string): Attempt {
    const { typeCode, issuedOn, signer, pages, enclosures } = incoming(1);
    const inside = { typeCode, issuedOn, signer, pages, enclosures, copies: 1 + this.#below(4) };
    const byClerk = opener !== staff.clerk && this.#chance(0.5);
    return {
      actor: byClerk ? staff.clerk : opener,
      act: acts.complete(record, { ...record, ...inside }, { opener, ...(byClerk ? { line } : {}) }),
    };
  }

  /** Who has a copy of a line whose envelope nobody has opened; undefined where it cannot be completed. */
  #openerOf(record: WrittenRecord): string | undefined {
    const name = nameOf(record);
    if (!awaitsOpening(record) || this.#cancelled.has(name) || this.#envelopes.has(name)) return undefined;
    const papers = [...this.#model.copies(name).values()].filter(({ lost }) => !lost);
    return papers.map(({ hands }) => hands.at(-1)?.holder ?? '').find((holder) => holder.startsWith('P'));
  }

  /** A correction, a number of copies counted anew, an envelope that came for a paper, or an issue. */
  #change(record: WrittenRecord): Attempt {
    const actor = staff.clerk;
    // The core corrects and joins no line that is cancelled; its handlers see to that.
    if (this.#cancelled.has(nameOf(record))) return this.#inside(record);
    // What an envelope brought is answered, not cancelled; the handlers see to that too.
    const cameInEnvelope = this.#joined.has(nameOf(record));
    if (this.#chance(0.1) && !cameInEnvelope) return { actor, act: acts.cancel(record) };
    const storeAt = this.#pick([...places, undefined]);
    // What was signed is not counted anew.
    const isSigned = this.#envelopes.has(nameOf(record));
    const copies = isSigned ? record.copies : Math.max(1, record.copies + this.#below(3) - 1);
    const { storeAt: _shelf, ...rest } = record;
    const next = { ...rest, copies, ...(storeAt === undefined ? {} : { storeAt }) };
    if (this.#chance(0.6)) return { actor, act: acts.correct(record, next) };
    if (record.book === 'outgoing') {
      this.#numbers.envelope += 1;
      return { actor, act: acts.issue(record, this.#numbers.envelope) };
    }
    if (cameInEnvelope) return this.#inside(record);
    return { actor, act: this.#join(record) };
  }

  /** The envelope of a paper that was entered before: it comes, and later the two are joined. */
  #join(record: WrittenRecord): Act {
    const waiting = this.#envelopes.get(nameOf(record));
    if (waiting !== undefined) {
      const { envelope, signed, copies } = waiting;
      const { storeAt, arrivedOn } = record;
      const next = {
        ...signed,
        ...(storeAt === undefined ? {} : { storeAt }),
        ...(arrivedOn && { arrivedOn }),
      };
      return acts.join(record, next, envelope, copies);
    }
    this.#numbers.envelope += 1;
    const envelope = this.#numbers.envelope;
    const { storeAt: _shelf, ...line } = record;
    const signed = { ...line, copies: 9 };
    const factor = this.#pick([1, 2]) ?? 1;
    const copies = copyNumbers(record.copies).map((copy) => factor * copy);
    this.#envelopes.set(nameOf(record), { envelope, signed, copies });
    const act = acts.receive(signed, envelope);
    return act.act === 'receive' ? { ...act, data: { ...act.data, copies } } : act;
  }

  #inside(record: CodedRecord): Attempt {
    const papers = [...this.#model.copies(nameOf(record))];
    const [copy = 1, paper] = this.#pick(papers) ?? [];
    const has = this.#chance(0.05) ? 'U02' : (paper?.hands.at(-1)?.holder ?? 'desk');
    // Others that are in the same hands may go with it.
    const alike = papers.filter(([, { hands }]) => hands.at(-1)?.holder === has).map(([number]) => number);
    const copies = this.#chance(0.25) && alike.length > 0 ? alike.toSorted((a, b) => a - b) : [copy];
    const about = { copies, from: has };
    const offer = this.#chance(0.07) ? 1 + this.#below(30) : (paper?.promise?.seq ?? 1);
    const owed = this.#chance(0.8) ? paper?.owed?.to : undefined;
    const to = owed !== undefined && !places.includes(owed) ? owed : (this.#pick(takers) ?? 'desk');
    const place = owed !== undefined && places.includes(owed) ? owed : this.#pick([...places, undefined]);
    const onto = place === undefined ? {} : { place };
    const until = this.#pick(['2026-05-05', '2026-05-20']) ?? '';
    const giver = agentOf(has);
    const attempts: Record<string, () => Attempt> = {
      transfer: () => ({ actor: giver, act: acts.transfer(record, { ...about, to }) }),
      lend: () => ({ actor: giver, act: acts.lend(record, { ...about, to, until, permit }) }),
      giveOut: () => ({ actor: giver, act: acts.giveOut(record, { ...about, to, permit }) }),
      giveBack: () => ({ actor: giver, act: acts.giveBack(record, { ...about, to }) }),
      sendBack: () => ({ actor: giver, act: acts.sendBack(record, { ...about, carrier: 'post', run: 7 }) }),
      accept: () => this.#accept(record, { ...about, offer }, paper?.promise?.to ?? to, onto),
      arrive: () => ({ actor: staff.clerk, act: acts.arrive(record, offer, '2026-05-05', copies) }),
      takeBack: () => ({ actor: giver, act: acts.takeBack(record, { ...about, offer }) }),
      collect: () => ({
        actor: agentOf(to),
        act: acts.collect(record, { ...about, to, ...onto, person: giver, line }),
      }),
      recall: () => ({ actor: staff.clerk, act: acts.recall(record, { ...about, until }) }),
      takeOut: () => ({
        actor: giver,
        act: acts.takeOut(record, { ...about, purpose: 'P01', place: 'N01', until, permit }),
      }),
      bringBack: () => ({ actor: giver, act: acts.bringBack(record, about) }),
      archive: () => ({
        actor: agentOf(place ?? shelves.office),
        act: acts.archive(record, { ...about, place: place ?? shelves.office }),
      }),
      move: () => ({ actor: giver, act: acts.move(record, { ...about, place: place ?? shelves.office }) }),
      miss: () => ({ actor: giver, act: acts.miss(record, about) }),
      find: () => {
        const likelier = paper?.wanted ? takers : owed === undefined ? [] : [...places, ...places];
        const elsewhere = [...takers, ...places, ...likelier, ...likelier];
        const found = this.#chance(0.4) ? has : (this.#pick(elsewhere) ?? 'desk');
        return { actor: agentOf(found), act: acts.find(record, found, about) };
      },
      disclose: () => ({
        actor: staff.keeper,
        act: acts.disclose(record, { persons: [staff.reader], outside: { ...line, persons: 2 }, permit }),
      }),
    };
    return (attempts[this.#likely(paper)] ?? attempts['disclose'] ?? this.#begin)();
  }

  /** In one's own session, by a signature beside the giver, or by the giver's word on a paper line. */
  #accept(
    record: CodedRecord,
    about: { copies: number[]; from: string; offer: number },
    to: string,
    onto: object,
  ) {
    const person = agentOf(to);
    const way = this.#below(3);
    const said = way === 0 ? {} : way === 1 ? { statement: proof } : { line };
    const actor = way === 0 ? person : agentOf(about.from);
    const self = person === actor ? {} : said;
    return { actor, act: acts.accept(record, { ...about, to, ...onto, person, ...self }) };
  }

  /** What is tried: mostly what goes on with what is open, sometimes anything. */
  #likely(
    paper: ReturnType<CustodyModel['copies']> extends ReadonlyMap<number, infer P> ? P | undefined : never,
  ) {
    const any = [
      ...['transfer', 'lend', 'giveOut', 'giveBack', 'sendBack', 'accept', 'arrive', 'takeBack', 'collect'],
      ...['recall', 'takeOut', 'bringBack', 'archive', 'move', 'miss', 'find', 'disclose'],
    ];
    const next = this.#chance(0.25)
      ? any
      : paper?.lost
        ? ['find']
        : paper?.promise
          ? ['accept', 'accept', 'accept', 'arrive', 'takeBack', 'recall']
          : paper?.away
            ? ['bringBack', 'miss']
            : paper?.owed
              ? places.includes(paper.hands.at(-1)?.holder ?? '')
                ? ['move', 'move', 'giveBack']
                : ['giveBack', 'giveBack', 'collect', 'recall', 'takeOut', 'miss']
              : paper?.wanted
                ? ['transfer', 'collect', 'takeOut', 'miss', 'miss']
                : any;
    return this.#pick(next) ?? 'transfer';
  }

  #below(count: number): number {
    return Math.floor(this.#random.number() * count);
  }

  #chance(share: number): boolean {
    return this.#random.number() < share;
  }

  #pick<Of>(list: readonly Of[]): Of | undefined {
    return list[this.#below(list.length)];
  }
}

export const nameOf = ({ issuer, code }: Pick<CodedRecord, 'issuer' | 'code'>): string => `${issuer} ${code}`;
