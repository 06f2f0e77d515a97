import { AppError } from '../../../contract/errors/index.ts';
import {
  type Act,
  type ActOf,
  type LedgerEntry,
  numberAct,
  type RecordedAct,
} from '../../../contract/ledger/act.ts';
import type { TwoPersonAct } from '../../../contract/rights/two-person.ts';
import type { Digest, PersonCode } from '../../../contract/scalar.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { agree } from './agree.ts';
import { twoPersonRuleOf } from './two-person-rule.ts';

/** Who the second person is, and how they say so. */
export type SaidBySecond = Pick<ActOf<'concur'>['data'], 'person' | 'statement' | 'line'>;

/** What a second person stands by: the act as the ledger has it, without its frame. */
export const deedOf = ({ act, generation, subject, data }: RecordedAct): Digest =>
  digestOf(canonicalBytes({ act, ...(generation === undefined ? {} : { generation }), subject, data }));

/** The act by which a second person stands by another, which is written next. RECORD_INVALID where the law can ask for none. */
export function concurrenceWith(act: Act, said: SaidBySecond): Act {
  const rule = twoPersonRuleOf(act);
  if (rule === undefined || !mayAskForTwo(act)) throw new AppError('RECORD_INVALID', { field: 'person' });
  const data = { issuer: act.data.issuer, act: rule, deed: deedOf(numberAct(act)), ...said };
  return { act: 'concur', subject: act.subject, data };
}

const mayAskForTwo = (act: Act): act is ActOf<TwoPersonAct | 'find'> => twoPersonRuleOf(act) !== undefined;

/** Who stands by an entry, by the entry before it; undefined where nobody does. */
export function secondOf(entry: LedgerEntry, before: LedgerEntry | undefined): PersonCode | undefined {
  return before?.act === 'concur' && isDeedOf(before, entry) ? before.data.person : undefined;
}

/** The entries of a ledger one after the other, as far as second persons stand by them. */
export class Concurrences {
  #last: LedgerEntry | undefined;

  /** Who stands by the next entry. LEDGER_CONTRADICTS where somebody stood by another act in its place. */
  take(entry: LedgerEntry): PersonCode | undefined {
    const before = this.#last;
    this.#last = entry;
    agree(before?.act !== 'concur' || isDeedOf(before, entry));
    return secondOf(entry, before);
  }
}

const isDeedOf = (concurred: LedgerEntry & { act: 'concur' }, entry: LedgerEntry): boolean =>
  concurred.actor === entry.actor &&
  concurred.subject === entry.subject &&
  concurred.data.act === twoPersonRuleOf(entry) &&
  'issuer' in entry.data &&
  concurred.data.issuer === entry.data.issuer &&
  concurred.data.deed === deedOf(entry);
