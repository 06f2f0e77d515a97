import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { Digest, EnvelopeId, PersonCode } from '../../../contract/scalar.ts';
import { type CopiesHere, copiesHere } from '../../../domain/record/record-custody.ts';
import { specificationOf } from '../index.ts';
import { agree } from '../support/agree.ts';
import type { NamedDocuments } from '../support/documents.ts';
import { LedgerState } from '../support/ledger-state.ts';
import { LineRules, type LineRulesContext } from '../support/line-rules.ts';
import { Offices } from './offices.ts';
import { project } from './projection.ts';
import { checkRights } from './rights-check.ts';

export interface ReplayContext extends Pick<LineRulesContext, 'self' | 'directory'> {
  /** What came in, verified entry by entry before `take`; without it no section decides about rights. */
  readonly documents?: NamedDocuments | undefined;
}

/**
 * Holds each entry of a ledger against all before it: gapless ordinals and arrival numbers, no code or number
 * twice, lines corrected and signed as they stand, every envelope answered once, token, directory and section of the session,
 * the state machines of document, copy and message, codes and dates by the rules of the registers, and no act in an
 * earlier generation than it had before: that says less, and no version opens the vault of a later one. A running
 * terminal's own rules keep such entries out; this finds them in a ledger that another program wrote. Keeps every
 * record in memory.
 */
export class Replay {
  readonly #state: LedgerState;
  readonly #rules: LineRules;
  readonly #offices = new Offices();
  /** The generation in which each act was written last. */
  readonly #generations = new Map<LedgerEntry['act'], number>();

  constructor({ self, directory, documents }: ReplayContext) {
    this.#state = new LedgerState(self, documents);
    const { registers, volumes, numbers } = this.#state;
    const state = { registers, volumes, numbers, inUse: this.#state };
    this.#rules = new LineRules({ self, directory, ...state }, documents);
  }

  /**
   * Takes the next entry. Throws the code of the rule it breaks: ORDINAL_BROKEN, NUMBER_USED, RECORD_CODE_USED,
   * RECORD_NOT_FOUND, RECORD_WRONG_STATE, RECORD_SETTLED, PAPER_SENT_AGAIN, MESSAGE_WRONG_STATE, ENVELOPE_CONFLICT,
   * NUMBERS_BY_HAND_OPEN, NUMBERS_BY_HAND_NONE, NUMBERS_BY_HAND_WRONG, LEDGER_CONTRADICTS, or that of a rule for lines.
   */
  take(entry: LedgerEntry): void {
    const generation = entry.generation ?? 1;
    agree(generation >= (this.#generations.get(entry.act) ?? 1));
    this.#generations.set(entry.act, generation);
    const { follow, checkRules } = specificationOf(entry);
    if (follow !== 'none') follow(entry, this.#state);
    if (checkRules !== 'none') checkRules(entry, this.#rules);
    const second = this.#state.concurrences.take(entry);
    this.#checkRights(entry, second);
    for (const change of project(entry, this.#state.self)) this.#state.apply(entry.seq, change);
  }

  /** By the section and the law of the session; not at all where nobody has the bytes of the section. */
  #checkRights(entry: LedgerEntry, second: PersonCode | undefined): void {
    const { self, registers, section, session, isStaffed } = this.#state;
    if (isStaffed && section === undefined) return;
    const office = section === undefined ? undefined : this.#offices.of(section, this.#rules.asOf(entry).law);
    const here = (key: RecordKey): CopiesHere => {
      const found = registers.get(key);
      return found === undefined ? new Map() : copiesHere(found);
    };
    checkRights(entry, {
      ...{ self, registers, office, levelOfEnvelope: 'unknown', second: () => second },
      here: session.isSince(5) ? here : 'unasked',
    });
  }

  /** SHA-256 of an envelope as the act names it that sends it; undefined where no act does. */
  digestOfSent(envelope: EnvelopeId): Digest | undefined {
    return this.#state.envelopes.digestOfSent(envelope);
  }
}
