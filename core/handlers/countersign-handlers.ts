import type { Handlers } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { controlChannels } from '../../contract/ipc/control.ts';
import type { Countersigning } from '../../contract/ipc/countersign.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { canonicalBytes, digestOf } from '../encoding/canonical.ts';
import { keepProof } from '../ledger/proofs.ts';
import { usableSigningKeys } from '../session/certificate-choice.ts';
import { type Countersigner, countersign, requireCountersigner } from '../session/countersigner.ts';
import type { TerminalDependencies } from '../session/dependencies.ts';
import type { OpenSession } from '../session/open-session.ts';
import type { Session } from '../session/session.ts';
import { shownForSigning } from '../views/countersign-view.ts';
import { requireCopiesShown, requireShown } from '../views/seen.ts';
import { type CountersignPlan, planOf } from './countersign-plan.ts';
import { CustodyTerms } from './custody-terms.ts';

export type CountersignChannels = 'control.prepareCountersign' | 'control.countersign';

const command = 'control.countersign';

/** What another person signs beside the session (decision 0017). */
export function countersignHandlers(
  dependencies: TerminalDependencies,
  session: Session,
): Pick<Handlers<typeof controlChannels>, CountersignChannels> {
  const { clock, config, token: port } = dependencies;

  const terms = new CustodyTerms(dependencies);
  const now = () => new Date(clock.now()).toISOString();

  /** Throws what the rules of the act have against what is stated of copies. */
  const requireTerms = ({ vault }: OpenSession, asked: Countersigning): void => {
    if ('alone' in asked) {
      terms.check(vault, asked.alone);
      terms.checkCopies(vault, asked.shown, asked.alone);
    }
    if ('disclosed' in asked) terms.check(vault, asked.disclosed);
  };

  /** Throws what would stand in the way of the act once it is signed. */
  const rehearse = (open: OpenSession, asked: Countersigning, { token }: Countersigner): CountersignPlan => {
    const { vault, check, rights } = open;
    const plan = planOf(asked, vault.user.code);
    if ('shown' in asked) requireCopiesShown(vault.store.registers, asked.shown, rights);
    else requireShown(vault.store.registers, plan.record, rights);
    usableSigningKeys(token, vault.trust, new Date(clock.now()));
    requireTerms(open, asked);
    const content = digestOf(canonicalBytes(plan.statement(config.organisation, now())));
    // What is not signed yet: its own digest holds the place of the signature.
    const { act, second } = plan.written({ content, signature: content });
    check(act, second);
    return plan;
  };

  const countersignerOf = (
    tokens: TokenHostState,
    { vault }: OpenSession,
    asked: Countersigning,
    serial?: string,
  ) =>
    requireCountersigner(config.token, tokens, vault, {
      person: asked.person,
      ...(serial === undefined ? {} : { serial }),
    });

  return {
    'control.prepareCountersign': (asked) => {
      const { open } = session;
      if (open.answered.has(command, asked)) return { shown: null };
      const countersigner = countersignerOf(session.tokens, open, asked);
      const { record } = rehearse(open, asked, countersigner);
      return { shown: shownForSigning(asked, record, open.vault, countersigner) };
    },

    'control.countersign': async ({ asked, serial }) => {
      try {
        return await session.signing((open) =>
          open.answered.run(command, asked, async () => {
            const countersigner = countersignerOf(await port.state(), open, asked, serial);
            const plan = rehearse(open, asked, countersigner);
            const signed = await countersign(
              dependencies,
              open.vault,
              countersigner.token,
              plan.statement(config.organisation, now()),
            );
            // Whose token opened the session has pulled it while the other signed.
            if (session.maybe !== open) throw new AppError('VAULT_LOCKED');
            const { store } = open.vault;
            store.transaction(() => {
              // It may have become another day while the other signed.
              requireTerms(open, asked);
              const { act, second } = plan.written(keepProof(store.proofs, signed));
              if (second === undefined) open.act(act);
              else open.actWith(second, act);
            });
            return {};
          }),
        );
      } finally {
        await session.logoutBeside(serial);
      }
    },
  };
}
