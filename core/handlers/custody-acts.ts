import { AppError } from '../../contract/errors/index.ts';
import type { HandOverSigning } from '../../contract/ipc/countersign.ts';
import type { CopiesShown, CustodyDeed, Disclosure } from '../../contract/ipc/custody-channels.ts';
import type { Act } from '../../contract/ledger/act.ts';
import type { Proof } from '../../contract/ledger/parts.ts';
import type { PersonCode } from '../../contract/scalar.ts';

/** The act that a deed is for one record. OFFER_GONE where nothing was offered. */
export function actOf({ code, ...shown }: CopiesShown, deed: CustodyDeed, actor: PersonCode): Act {
  const { issuer, copies, from } = shown;
  const about = { issuer, copies, from };
  switch (deed.act) {
    case 'transfer':
    case 'lend':
    case 'give-out':
    case 'give-back':
    case 'send-back':
    case 'recall':
    case 'take-out':
    case 'archive':
    case 'move':
    case 'bring-back':
    case 'miss':
    case 'find': {
      const { act, ...terms } = deed;
      // Deed and act are of one name; that their members agree is held by the act's schema when it is written.
      return { act, subject: code, data: { ...about, ...terms } } as Act;
    }
    case 'accept': {
      const { to, place, paper } = deed;
      const said = { person: paper?.person ?? actor, ...(paper === undefined ? {} : { line: paper.line }) };
      const data = {
        ...about,
        offer: offerOf(shown),
        to,
        ...(place === undefined ? {} : { place }),
        ...said,
      };
      return { act: 'accept', subject: code, data };
    }
    case 'take-back':
      return { act: 'take-back', subject: code, data: { ...about, offer: offerOf(shown) } };
    case 'arrive':
      return { act: 'arrive', subject: code, data: { issuer, copies, offer: offerOf(shown), on: deed.on } };
    case 'collect': {
      const { to, place, paper } = deed;
      const data = { ...about, to, ...(place === undefined ? {} : { place }), ...paper };
      return { act: 'collect', subject: code, data };
    }
  }
}

/** The act that a hand-over is which its other person has signed. OFFER_GONE where nothing was offered. */
export function countersignedAct({ shown, deed, person }: HandOverSigning, statement: Proof): Act {
  const { issuer, code, copies, from } = shown;
  const said = { issuer, copies, from, to: deed.to, person, statement };
  switch (deed.act) {
    case 'accept':
      return { act: 'accept', subject: code, data: { ...said, offer: offerOf(shown) } };
    case 'collect': {
      const { place } = deed;
      return {
        act: 'collect',
        subject: code,
        data: { ...said, ...(place === undefined ? {} : { place }) },
      };
    }
  }
}

/** RECORD_INVALID at the field `persons` where nobody was shown it. */
export function disclosedAct({ issuer, code, persons, outside, permit }: Disclosure): Act {
  if (persons.length === 0 && outside === undefined)
    throw new AppError('RECORD_INVALID', { field: 'persons' });
  const data = { issuer, persons, ...(outside === undefined ? {} : { outside }), permit };
  return { act: 'disclose', subject: code, data };
}

/** OFFER_GONE where nothing was offered. */
export function offerOf({ offer }: Pick<CopiesShown, 'offer'>): number {
  if (offer === undefined) throw new AppError('OFFER_GONE');
  return offer;
}
