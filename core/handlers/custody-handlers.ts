import type { Handlers } from '../../contract/channel.ts';
import { AppError, failureOf } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { mostHere } from '../../contract/ipc/custody-channels.ts';
import { isInHands, reads, seesAll } from '../../domain/rights/sight.ts';
import { copiesHereIn } from '../acts/support/copies-here.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { Session } from '../session/session.ts';
import { insideViews } from '../views/inside-view.ts';
import { sectionView } from '../views/section-view.ts';
import { actOf, disclosedAct } from './custody-acts.ts';
import { CustodyTerms } from './custody-terms.ts';

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
  const terms = new CustodyTerms({ clock, config });
  return {
    'section.view': () => {
      const { vault } = session.open;
      return { section: sectionView(vault, new Date(clock.now()).toISOString()) };
    },

    'custody.held': ({ holder, limit, offset }) => {
      const { vault, rights } = session.open;
      const { registers, ledger } = vault.store;
      const sight = rights.sight();
      // Who reads no register sees what is in their own hands.
      if (sight.readsTo === null && !sight.hands.includes(holder)) rights.requireSome('read');
      const { copies, ...counted } = registers.seenBy(sight).heldBy(holder, limit, offset);
      const locked = seesAll(sight) ? 0 : registers.heldBy(holder, 0, 0).total - counted.total;
      const insideView = insideViews(ledger);
      return {
        ...counted,
        ...(locked > 0 ? { locked } : {}),
        copies: copies.map(({ custody, ...copy }) => ({ ...copy, inside: insideView(custody) })),
      };
    },

    'custody.holders': () => {
      const { vault, rights } = session.open;
      return { holders: vault.store.registers.seenBy(rights.sight()).holders() };
    },

    'custody.here': ({ records }) => {
      const { vault, rights } = session.open;
      const { registers, ledger } = vault.store;
      const sight = rights.sight();
      const insideView = insideViews(ledger);
      const copies = records.flatMap((key) => {
        const row = registers.get(key);
        if (row === undefined) throw new AppError('RECORD_NOT_FOUND');
        const { record, state } = row;
        if (state === 'cancelled') return [];
        return [...copiesHereIn(registers, record)]
          .filter(([, where]) => reads(sight, record.level) || isInHands(where, sight))
          .map(([copy, where]) => ({ record, copy, inside: insideView(where) }));
      });
      return { copies: copies.slice(0, mostHere), more: copies.length > mostHere };
    },

    'custody.do': ({ copies, deed, second }) =>
      session.signing(async ({ vault, act, actWith }) => {
        const refused: { place: number; failure: ReturnType<typeof failureOf> }[] = [];
        try {
          vault.store.transaction(() => {
            terms.check(vault, deed, second);
            for (const [place, shown] of copies.entries()) {
              try {
                terms.checkCopies(vault, shown, deed);
                const made = actOf(shown, deed, vault.user.code);
                if (second === undefined) act(made);
                else actWith(second, made);
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

    'custody.disclose': ({ second, request: _request, ...disclosed }) =>
      session.signing(async ({ vault, act, actWith }) => {
        const { issuer, code } = disclosed;
        if (vault.store.registers.get({ issuer, code }) === undefined) throw new AppError('RECORD_NOT_FOUND');
        const made = disclosedAct(disclosed);
        vault.store.transaction(() => {
          terms.check(vault, disclosed, second);
          if (second === undefined) act(made);
          else actWith(second, made);
        });
        return {};
      }),
  };
}
