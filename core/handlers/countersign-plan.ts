import type { Concurred } from '../../contract/custody/concurred.ts';
import type { Countersigned } from '../../contract/custody/countersigned.ts';
import type { Countersigning, HandOverSigning } from '../../contract/ipc/countersign.ts';
import { type Act, numberAct } from '../../contract/ledger/act.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import { TwoPersonAct } from '../../contract/rights/two-person.ts';
import type { Instant, OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { deedOf, type SaidBySecond } from '../acts/support/concurrence.ts';
import { actOf, countersignedAct, disclosedAct } from './custody-acts.ts';

/** What somebody signs beside the session, and what is written then. */
export interface CountersignPlan {
  readonly record: RecordKey;
  statement(organisation: OrganisationCode, at: Instant): Countersigned | Concurred;
  /** The act, and who stands by it where the signature is theirs. */
  written(signature: Proof): { readonly act: Act; readonly second?: SaidBySecond };
}

/** OFFER_GONE where nothing was offered; RECORD_INVALID where nobody was shown it. */
export function planOf(asked: Countersigning, actor: PersonCode): CountersignPlan {
  if ('deed' in asked) return handOverPlan(asked);
  const act = 'alone' in asked ? actOf(asked.shown, asked.alone, actor) : disclosedAct(asked.disclosed);
  return secondPlan(act, 'alone' in asked ? asked.shown : asked.disclosed, asked.person);
}

function handOverPlan(asked: HandOverSigning): CountersignPlan {
  const { shown, deed, person } = asked;
  const { issuer, code, copies, from, offer } = shown;
  return {
    record: { issuer, code },
    statement: (organisation, at) => ({
      purpose: 'tram-mat/countersigned',
      ...{ organisation, act: deed.act, issuer, code, copies, from, to: deed.to },
      // A collection answers no offer, whatever was open about the copies.
      ...(deed.act === 'accept' && offer !== undefined ? { offer } : {}),
      ...{ person, at },
    }),
    written: (signature) => ({ act: countersignedAct(asked, signature) }),
  };
}

function secondPlan(act: Act, { issuer, code }: RecordKey, person: PersonCode): CountersignPlan {
  const deed = deedOf(numberAct(act));
  return {
    record: { issuer, code },
    statement: (organisation, at) => ({
      ...{ purpose: 'tram-mat/concurred', organisation, act: TwoPersonAct.parse(act.act), issuer, code },
      ...{ deed, person, at },
    }),
    written: (statement) => ({ act, second: { person, statement } }),
  };
}
