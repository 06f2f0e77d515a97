import type { Handlers } from '../../contract/channel.ts';
import { AppError, failureOf } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type CopiesShown, type CustodyDeed, mostHere } from '../../contract/ipc/custody-channels.ts';
import type { Act } from '../../contract/ledger/act.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { firstCustody } from '../../domain/custody/copy-custody.ts';
import { checkTerms } from '../../domain/record/custody-terms.ts';
import { isHere } from '../../domain/record/record-custody.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenVault } from '../session/open-vault.ts';
import type { Session } from '../session/session.ts';
import { insideView } from '../views/inside-view.ts';
import { sectionView } from '../views/section-view.ts';

type CustodyChannels =
  | 'section.view'
  | 'custody.held'
  | 'custody.holders'
  | 'custody.here'
  | 'custody.do'
  | 'custody.disclose';

/** Undoes a transaction in which something was refused. */
class Refused extends Error {}

/** Copies inside the organisation: where they are, and what is done to them. */
export function custodyHandlers(
  { clock, config }: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof coreChannels>, CustodyChannels> {
  const self = config.organisation;
  const contextOf = ({ directory, law }: OpenVault) => ({
    ...{ self, directory, law, today: localDate(clock.now()) },
  });
  return {
    'section.view': () => {
      const { vault } = session.open;
      return { section: sectionView(vault, new Date(clock.now()).toISOString()) };
    },

    'custody.held': ({ holder, limit, offset }) => {
      const { registers, ledger } = session.open.vault.store;
      const { copies, ...counted } = registers.heldBy(holder, limit, offset);
      return {
        ...counted,
        copies: copies.map(({ custody, ...copy }) => ({ ...copy, inside: insideView(ledger, custody) })),
      };
    },

    'custody.holders': () => ({ holders: session.open.vault.store.registers.holders() }),

    'custody.here': ({ records }) => {
      const { registers, ledger } = session.open.vault.store;
      const copies = records.flatMap((key) => {
        const row = registers.get(key);
        if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
        const { record, state } = row;
        const [custody, first] = [new Map(registers.custody(key)), firstCustody(record)];
        return registers
          .copies(key)
          .filter((copy) => state !== 'cancelled' && isHere(record, copy))
          .map(({ copy }) => ({ record, copy, inside: insideView(ledger, custody.get(copy) ?? first) }));
      });
      return { copies: copies.slice(0, mostHere), more: copies.length > mostHere };
    },

    'custody.do': ({ copies, deed }) =>
      session.signing(async ({ vault, act }) => {
        checkTerms({ ...deed, ...('paper' in deed ? { line: deed.paper?.line } : {}) }, contextOf(vault));
        const refused: { place: number; failure: ReturnType<typeof failureOf> }[] = [];
        try {
          vault.store.transaction(() => {
            for (const [place, shown] of copies.entries()) {
              try {
                if (deed.act === 'send-back' && shown.issuer === self)
                  throw new AppError('RECORD_WRONG_STATE');
                act(actOf(shown, deed, vault.user.code));
              } catch (error) {
                if (!(error instanceof AppError)) throw error;
                refused.push({ place, failure: failureOf(error) });
              }
            }
            if (refused.length > 0) throw new Refused();
          });
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
        }
        return { refused };
      }),

    'custody.disclose': ({ issuer, code, persons, outside, permit }) =>
      session.signing(async ({ vault, act }) => {
        if (vault.store.registers.get({ issuer, code }) === undefined) throw new AppError('RECORD_NOT_FOUND');
        if (persons.length === 0 && outside === undefined)
          throw new AppError('RECORD_INVALID', { field: 'persons' });
        checkTerms({ permit, outside }, contextOf(vault));
        const data = { issuer, persons, ...(outside === undefined ? {} : { outside }), permit };
        act({ act: 'disclose', subject: code, data });
        return {};
      }),
  };
}

/** The act that a deed is for one record. OFFER_GONE where nothing was offered. */
function actOf({ code, ...shown }: CopiesShown, deed: CustodyDeed, actor: PersonCode): Act {
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
    case 'miss': {
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
    case 'find':
      return { act: 'find', subject: code, data: { issuer, copies, holder: deed.holder } };
  }
}

function offerOf({ offer }: Pick<CopiesShown, 'offer'>): number {
  if (offer === undefined) throw new AppError('OFFER_GONE');
  return offer;
}
