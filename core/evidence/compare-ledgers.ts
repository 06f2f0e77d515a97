import type { ErrorCode } from '../../contract/errors/index.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import { isSameValue } from '../encoding/canonical.ts';
import { isAheadOf } from '../encoding/stated-time.ts';
import type { Issued, LedgerFacts, Received, Rejection, Told } from './ledger-facts.ts';

/** Where one ledger contradicts another. An entry is undefined where the ledger has none. */
export interface Contradiction {
  code: ErrorCode;
  /** The ledger at fault, as far as that can be told, and its entry. */
  ledger: LedgerFacts;
  seq: number | undefined;
  /** The one that shows it. */
  other: LedgerFacts;
  otherSeq: number;
  /** The record concerned, by issuer and code. */
  record?: { issuer: OrganisationCode; code: ControlCode };
}

/** What one body sent another and is still under way, in either direction, by the ledgers of both. */
export interface UnderWay {
  from: OrganisationCode;
  to: OrganisationCode;
  /** Envelopes that were issued, not withdrawn, and neither taken in nor rejected by the receiver. */
  envelopes: number;
  /** Entries and refusals that are not in the sender's ledger. */
  answers: number;
}

/** Envelopes with records that one body issued, and that the other rejected and has not taken in since. */
export interface Rejected {
  from: OrganisationCode;
  to: OrganisationCode;
  fault: ErrorCode;
  /** The receiver has its record by another envelope. */
  again: boolean;
  envelopes: number;
}

export interface Comparison {
  contradictions: Contradiction[];
  underWay: UnderWay[];
  rejected: Rejected[];
}

/**
 * Holds the ledgers of several bodies against each other. What one holds under another's signature must be in that
 * other's ledger, and both must say the same of it: sender's issue, receipt of the endpoint and receiver's reception
 * name one record, one dispatch, the same copies and one envelope by its digest; a status in the sender's ledger is
 * what the receiver did. What the receiver neither has nor rejected may be under way. Two ledgers of one terminal must
 * be one history.
 */
export function compareLedgers(ledgers: readonly LedgerFacts[]): Comparison {
  const contradictions = forks(ledgers);
  const underWay: UnderWay[] = [];
  const rejected: Rejected[] = [];
  const bodies = new Map<OrganisationCode, LedgerFacts[]>();
  for (const ledger of ledgers)
    bodies.set(ledger.organisation, [...(bodies.get(ledger.organisation) ?? []), ledger]);
  for (const [from, senders] of bodies)
    for (const [to, receivers] of bodies) {
      if (from === to) continue;
      const pair = new Pair(senders, receivers);
      contradictions.push(...pair.contradictions());
      const open = pair.underWay(from, to);
      if (open.envelopes > 0 || open.answers > 0) underWay.push(open);
      rejected.push(...pair.rejected(from, to));
    }
  return { contradictions, underWay, rejected };
}

/** An older export of the same terminal is a beginning of the newer one. */
function forks(ledgers: readonly LedgerFacts[]): Contradiction[] {
  return ledgers.flatMap((ledger, index) =>
    ledgers.slice(0, index).flatMap((other): Contradiction[] => {
      if (ledger.terminal !== other.terminal) return [];
      const common = Math.min(ledger.hashes.length, other.hashes.length);
      const place = ledger.hashes.findIndex((hash, at) => at < common && hash !== other.hashes[at]);
      if (place === -1) return [];
      return [{ code: 'LEDGER_FORKED', ledger, seq: place + 1, other, otherSeq: place + 1 }];
    }),
  );
}

type Found<Fact> = { ledger: LedgerFacts; fact: Fact } | undefined;

/** The ledgers of a body that sends, and those of one that receives. */
class Pair {
  readonly #senders: readonly LedgerFacts[];
  readonly #receivers: readonly LedgerFacts[];

  constructor(senders: readonly LedgerFacts[], receivers: readonly LedgerFacts[]) {
    this.#senders = senders;
    this.#receivers = receivers;
  }

  contradictions(): Contradiction[] {
    const found: Contradiction[] = [];
    for (const receiver of this.#receivers)
      for (const [id, received] of receiver.received)
        if (received.from === this.#senders[0]?.organisation)
          found.push(...this.#comparedReception(receiver, id, received));
    for (const sender of this.#senders)
      for (const told of sender.told)
        if (told.from === this.#receivers[0]?.organisation) found.push(...this.#comparedStatus(sender, told));
    return found;
  }

  underWay(from: OrganisationCode, to: OrganisationCode): UnderWay {
    let [envelopes, answers] = [0, 0];
    const told = new Set(
      this.#senders.flatMap((sender) =>
        sender.told.filter(({ status }) => status !== '01').map(({ envelope }) => envelope),
      ),
    );
    for (const [id] of this.#issued(to)) {
      if (!this.#receivers.some(({ received }) => received.has(id))) {
        const withdrawn = this.#senders.some((sender) => sender.withdrawn.has(id));
        if (!withdrawn && this.#rejection(id) === undefined) envelopes += 1;
      } else if (this.#receivers.some((receiver) => receiver.answers.has(id)) && !told.has(id)) answers += 1;
    }
    return { from, to, envelopes, answers };
  }

  rejected(from: OrganisationCode, to: OrganisationCode): Rejected[] {
    const found = new Map<string, Rejected>();
    const records = new Set(
      this.#receivers.flatMap(({ received }) =>
        [...received.values()].flatMap((one) => (one.from === from ? [one.code] : [])),
      ),
    );
    for (const [id, { code }] of this.#issued(to)) {
      if (this.#receivers.some(({ received }) => received.has(id))) continue;
      const fault = this.#rejection(id)?.fault;
      if (fault === undefined) continue;
      const again = records.has(code);
      const key = `${fault} ${again}`;
      const envelopes = (found.get(key)?.envelopes ?? 0) + 1;
      found.set(key, { from, to, fault, again, envelopes });
    }
    return [...found.values()];
  }

  /** What was issued to a body, each envelope once, however many ledgers of its sender there are. */
  #issued(to: OrganisationCode): [EnvelopeId, Issued][] {
    const all = new Map(this.#senders.flatMap(({ issued }) => [...issued]));
    return [...all].filter(([, issued]) => issued.to === to);
  }

  /** How the receiver last rejected just this envelope, and no other that came under its identity. */
  #rejection(id: EnvelopeId): Rejection | undefined {
    const sent =
      find(this.#senders, ({ issued }) => issued.get(id)?.digest)?.fact ??
      find(this.#senders, ({ stored }) => stored.get(id)?.digest)?.fact;
    return this.#receivers
      .flatMap(({ rejected }) => rejected.get(id) ?? [])
      .findLast(({ digest }) => sent === undefined || digest === sent);
  }

  #comparedReception(receiver: LedgerFacts, id: EnvelopeId, received: Received): Contradiction[] {
    const record = { issuer: received.from, code: received.code };
    const shown = { other: receiver, otherSeq: received.seq, record };
    const issue = find(this.#senders, ({ issued }) => issued.get(id));
    if (issue === undefined) return [{ ...this.#lacking(received), ...shown }];
    const { digest = received.envelope } = issue.fact;
    if (!agree(issue.fact, received, receiver.organisation) || digest !== received.envelope)
      return [{ code: 'LEDGERS_DISAGREE', ledger: issue.ledger, seq: issue.fact.seq, ...shown }];
    const receipt = find(this.#senders, ({ stored }) => stored.get(id));
    if (receipt === undefined || receipt.fact.digest === received.envelope) return [];
    return [{ code: 'LEDGERS_DISAGREE', ledger: receipt.ledger, seq: receipt.fact.seq, ...shown }];
  }

  /** The sender's ledger has no issue for what the receiver holds: it says otherwise, or it ends before that. */
  #lacking({ code, dispatchedAt }: Received): Pick<Contradiction, 'code' | 'ledger' | 'seq'> {
    const latest = this.#senders.reduce((one, other) =>
      (other.lastAt ?? '') > (one.lastAt ?? '') ? other : one,
    );
    const cancel = find(this.#senders, ({ cancelled }) => cancelled.get(code));
    if (cancel !== undefined) return { code: 'RECORD_DENIED', ledger: cancel.ledger, seq: cancel.fact };
    // A copy of the store taken while the token signs lacks the issue by a moment.
    const wentOn =
      dispatchedAt !== undefined && latest.lastAt !== undefined && isAheadOf(latest.lastAt, dispatchedAt);
    return { code: wentOn ? 'RECORD_DENIED' : 'LEDGER_LACKS_ACT', ledger: latest, seq: undefined };
  }

  #comparedStatus(sender: LedgerFacts, told: Told): Contradiction[] {
    const record = { issuer: sender.organisation, code: told.code };
    const shown = { other: sender, otherSeq: told.seq, record };
    const [first] = this.#receivers;
    if (first === undefined) return [];
    const reception = find(this.#receivers, ({ received }) => received.get(told.envelope));
    const lacks: Contradiction = { code: 'LEDGER_LACKS_ACT', ledger: first, seq: undefined, ...shown };
    if (reception === undefined) return [lacks];
    if (told.status !== '02' && told.status !== '03') return [];
    const answer = find(this.#receivers, ({ answers }) => answers.get(told.envelope));
    if (answer === undefined) return [{ ...lacks, ledger: reception.ledger, seq: reception.fact.seq }];
    const { status, reasons, statement, seq } = answer.fact;
    const same = { status: told.status, reasons: told.reasons, statement: told.statement };
    if (isSameValue({ status, reasons, statement }, same)) return [];
    return [{ code: 'LEDGERS_DISAGREE', ledger: answer.ledger, seq, ...shown }];
  }
}

function find<Fact>(
  ledgers: readonly LedgerFacts[],
  fact: (ledger: LedgerFacts) => Fact | undefined,
): Found<Fact> {
  for (const ledger of ledgers) {
    const found = fact(ledger);
    if (found !== undefined) return { ledger, fact: found };
  }
  return undefined;
}

const agree = (issued: Issued, received: Received, receiver: OrganisationCode): boolean =>
  issued.to === receiver &&
  isSameValue(
    [issued.code, issued.record, issued.dispatch, issued.copies],
    [received.code, received.record, received.dispatch, received.copies],
  );
