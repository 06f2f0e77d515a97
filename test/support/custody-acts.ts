import type { Permit } from '../../contract/custody/permit.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { Act, ActOf } from '../../contract/ledger/act.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { checkRights } from '../../core/acts/engine/rights-check.ts';
import { concurrenceWith } from '../../core/acts/support/concurrence.ts';
import { frameEntry, genesis } from '../../core/ledger/chain.ts';
import { type CopyCustody, firstCustody } from '../../domain/custody/copy-custody.ts';
import type { Office } from '../../domain/rights/office.ts';
import { custodyOffice, staff } from './custody-section.ts';
import { self } from './store.ts';

/** The acts about copies inside an organisation: of copy 1, which is at the desk, unless said otherwise. */

type From = 'transfer' | 'lend' | 'give-out' | 'give-back' | 'send-back' | 'accept' | 'take-back' | 'collect';
type Kept = 'recall' | 'take-out' | 'bring-back' | 'archive' | 'move' | 'miss';
type Shared = 'issuer' | 'copies' | 'from';
type Terms<Name extends From | Kept> = Omit<ActOf<Name>['data'], Shared> & {
  copies?: number[];
  from?: string;
};
type Subject = Pick<CodedRecord, 'issuer' | 'code'>;

const builder =
  <Name extends From | Kept>(act: Name) =>
  ({ issuer, code }: Subject, { copies = [1], from = 'desk', ...terms }: Terms<Name>): Act =>
    // The terms are those of the act by its name.
    ({ act, subject: code, data: { issuer, copies, from, ...terms } }) as Act;

export const custodyActs = {
  transfer: builder('transfer'),
  lend: builder('lend'),
  giveOut: builder('give-out'),
  giveBack: builder('give-back'),
  sendBack: builder('send-back'),
  accept: builder('accept'),
  takeBack: builder('take-back'),
  collect: builder('collect'),
  recall: builder('recall'),
  takeOut: builder('take-out'),
  bringBack: builder('bring-back'),
  archive: builder('archive'),
  move: builder('move'),
  miss: builder('miss'),
  arrive: ({ issuer, code }: Subject, offer: number, on = '2026-05-05', copies = [1]): Act => ({
    act: 'arrive',
    subject: code,
    data: { issuer, copies, offer, on },
  }),
  find: ({ issuer, code }: Subject, holder: string, { copies = [1], from = 'desk' } = {}): Act => ({
    act: 'find',
    subject: code,
    data: { issuer, copies, from, holder },
  }),
  /** Before the act that it stands by. */
  concur: concurrenceWith,
  disclose: (
    { issuer, code }: Subject,
    terms: Pick<ActOf<'disclose'>['data'], 'outside' | 'permit'> & { persons?: string[] },
  ): Act => ({ act: 'disclose', subject: code, data: { issuer, persons: [], ...terms } }),
};

/** The head permits, on paper. */
export const permit: Permit = {
  by: staff.head,
  paper: { number: 12, notation: 'QĐ-UBND', issuedOn: '2026-05-04' },
};
/** A line of the paper book of hand-overs. */
export const line = { year: 2026, line: 17 };

export interface Circumstances {
  readonly actor?: string;
  readonly at?: string;
  readonly level?: CodedRecord['level'];
  readonly office?: Office;
  /** Who stands by it. */
  readonly second?: string;
  /** Where copy 1 is: at the desk unless said otherwise. */
  readonly where?: Partial<CopyCustody>;
  /** By the rules of sessions before the fifth generation. */
  readonly earlier?: boolean;
}

const office = custodyOffice(self);

/** The code with which the small agency of `custodySection` refuses an act to who does it; null when they may. */
export function rightsRefusal(act: Act, circumstances: Circumstances = {}): ErrorCode | null {
  const { actor = staff.clerk, at = '2026-05-05T01:00:00.000Z', level = 'B' } = circumstances;
  const { where, earlier = false } = circumstances;
  const record = { level } as CodedRecord;
  const entry = frameEntry(act, { seq: 40, at, actor, prev: genesis });
  try {
    checkRights(entry, {
      ...{ self, registers: { get: () => ({ record }) }, office: circumstances.office ?? office },
      levelOfEnvelope: 'unknown',
      second: () => circumstances.second,
      here: earlier ? 'unasked' : () => new Map([[1, { ...firstCustody({}), ...where }]]),
    });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return null;
}

/** Who of the agency may do it, by name; `act` is what each would write. */
export const mayDo = (act: (person: string) => Act, circumstances: Circumstances = {}): string[] =>
  Object.entries(staff).flatMap(([name, actor]) =>
    rightsRefusal(act(actor), { ...circumstances, actor }) === null ? [name] : [],
  );
